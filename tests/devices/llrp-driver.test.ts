import { afterEach, describe, expect, it, vi } from 'vitest';
import { manualClock, type Clock } from '../../main/base/clock.ts';
import { llrpDriver } from '../../main/devices/drivers/llrp/driver.ts';
import type { DriverContext } from '../../main/devices/driver.ts';
import { encode, say } from '../../main/devices/drivers/llrp/wire/message.ts';
import { param } from '../../main/devices/drivers/llrp/wire/parameter.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';
import {
  startReader,
  type ReaderOptions,
  type SimulatedReader,
} from '../../main/devices/simulators/llrp/reader.ts';
import { notificationOf, reportOf } from '../../main/devices/simulators/llrp/reports.ts';
import { recordedContext } from '../fakes/driver-context.ts';
import { driverSuite } from '../suites/driver-suite.ts';

const EPC = '30143639F84191AD22901607';
const OTHER = '3034257BF400B7800004CB2F';
const antennas = { 1: 'mirror', 2: 'shelf' };
const quick = { keepaliveMs: 100, answerMs: 400 };

driverSuite({
  driver: llrpDriver,
  afterGarbage: 'fault',
  refused: [
    ['host', { antennas }],
    ['antennas', { host: 'reader', antennas: {} }],
    ['antennas.0', { host: 'reader', antennas: { 0: 'mirror' } }],
    ['session', { host: 'reader', antennas, session: 2 }],
    ['antenas', { host: 'reader', antennas, antenas: 1 }],
  ],
  async start() {
    const reader = await startReader();
    return {
      options: { host: '127.0.0.1', port: reader.port, antennas, ...quick },
      openPort: portOpener(pageScans()),
      stimulate: () => reader.place(EPC, 1),
      unplug: () => reader.busy(true),
      garbage: () => reader.garbage(),
      slow: () => reader.slow(80),
      close: () => reader.close(),
    };
  },
});

describe('an LLRP reader', () => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const reader = async (options: ReaderOptions = {}): Promise<SimulatedReader> => {
    const started = await startReader(options);
    closing.push(() => started.close());
    return started;
  };

  const connect = (
    to: SimulatedReader,
    options: Record<string, unknown> = {},
    openPort?: DriverContext['openPort'],
    clock?: Clock,
  ) => {
    const context = recordedContext(openPort, clock);
    const parsed = llrpDriver.options.parse({
      host: '127.0.0.1',
      port: to.port,
      antennas,
      ...quick,
      ...options,
    });
    const device = llrpDriver.open(parsed, context);
    closing.push(() => device.close());
    return { context, device };
  };
  type Connected = ReturnType<typeof connect>;

  const until = (check: () => void | Promise<void>) =>
    vi.waitFor(check, { timeout: 10_000, interval: 5 });
  const healthy = ({ device }: Connected) =>
    until(() => expect(device.status()).toMatchObject({ health: 'ok', reason: 'none' }));
  /** As a supervisor would: tries until the reader takes us. */
  const healthyAgain = (to: SimulatedReader) =>
    until(async () => {
      const again = connect(to);
      await expect.poll(() => again.device.status().health).not.toBe('starting');
      expect(again.device.status().health).toBe('ok');
    });
  const readsOf = ({ context }: Connected, epc: string) =>
    context.reads().filter((read) => read.epc === epc);

  it('tells of a garment with zone, fine strength, phase and our own time', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    const before = performance.now();
    simulated.place(EPC, 2, { rssi: -60 });
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(5));
    for (const read of readsOf(one, EPC)) {
      expect(read).toMatchObject({ epc: EPC, antenna: 2, zone: 'shelf' });
      expect(read.rssi).toBeGreaterThan(-75);
      expect(read.rssi).toBeLessThan(-45);
      expect(read.phase).toBeGreaterThanOrEqual(0);
      expect(read.phase).toBeLessThan(2 * Math.PI);
      expect(read.at).toBeGreaterThanOrEqual(before);
    }
    // Half decibels are Impinj's own; the standard has whole ones only.
    expect(readsOf(one, EPC).some((read) => !Number.isInteger(read.rssi))).toBe(true);
    expect(one.device.status().details).toMatchObject({ manufacturer: 25882, llrp: '1.0.1' });
    expect(one.context.events[0]).toMatchObject({ kind: 'sight', zones: ['mirror', 'shelf'] });
  });

  it('works with a reader that has no extensions', async () => {
    const simulated = await reader({ impinj: false });
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(5));
    for (const read of readsOf(one, EPC)) {
      expect(Number.isInteger(read.rssi)).toBe(true);
      expect(read.phase).toBeUndefined();
    }
  });

  it.each([
    ['1.0.1', 'as-greeted', '1.0.1'],
    ['1.0.1', '1.1', '1.0.1'],
    ['1.1', 'as-greeted', '1.0.1'],
    ['1.1', '1.1', '1.1'],
    ['1.1-only', 'as-greeted', '1.1'],
  ] as const)('speaks with a %s reader, asked for %s, in %s', async (version, asked, spoken) => {
    const simulated = await reader({ version });
    const one = connect(simulated, { version: asked });
    await healthy(one);
    expect(one.device.status().details['llrp']).toBe(spoken);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
  });

  it('clears what a crashed client left behind', async () => {
    const simulated = await reader();
    simulated.leftoverRoSpec(1);
    const one = connect(simulated);
    await healthy(one);
    expect(one.device.status().reason).toBe('none');
  });

  it('answers every keepalive and so keeps a quiet reader', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    await until(() => expect(simulated.stats().keepalives).toBeGreaterThan(5));
    await until(() => {
      const { keepalives, keepalivesAnswered } = simulated.stats();
      expect(keepalives - keepalivesAnswered).toBeLessThan(2);
    });
    expect(one.device.status().health).toBe('ok');
  });

  it('tells that the reader lives, not at every word, and since when it does without a break', async () => {
    const simulated = await reader();
    simulated.mute(true);
    const clock = manualClock();
    const one = connect(simulated, {}, undefined, clock);
    await healthy(one);
    const from = clock.now();
    const word = async (afterMs: number) => {
      clock.advance(afterMs);
      const answered = simulated.stats().keepalivesAnswered;
      simulated.send(encode(say('KEEPALIVE', {}), 1, 1));
      await until(() => expect(simulated.stats().keepalivesAnswered).toBe(answered + 1));
    };
    await word(50);
    await word(60);
    await word(140);
    await word(160);
    await word(140);
    const zones = ['mirror', 'shelf'];
    expect(one.context.events.filter(({ kind }) => kind === 'alive')).toEqual([
      { kind: 'alive', zones, since: from, at: from },
      { kind: 'alive', zones, since: from, at: from + 110 },
      { kind: 'alive', zones, since: from, at: from + 250 },
      // A keepalive is missing before this one.
      { kind: 'alive', zones, since: from + 410, at: from + 410 },
      { kind: 'alive', zones, since: from + 410, at: from + 550 },
    ]);
  });

  it('tells that the reader lives after the reads that came with it, and no more once it is lost', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(20));
    const { events } = one.context;
    const alive = events.flatMap((event, i) =>
      event.kind === 'alive' ? [{ at: event.at, before: events[i - 1]?.kind }] : [],
    );
    expect(alive.some(({ before }) => before === 'reads')).toBe(true);
    simulated.busy(true);
    await until(() => expect(one.device.status().health).toBe('offline'));
    expect(events.at(-1)).toMatchObject({ kind: 'sight-lost' });
  });

  it('gives up on a pulled cable after three missed keepalives; tags are out of sight, not gone', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    simulated.cablePull();
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'silent' }),
    );
    expect(one.context.events.at(-1)).toMatchObject({
      kind: 'sight-lost',
      zones: ['mirror', 'shelf'],
    });
    simulated.restoreCable();
    await healthyAgain(simulated);
  });

  it('tells a silent reader from one that is not there', async () => {
    const simulated = await reader();
    simulated.cablePull();
    const one = connect(simulated);
    await until(() =>
      expect(one.device.status()).toMatchObject({
        health: 'offline',
        reason: 'silent',
        details: { awaited: 'READER_EVENT_NOTIFICATION' },
      }),
    );
    await simulated.close();
    const two = connect(simulated);
    await until(() =>
      expect(two.device.status()).toMatchObject({ health: 'offline', reason: 'refused' }),
    );
    const three = connect(simulated, {}, () => ({ write() {}, destroy() {} }));
    await until(() =>
      expect(three.device.status()).toMatchObject({ health: 'offline', reason: 'unreachable' }),
    );
  });

  it('is told that another client holds the reader', async () => {
    const simulated = await reader();
    const holder = connect(simulated);
    await healthy(holder);
    const second = connect(simulated);
    await until(() =>
      expect(second.device.status()).toMatchObject({
        health: 'busy',
        reason: 'held-by-another-client',
      }),
    );
    expect(holder.device.status().health).toBe('ok');
  });

  it('notices a reboot, and the reader works again after it', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.reboot(50);
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'closed-by-device' }),
    );
    await healthyAgain(simulated);
  });

  it.each([
    ['ADD_ROSPEC', 101, 'M_FieldError'],
    ['SET_READER_CONFIG', 101, 'M_FieldError'],
    ['GET_READER_CAPABILITIES', 401, 'R_DeviceError'],
    ['ENABLE_ROSPEC', 300, 'A_Invalid'],
    ['START_ROSPEC', 109, 'M_UnsupportedMessage'],
  ] as const)('says which request was refused: %s with %i', async (request, code, status) => {
    const simulated = await reader();
    simulated.refuse(request, code);
    const one = connect(simulated);
    await until(() =>
      expect(one.device.status()).toMatchObject({
        health: 'fault',
        reason: 'rejected-by-device',
        details: { request, statusCode: code, status },
      }),
    );
  });

  it('goes on where only the tidying up is refused', async () => {
    const simulated = await reader();
    simulated.refuse('DELETE_ROSPEC', 101);
    simulated.refuse('DELETE_ACCESSSPEC', 109);
    simulated.refuse('GET_READER_CONFIG', 109);
    const one = connect(simulated);
    await healthy(one);
    expect(one.device.status().reason).toBe('none');
  });

  it.each([
    ['single bytes', (simulated: SimulatedReader) => simulated.oneByteChunks(true)],
    [
      'a keepalive before every answer',
      (simulated: SimulatedReader) => simulated.keepaliveBetween(true),
    ],
    ['strangers in every report', (simulated: SimulatedReader) => simulated.strangers(true)],
    [
      'a hundred reports in one chunk',
      (simulated: SimulatedReader) => {
        simulated.rate(1500);
        simulated.coalesce(100);
      },
    ],
  ])('reads on through %s', async (_, habit) => {
    const simulated = await reader();
    habit(simulated);
    const one = connect(simulated, { answerMs: 4000, keepaliveMs: 1000 });
    await healthy(one);
    simulated.place(EPC, 1);
    simulated.place(OTHER, 2);
    await until(() => {
      expect(readsOf(one, EPC).length).toBeGreaterThan(5);
      expect(readsOf(one, OTHER).length).toBeGreaterThan(5);
    });
    expect(one.device.status()).toMatchObject({ health: 'ok', details: { malformedReports: 0 } });
  });

  it('loses none of the reports of a burst', async () => {
    const simulated = await reader();
    const one = connect(simulated, { keepaliveMs: 1000 });
    await healthy(one);
    simulated.rate(5000);
    simulated.place(EPC, 1);
    simulated.coalesce(50);
    await until(() => expect(simulated.stats().reads).toBeGreaterThan(2000));
    simulated.clear();
    simulated.garbage(new Uint8Array());
    await until(() => expect(one.context.reads().length).toBe(simulated.stats().reads));
  });

  it.each([
    ['length 0', [0x04, 0x3d, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['length 9', [0x04, 0x3d, 0, 0, 0, 9, 0, 0, 0, 1]],
    ['length 0x7fffffff', [0x04, 0x3d, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 1]],
    ['version 7', [0x1c, 0x3d, 0, 0, 0, 10, 0, 0, 0, 1]],
  ])('drops the connection over %s', async (_, bytes) => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.send(Uint8Array.from(bytes));
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'fault', reason: 'garbage' }),
    );
    expect(one.context.events.at(-1)).toMatchObject({ kind: 'sight-lost' });
  });

  it('tells what it read before it tells that it sees no more', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    const seen = { epc: EPC, antenna: 1, rssi: -50, phase: 0, channel: 1, at: 0 };
    const content = { selector: undefined, fineRssi: false, phase: false, strangers: false };
    simulated.send(
      Buffer.concat([
        encode(reportOf(seen, 0n, content), 1, 1),
        encode(notificationOf(param('ConnectionCloseEvent', {}), 0n), 1, 2),
        encode(reportOf(seen, 0n, content), 1, 3),
      ]),
    );
    await until(() =>
      expect(one.device.status()).toMatchObject({ health: 'offline', reason: 'closed-by-device' }),
    );
    const kinds = one.context.events.map(({ kind }) => kind).filter((kind) => kind !== 'alive');
    expect(kinds).toEqual(['sight', 'reads', 'sight-lost']);
    expect(one.context.reads().length).toBe(1);
  });

  it('passes over version 2 frames, unknown messages and one malformed report', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.send(encode(say('KEEPALIVE', {}), 2, 9));
    simulated.send(Uint8Array.of(0x05, 0xf4, 0, 0, 0, 11, 0, 0, 0, 1, 77));
    simulated.send(Uint8Array.of(0x04, 0x3d, 0, 0, 0, 14, 0, 0, 0, 1, 0x00, 0xf0, 0x00, 0xff));
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    expect(one.device.status()).toMatchObject({ health: 'ok', details: { malformedReports: 1 } });
  });

  it('takes its time from us while the reader’s clock jumps an hour', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    simulated.clockJump(3600);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(3));
    simulated.clockJump(-7200);
    const so = readsOf(one, EPC).length;
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(so + 3));
    const times = readsOf(one, EPC).map((read) => read.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(performance.now());
  });

  it('hears one tag at two antennas in their own zones', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1, { rssi: -50, alsoHeardBy: { 2: -66 } });
    await until(() => {
      const zones = new Set(readsOf(one, EPC).map((read) => `${read.antenna} ${read.zone}`));
      expect([...zones].sort()).toEqual(['1 mirror', '2 shelf']);
    });
  });

  it('says which antenna is unplugged, before and while it runs, and that its zone is out of sight', async () => {
    const simulated = await reader();
    simulated.deadAntenna(2);
    const one = connect(simulated);
    await healthy(one);
    await until(() => expect(one.device.status().details['antennasUnplugged']).toBe('2'));
    expect(one.context.events).toContainEqual(
      expect.objectContaining({ kind: 'sight-lost', zones: ['shelf'] }),
    );
    simulated.deadAntenna(2, false);
    await until(() => expect(one.device.status().details['antennasUnplugged']).toBe(''));
    const sights = one.context.events.filter(({ kind }) => kind.startsWith('sight'));
    expect(sights.at(-1)).toMatchObject({ kind: 'sight', zones: ['shelf'] });
    simulated.deadAntenna(1);
    await until(() =>
      expect(one.context.events).toContainEqual(
        expect.objectContaining({ kind: 'sight-lost', zones: ['mirror'] }),
      ),
    );
    expect(one.device.status().health).toBe('ok');
  });

  it('believes an antenna that reads over a reader that calls it unplugged', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(readsOf(one, EPC).length).toBeGreaterThan(2));
    simulated.send(antennaGone());
    await until(() =>
      expect(one.context.events.filter((event) => event.kind === 'sight').length).toBe(2),
    );
    expect(one.device.status().details['antennasUnplugged']).toBe('');
  });

  it('leaves the reader without a ROSpec and free', async () => {
    const simulated = await reader();
    const one = connect(simulated);
    await healthy(one);
    simulated.place(EPC, 1);
    await until(() => expect(simulated.stats().reads).toBeGreaterThan(2));
    one.device.close();
    // The second ADD of the same id would be refused, had the first not been taken away.
    await until(() => expect(simulated.stats().clients).toBe(0));
    simulated.refuse('DELETE_ROSPEC', 101);
    const two = connect(simulated);
    await healthy(two);
    expect(simulated.stats()).toMatchObject({ connections: 2, turnedAway: 0 });
  });
});

const antennaGone = () =>
  encode(notificationOf(param('AntennaEvent', { EventType: 0, AntennaID: 1 }), 0n), 1, 1);
