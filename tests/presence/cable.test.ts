import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';
import { registry } from '../../main/devices/registry.ts';
import { startReader } from '../../main/devices/simulators/llrp/reader.ts';
import { superviseDevices } from '../../main/devices/supervisor.ts';
import type { PresenceEvent } from '../../main/presence/events.ts';
import { presenceSettings } from '../../main/presence/settings.ts';
import { openPresence } from '../../main/presence/zones.ts';

const EPC = '30143639F84191AD22901607';
const patience = { firstMs: 20, mostMs: 100, busyMs: 60, faultMs: 20, healthyMs: 1000 };

/** The real driver at its own pace, on a real socket, before the real rules. */
describe('a garment in a hand while the cable of its reader is out', { timeout: 30_000 }, () => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const shop = async () => {
    const reader = await startReader();
    closing.push(() => reader.close());
    const told: PresenceEvent['kind'][] = [];
    const presence = openPresence({
      clock: systemClock,
      log: silentLog,
      settings: presenceSettings.parse({}),
      zones: ['mirror'],
      toSku: () => null,
      onEvent: ({ kind }) => void told.push(kind),
    });
    closing.push(() => presence.close());
    const devices = superviseDevices(
      registry,
      {
        clock: systemClock,
        log: silentLog,
        random: () => 0.5,
        openPort: portOpener(pageScans()),
        onEvent: (_, event) => presence.onDeviceEvent(event),
      },
      patience,
    );
    closing.push(() => devices.close());
    devices.apply([
      {
        id: 'gate',
        driver: 'llrp',
        host: '127.0.0.1',
        port: reader.port,
        antennas: { 1: 'mirror' },
        answerMs: 400,
      },
    ]);
    const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });
    const sight = () => presence.value.get().zones[0]?.sight;
    await until(() => expect(sight()).toBe('clear'));
    reader.place(EPC, 1, { motion: 'held' });
    await until(() => expect(told).toEqual(['enter', 'held']));
    return { reader, presence, devices, told, until };
  };

  it('is unknown once the reader is lost, known again when it is back, and leaves when it leaves', async () => {
    const { reader, presence, devices, told, until } = await shop();
    reader.cablePull();
    await until(() => expect(devices.value.get().devices[0]?.reason).toBe('silent'));
    expect(told).toEqual(['enter', 'held', 'unknown']);
    expect(presence.value.get().zones[0]).toMatchObject({ sight: 'unknown', held: [{ epc: EPC }] });
    reader.restoreCable();
    await until(() => expect(told.at(-1)).toBe('known-again'));
    expect(told).toEqual(['enter', 'held', 'unknown', 'known-again']);
    reader.remove(EPC);
    await until(() => expect(told).toEqual(['enter', 'held', 'unknown', 'known-again', 'leave']));
  });

  it('is not taken for gone by the first word after a gap too short to lose the reader', async () => {
    const { reader, presence, told } = await shop();
    reader.cablePull();
    await new Promise((resolve) => setTimeout(resolve, 2200));
    reader.restoreCable();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(told).not.toContain('leave');
    expect(presence.value.get().zones[0]?.held).toMatchObject([{ epc: EPC }]);
  });
});
