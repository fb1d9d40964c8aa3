import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { DeviceEvent } from '../../main/devices/driver.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';
import { registry } from '../../main/devices/registry.ts';
import { startReader } from '../../main/devices/simulators/llrp/reader.ts';
import { superviseDevices, type DeviceConfig } from '../../main/devices/supervisor.ts';

const EPC = '30143639F84191AD22901607';
const patience = { firstMs: 20, mostMs: 100, busyMs: 60, faultMs: 20, healthyMs: 1000 };

describe('a supervised reader', () => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const shop = async () => {
    const reader = await startReader();
    closing.push(() => reader.close());
    const events: DeviceEvent[] = [];
    const scans = pageScans();
    const devices = superviseDevices(
      registry,
      {
        clock: systemClock,
        log: silentLog,
        random: () => 0.5,
        openPort: portOpener(scans),
        onEvent: (_, event) => void events.push(event),
      },
      patience,
    );
    closing.push(() => devices.close());
    const config: DeviceConfig = {
      id: 'gate',
      driver: 'llrp',
      host: '127.0.0.1',
      port: reader.port,
      antennas: { 1: 'mirror' },
      keepaliveMs: 100,
      answerMs: 400,
    };
    devices.apply([config]);
    const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
    const health = (id = 'gate') => devices.value.get().devices.find((each) => each.id === id);
    const well = () => until(() => expect(health()).toMatchObject({ health: 'ok' }));
    const freshReads = async () => {
      const from = events.length;
      await until(() => expect(events.slice(from).some(({ kind }) => kind === 'reads')).toBe(true));
    };
    return { reader, events, devices, config, scans, until, health, well, freshReads };
  };

  it.each([
    ['a pulled cable', 'silent', (reader) => reader.cablePull(), (reader) => reader.restoreCable()],
    ['a reboot', 'closed-by-device', (reader) => reader.reboot(100), () => {}],
    ['garbage mid-stream', 'garbage', (reader) => reader.garbage(), () => {}],
    [
      'another client taking over',
      'held-by-another-client',
      (reader) => reader.busy(true),
      (reader) => reader.busy(false),
    ],
    [
      'a firmware that refuses for a while',
      'rejected-by-device',
      (reader) => {
        reader.refuse('ADD_ROSPEC', 401);
        reader.reboot(0);
      },
      (reader) => reader.refuse('ADD_ROSPEC', null),
    ],
  ] as const satisfies readonly [
    string,
    string,
    (reader: Awaited<ReturnType<typeof startReader>>) => void,
    (reader: Awaited<ReturnType<typeof startReader>>) => void,
  ][])('comes back by itself after %s', async (_, reason, strike, mend) => {
    const { reader, events, devices, until, well, freshReads } = await shop();
    reader.place(EPC, 1);
    await well();
    await freshReads();
    const seen: string[] = [];
    devices.value.onChange(({ devices: [one] }) => seen.push(one?.reason ?? ''));
    strike(reader);
    await until(() => expect(seen).toContain(reason));
    mend(reader);
    await until(() => expect(seen.at(-1)).toBe('none'));
    await freshReads();
    const sights = events.map(({ kind }) => kind).filter((kind) => kind.startsWith('sight'));
    expect(sights.slice(0, 3)).toEqual(['sight', 'sight-lost', 'sight']);
    // Nothing is read out of sight.
    const blindReads = events.filter(
      ({ kind }, i) =>
        kind === 'reads' &&
        events.slice(0, i).findLast((before) => before.kind.startsWith('sight'))?.kind !== 'sight',
    );
    expect(blindReads).toEqual([]);
  });

  it('follows the settings: another zone, then no reader at all', async () => {
    const { reader, events, devices, config, until, well } = await shop();
    reader.place(EPC, 1);
    await well();
    devices.apply([{ ...config, antennas: { 1: 'shelf' } }]);
    await until(() => {
      const last = events.at(-1);
      expect(last?.kind === 'reads' && last.reads[0]?.zone).toBe('shelf');
    });
    devices.apply([]);
    expect(events.at(-1)).toMatchObject({ kind: 'sight-lost', zones: ['shelf'] });
    expect(devices.value.get().devices).toEqual([]);
    await until(() => expect(reader.stats().clients).toBe(0));
  });

  it('names the option that is wrong, and carries on with the other devices', async () => {
    const { devices, config, scans, events, health, until } = await shop();
    devices.apply([
      { ...config, antennas: {} },
      { id: 'till', driver: 'wedge', page: 'staff' },
      { id: 'ghost', driver: 'bluetooth' },
    ]);
    expect(health()).toMatchObject({ health: 'fault', reason: 'bad-options' });
    expect(health()?.details['antennas']).toContain('at least one antenna');
    expect(health('ghost')).toMatchObject({ health: 'fault', reason: 'unknown-driver' });
    await until(() => expect(health('till')).toMatchObject({ health: 'ok', kind: 'scanner' }));
    scans.scanned('staff', 'ABCD-EFGH-JKMN');
    expect(events.at(-1)).toMatchObject({ kind: 'scan', text: 'ABCD-EFGH-JKMN' });
  });

  it('says that an address it does not know is one', async () => {
    const context = superviseDevices(
      registry,
      {
        clock: systemClock,
        log: silentLog,
        random: () => 0.5,
        openPort: (_, listener) => portOpener(pageScans())('carrier-pigeon:7', listener),
        onEvent: () => {},
      },
      patience,
    );
    closing.push(() => context.close());
    context.apply([{ id: 'till', driver: 'wedge', page: 'staff' }]);
    await vi.waitFor(() =>
      expect(context.value.get().devices[0]).toMatchObject({
        health: 'offline',
        reason: 'bad-options',
      }),
    );
  });
});
