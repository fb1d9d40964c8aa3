import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import { retryIn, usualPatience } from './backoff.ts';
import {
  defineDriver,
  type DeviceEvent,
  type DriverContext,
  type DriverStatus,
  type PortListener,
} from './driver.ts';
import { registryOf } from './registry.ts';
import { superviseDevices } from './supervisor.ts';

const ok: DriverStatus = { health: 'ok', reason: 'none', details: {} };
const offline: DriverStatus = { health: 'offline', reason: 'silent', details: {} };
const starting: DriverStatus = { health: 'starting', reason: 'connecting', details: {} };

/** A driver whose every move the test decides. */
const puppet = () => {
  const opened: {
    context: DriverContext;
    listener: PortListener;
    status: DriverStatus;
    closed: number;
    say(status: DriverStatus): void;
  }[] = [];
  let onOpen = (): void => {};
  const driver = defineDriver({
    id: 'puppet',
    kind: 'scanner',
    options: z.strictObject({ level: z.number().default(1) }),
    open(_, context) {
      onOpen();
      const listener: PortListener = { onOpen() {}, onData() {}, onClose() {} };
      const one = {
        context,
        listener,
        status: starting,
        closed: 0,
        say(status: DriverStatus) {
          one.status = status;
          context.changed();
        },
      };
      opened.push(one);
      return { status: () => one.status, close: () => void one.closed++ };
    },
  });
  return {
    driver,
    opened,
    last: () => {
      const one = opened.at(-1);
      if (!one) throw new Error('nothing is open');
      return one;
    },
    onOpen: (run: () => void) => {
      onOpen = run;
    },
  };
};

const shop = (patience = usualPatience) => {
  const one = puppet();
  const clock = manualClock();
  const events: [string, DeviceEvent][] = [];
  let destroyed = 0;
  let onEvent = (): void => {};
  const devices = superviseDevices(
    registryOf([one.driver]),
    {
      clock,
      log: silentLog,
      // Always the longest wait of its range.
      random: () => 1,
      openPort: (_, listener) => {
        one.last().listener = listener;
        return { write() {}, destroy: () => void destroyed++ };
      },
      onEvent(device, event) {
        events.push([device, event]);
        onEvent();
      },
    },
    patience,
  );
  const health = (id = 'gate') => {
    const found = devices.value.get().devices.find((each) => each.id === id);
    if (!found) throw new Error(`no device ${id}`);
    return found;
  };
  return {
    ...one,
    clock,
    events,
    devices,
    health,
    destroyed: () => destroyed,
    onEvent: (run: () => void) => {
      onEvent = run;
    },
    apply: (...configs: Record<string, unknown>[]) =>
      devices.apply(configs.map((each) => ({ id: 'gate', driver: 'puppet', ...each }))),
  };
};

const scan: DeviceEvent = { kind: 'scan', text: 'X', at: 1 };

describe('the supervisor', () => {
  it('tells how each device is and what it says', () => {
    const { apply, last, health, events, clock, devices } = shop();
    const told: unknown[] = [];
    devices.value.onChange((value) => told.push(value));
    apply({ simulated: true });
    expect(health()).toEqual({
      id: 'gate',
      driver: 'puppet',
      kind: 'scanner',
      health: 'starting',
      reason: 'connecting',
      since: clock.wall(),
      lastEventAt: null,
      simulated: true,
      details: {},
    });
    clock.advance(100);
    last().say({ ...ok, details: { model: 'X1' } });
    expect(health()).toMatchObject({ health: 'ok', since: clock.wall(), details: { model: 'X1' } });
    last().context.emit(scan);
    expect(events).toEqual([['gate', scan]]);
    const at = clock.wall();
    clock.advance(5_000);
    expect(health().lastEventAt).toBe(at);
    expect(told.length).toBe(3);
  });

  it('tries again, slower each time, until the device has been well for a while', () => {
    const { apply, last, opened, clock, health } = shop();
    apply({});
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      const before = opened.length;
      last().say(offline);
      expect(last().closed).toBe(1);
      let waited = 0;
      while (opened.length === before) {
        clock.advance(100);
        waited += 100;
      }
      waits.push(waited);
      // Up for a moment: that is no recovery.
      if (i === 3) last().say(ok);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(health()).toMatchObject({ health: 'offline', reason: 'silent' });
    last().say(ok);
    clock.advance(30_000);
    const before = opened.length;
    last().say(offline);
    clock.advance(500);
    expect(opened.length).toBe(before + 1);
  });

  it('shows what is wrong until it is right, and since when', () => {
    const { apply, last, health, clock } = shop();
    apply({});
    last().say(offline);
    const since = clock.wall();
    clock.advance(500);
    last().say(starting);
    expect(health()).toMatchObject({ health: 'offline', reason: 'silent', since });
    last().say(offline);
    expect(health()).toMatchObject({ since, details: { failures: 2, retryInMs: 1000 } });
    clock.advance(1000);
    last().say(ok);
    expect(health()).toMatchObject({ health: 'ok', since: clock.wall() });
  });

  it('leaves a device that another client holds alone for a good while', () => {
    const { apply, last, opened, clock } = shop();
    apply({});
    last().say({ health: 'busy', reason: 'held-by-another-client', details: {} });
    clock.advance(14_999);
    expect(opened.length).toBe(1);
    clock.advance(1);
    expect(opened.length).toBe(2);
  });

  it('spreads its tries by chance, half the wait at the least', () => {
    for (const random of [0, 0.25, 0.999]) {
      const wait = retryIn(3, 'offline', () => random, usualPatience);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(2000);
    }
    expect(retryIn(1000, 'offline', () => 1, usualPatience)).toBe(30_000);
  });

  type Shop = ReturnType<typeof shop>;
  it.each<[string, (s: Shop) => void]>([
    [
      'while opening',
      (s) => {
        s.onOpen(explode);
        s.apply({});
      },
    ],
    [
      'in a callback of its port',
      (s) => {
        s.apply({});
        s.last().context.openPort('tcp:x:1', { onOpen() {}, onData: explode, onClose() {} });
        s.last().listener.onData(new Uint8Array(1));
      },
    ],
    [
      'in a timer',
      (s) => {
        s.apply({});
        s.last().context.clock.after(10, explode);
        s.clock.advance(10);
      },
    ],
    [
      'in its status',
      (s) => {
        s.apply({});
        Object.defineProperty(s.last(), 'status', { get: explode });
        s.last().context.changed();
      },
    ],
  ])('is the wall for a driver that throws %s', (_, provoke) => {
    const s = shop();
    provoke(s);
    expect(s.health()).toMatchObject({ health: 'fault', reason: 'driver-bug' });
    const before = s.opened.length;
    s.onOpen(() => {});
    s.clock.advance(5_000);
    expect(s.opened.length).toBe(before + 1);
    s.last().say(ok);
    expect(s.health().health).toBe('ok');
  });

  it('is the wall for a driver that throws while closing', () => {
    const { apply, last, health, devices } = shop();
    apply({});
    Object.defineProperty(last(), 'closed', { get: explode });
    last().say(offline);
    expect(health()).toMatchObject({ health: 'offline', reason: 'silent' });
    expect(() => devices.close()).not.toThrow();
  });

  it('takes back the ports and timers of a driver that could not', () => {
    const { apply, last, clock, destroyed } = shop();
    apply({});
    const { context } = last();
    let ran = 0;
    context.openPort('tcp:x:1', { onOpen() {}, onData() {}, onClose() {} });
    const given = context.openPort('tcp:x:2', { onOpen() {}, onData() {}, onClose() {} });
    given.destroy();
    context.clock.every(10, () => ran++);
    last().say(offline);
    clock.advance(1000);
    expect([destroyed(), ran]).toEqual([2, 0]);
  });

  it('lets a driver say its last words while it closes', () => {
    const { driver, events, apply, last } = shop();
    const open = driver.open;
    Object.assign(driver, {
      open: (options: { level: number }, context: DriverContext) => {
        const device = open(options, context);
        return { status: () => device.status(), close: () => context.emit(scan) };
      },
    });
    apply({});
    last().say(offline);
    last().context.emit(scan);
    expect(events.length).toBe(1);
  });

  it('keeps a device whose event finds a bug behind it', () => {
    const { apply, last, health, onEvent } = shop();
    apply({});
    last().say(ok);
    onEvent(explode);
    last().context.emit(scan);
    expect(health().health).toBe('ok');
  });

  it('hears nothing more of a try that is over', () => {
    const { apply, last, opened, clock, health, events } = shop();
    apply({});
    const early = last();
    let ran = 0;
    early.context.clock.every(1000, () => ran++);
    early.context.openPort('tcp:x:1', { onOpen() {}, onData: () => ran++, onClose: () => ran++ });
    const port = early.listener;
    port.onData(new Uint8Array(1));
    expect(ran).toBe(1);
    early.say(offline);
    // What was on its way when the port was given back.
    port.onData(new Uint8Array(1));
    port.onClose('silent');
    clock.advance(500);
    last().say(ok);
    early.say(offline);
    early.context.emit(scan);
    clock.advance(10_000);
    expect([ran, opened.length, health().health, events.length]).toEqual([1, 2, 'ok', 0]);
  });

  it('says what is wrong with options, and with a driver nobody knows, and waits for new settings', () => {
    const { apply, opened, clock, health, last } = shop();
    apply({ level: 'high' }, { id: 'tower', driver: 'crystal-ball' });
    expect(health()).toMatchObject({ health: 'fault', reason: 'bad-options' });
    expect(Object.keys(health().details)).toEqual(['level']);
    expect(health('tower')).toMatchObject({ health: 'fault', reason: 'unknown-driver' });
    clock.advance(600_000);
    expect(opened.length).toBe(0);
    apply({ level: 3 });
    clock.advance(500);
    last().say(ok);
    expect(health().health).toBe('ok');
  });

  it('reopens what has changed, closes what is gone and leaves the rest alone', () => {
    const { apply, opened, devices, clock } = shop();
    apply({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const [a, b, c] = opened;
    apply({ id: 'a' }, { id: 'b', level: 2 });
    expect([a?.closed, b?.closed, c?.closed]).toEqual([0, 1, 1]);
    expect(devices.value.get().devices.map((each) => each.id)).toEqual(['a', 'b']);
    // The other end needs a moment to see that its client has gone.
    expect(opened.length).toBe(3);
    clock.advance(500);
    expect(opened.length).toBe(4);
    devices.close();
    devices.close();
    expect(opened.map((each) => each.closed)).toEqual([1, 1, 1, 1]);
    clock.advance(600_000);
    expect(opened.length).toBe(4);
    expect(devices.value.get().devices).toEqual([]);
  });
});

const explode = (): never => {
  throw new Error('a bug');
};
