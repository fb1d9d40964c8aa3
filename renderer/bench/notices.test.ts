import { describe, expect, it } from 'vitest';
import type { DeviceHealth, ZonePresence } from '../../preload/contract/index.ts';
import { deviceNotices, presenceNotices } from './notices.ts';

const zone = (held: readonly string[], more: Partial<ZonePresence> = {}): ZonePresence => ({
  zone: 'mirror',
  sight: 'clear',
  held: held.map((sku) => ({ epc: `${sku}00000000`, sku, since: 0 })),
  present: held.length,
  strays: [],
  ...more,
});

describe('presence', () => {
  it('tells what was lifted and put down', () => {
    expect(presenceNotices([zone([])], [zone(['A', 'B'])])).toEqual([
      { kind: 'held', zone: 'mirror', sku: 'A' },
      { kind: 'held', zone: 'mirror', sku: 'B' },
    ]);
    expect(presenceNotices([zone(['A'])], [zone(['B'])])).toEqual([
      { kind: 'held', zone: 'mirror', sku: 'B' },
      { kind: 'released', zone: 'mirror', sku: 'A' },
    ]);
  });

  it('does not call lost sight a putting down', () => {
    expect(presenceNotices([zone(['A'])], [zone([], { sight: 'unknown' })])).toEqual([
      { kind: 'lost', zone: 'mirror' },
    ]);
    expect(presenceNotices([zone([], { sight: 'unknown' })], [zone([])])).toEqual([
      { kind: 'seen', zone: 'mirror' },
    ]);
  });

  it('is quiet when nothing changed, and tells who comes near without being held', () => {
    expect(presenceNotices([zone(['A'])], [zone(['A'])])).toEqual([]);
    expect(presenceNotices([zone([])], [zone([], { present: 2 })])).toEqual([
      { kind: 'present', zone: 'mirror', count: 2 },
    ]);
  });

  it('names an unknown tag by its number', () => {
    const unknown = zone([], { held: [{ epc: '30AABBCC', sku: null, since: 0 }] });
    expect(presenceNotices([zone([])], [unknown])).toEqual([
      { kind: 'held', zone: 'mirror', sku: '30AABBCC' },
    ]);
  });
});

it('tells when a device changes, not when it only speaks', () => {
  const device = { id: 'r', health: 'ok', reason: 'none', lastEventAt: 1 } as DeviceHealth;
  expect(deviceNotices([device], [{ ...device, lastEventAt: 2 }])).toEqual([]);
  expect(deviceNotices([device], [{ ...device, health: 'offline', reason: 'unplugged' }])).toEqual([
    { kind: 'device', device: 'r', health: 'offline', reason: 'unplugged' },
  ]);
  expect(deviceNotices([], [device])).toHaveLength(1);
});
