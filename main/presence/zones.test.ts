import { describe, expect, it } from 'vitest';
import { zonePresence } from '../../preload/contract/index.ts';
import { manualClock } from '../base/clock.ts';
import { lineLog, silentLog } from '../base/log.ts';
import type { PresenceRead } from './events.ts';
import { presenceSettings } from './settings.ts';
import { openPresence, type OpenPresenceOptions } from './zones.ts';

const SHIRT = 'E280116060000001';
const COAT = 'E280116060000002';
const WALL = 1_767_225_600_000;

const open = (options: Partial<OpenPresenceOptions> = {}) => {
  const clock = manualClock({ now: 5000, wall: WALL });
  const products = new Map([[SHIRT, 'S-1']]);
  const presence = openPresence({
    clock,
    log: silentLog,
    settings: presenceSettings.parse({}),
    zones: ['mirror', 'shelf'],
    toSku: (epc) => products.get(epc) ?? null,
    ...options,
  });
  let published = 0;
  presence.value.onChange(() => published++);
  const read = (epc: string, what: Partial<PresenceRead> = {}): void =>
    presence.onDeviceEvent({
      kind: 'reads',
      reads: [{ epc, zone: 'mirror', antenna: 1, rssi: -50, at: clock.now(), ...what }],
    });
  return {
    clock,
    products,
    presence,
    read,
    published: () => published,
    zone: (name: string) => presence.value.get().zones.find(({ zone }) => zone === name),
    /** Both tags in a hand for so long. */
    hold(ms: number, ...epcs: string[]) {
      for (let left = ms, i = 0; left > 0; left -= 50, i++) {
        for (const epc of epcs) read(epc, { rssi: -50 + 6 * Math.sin(i / 6) });
        clock.advance(50);
      }
    },
  };
};

describe('who is before each zone', () => {
  it('starts with every zone unknown and nobody there', () => {
    const { presence } = open();
    expect(presence.value.get().zones.map(({ zone, sight }) => `${zone} ${sight}`)).toEqual([
      'mirror unknown',
      'shelf unknown',
    ]);
  });

  it('publishes what the contract describes, the garment lifted last first', () => {
    const shop = open();
    shop.hold(1000, SHIRT);
    shop.hold(1000, SHIRT, COAT);
    for (const zone of shop.presence.value.get().zones)
      expect(zonePresence.parse(zone)).toEqual(zone);
    expect(shop.zone('mirror')).toMatchObject({
      sight: 'clear',
      present: 2,
      held: [
        { epc: COAT, sku: null, since: WALL + 1100 },
        { epc: SHIRT, sku: 'S-1', since: WALL + 100 },
      ],
    });
  });

  it('publishes on a change and not per read', () => {
    const shop = open();
    shop.hold(500, SHIRT);
    const before = shop.published();
    shop.hold(20_000, SHIRT);
    expect(shop.published()).toBe(before);
    expect(before).toBeLessThanOrEqual(3);
  });

  it('lets go by its own clock when a tag falls silent', () => {
    const shop = open();
    shop.hold(2000, SHIRT);
    shop.clock.advance(1300);
    expect(shop.zone('mirror')?.held).toHaveLength(1);
    shop.clock.advance(700);
    expect(shop.zone('mirror')).toMatchObject({ held: [], present: 0, sight: 'clear' });
  });

  it('does not care when the wall clock is set, not even for what is held', () => {
    const shop = open();
    shop.hold(1000, SHIRT);
    shop.clock.setWall(WALL - 3_600_000);
    shop.hold(1000, SHIRT);
    shop.clock.setWall(WALL + 86_400_000);
    shop.hold(1000, SHIRT, COAT);
    const held = shop.zone('mirror')?.held;
    expect(held).toHaveLength(2);
    expect(held?.[1]).toMatchObject({ epc: SHIRT, since: WALL + 100 });
  });

  it('shows lost sight at once and keeps the garment', () => {
    const shop = open();
    shop.hold(1000, SHIRT);
    shop.presence.onDeviceEvent({ kind: 'sight-lost', zones: ['mirror'], at: shop.clock.now() });
    shop.clock.advance(600_000);
    expect(shop.zone('mirror')).toMatchObject({ sight: 'unknown', held: [{ epc: SHIRT }] });
    shop.presence.onDeviceEvent({ kind: 'sight', zones: ['mirror'], at: shop.clock.now() });
    expect(shop.zone('mirror')).toMatchObject({ sight: 'clear', held: [{ epc: SHIRT }] });
    shop.clock.advance(4000);
    expect(shop.zone('mirror')).toMatchObject({ held: [], present: 0 });
  });

  it('keeps a garment while its reader is silent, and believes that it has left once that speaks', () => {
    const shop = open();
    const alive = () =>
      shop.presence.onDeviceEvent({
        kind: 'alive',
        zones: ['mirror'],
        since: 5000,
        at: shop.clock.now(),
      });
    shop.hold(1000, SHIRT);
    alive();
    shop.clock.advance(60_000);
    expect(shop.zone('mirror')).toMatchObject({ sight: 'clear', held: [{ epc: SHIRT }] });
    alive();
    shop.clock.advance(200);
    expect(shop.zone('mirror')).toMatchObject({ held: [], present: 0 });
  });

  it('names the product of a tag that an import made known', () => {
    const shop = open();
    shop.hold(1000, COAT);
    expect(shop.zone('mirror')?.held[0]?.sku).toBeNull();
    shop.products.set(COAT, 'C-7');
    shop.presence.refresh();
    expect(shop.zone('mirror')?.held[0]?.sku).toBe('C-7');
  });

  it('leaves out reads that make no sense, and says so without flooding the log', () => {
    const lines: string[] = [];
    const shop = open({
      log: lineLog(
        (line) => lines.push(line),
        () => 0,
      ),
    });
    for (let i = 0; i < 500; i++) {
      shop.read('', {});
      shop.read('not hexadecimal');
      shop.read(SHIRT, { rssi: NaN });
      shop.read(SHIRT, { at: Infinity });
      shop.clock.advance(10);
    }
    expect(lines).toHaveLength(2);
    expect(shop.published()).toBe(0);
    shop.hold(500, SHIRT);
    expect(shop.zone('mirror')?.held).toHaveLength(1);
  });

  it('has nothing to do with scans', () => {
    const shop = open();
    shop.presence.onDeviceEvent({ kind: 'scan' });
    expect(shop.published()).toBe(0);
  });

  it('tells transitions to whoever keeps records', () => {
    const kinds: string[] = [];
    const shop = open({ onEvent: ({ kind }) => kinds.push(kind) });
    shop.hold(1000, SHIRT);
    shop.clock.advance(5000);
    expect(kinds).toEqual(['enter', 'held', 'leave']);
  });

  it('does nothing more once closed', () => {
    const shop = open();
    shop.hold(1000, SHIRT);
    const before = shop.published();
    shop.presence.close();
    shop.presence.close();
    shop.hold(1000, COAT);
    shop.clock.advance(60_000);
    expect(shop.published()).toBe(before);
  });
});
