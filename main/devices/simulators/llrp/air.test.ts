import { describe, expect, it } from 'vitest';
import { airOf, type AirRead, type Placing } from './air.ts';

const MINUTE = 60_000;
const tag = (i: number) => `30143639F84191AD0000${String(i).padStart(4, '0')}`;

const minutes = (placings: readonly Placing[], count: number, seed = 1): AirRead[] => {
  const air = airOf(seed);
  for (const [i, placing] of placings.entries()) air.place(tag(i), 1, placing, 0);
  const reads: AirRead[] = [];
  for (let now = 5; now <= count * MINUTE; now += 5) reads.push(...air.reads(now, [1, 2, 3, 4]));
  return reads;
};

const gapsOf = (reads: readonly AirRead[]) =>
  reads.slice(1).map((read, i) => read.at - (reads[i]?.at ?? 0));
const quantile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? Number.NaN;
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};

/** The bounds are what was measured on an Impinj R420. */
describe('the air before a simulated reader', () => {
  it('reads a still tag some 70 times a second with short gaps', () => {
    const reads = minutes([{ rssi: -58 }], 2);
    expect(reads.length / 120).toBeGreaterThan(66);
    expect(reads.length / 120).toBeLessThan(74);
    const p99 = quantile(gapsOf(reads), 0.99);
    expect(p99).toBeGreaterThan(21);
    expect(p99).toBeLessThan(30);
  });

  it('reads a carried tag 14 to 21 times a second with a long tail', () => {
    const reads = minutes([{ motion: 'carried' }], 5);
    expect(reads.length / 300).toBeGreaterThan(14);
    expect(reads.length / 300).toBeLessThan(21);
    const p99 = quantile(gapsOf(reads), 0.99);
    expect(p99).toBeGreaterThan(200);
    expect(p99).toBeLessThan(370);
    expect(Math.max(...gapsOf(reads))).toBeLessThan(2000);
  });

  it('reads each of eight tags 0.5 to 4.5 times a second', () => {
    const reads = minutes(
      Array.from({ length: 8 }, () => ({})),
      3,
    );
    for (let i = 0; i < 8; i++) {
      const rate = reads.filter((read) => read.epc === tag(i)).length / 180;
      expect(rate).toBeGreaterThan(0.5);
      expect(rate).toBeLessThan(4.5);
    }
  });

  it.each([1, 2, 3, 4, 5])('deviates as tags do, seed %i', (seed) => {
    const strength = (placing: Placing) => minutes([placing], 2, seed).map((read) => read.rssi);
    const still = strength({ rssi: -58 });
    const carried = strength({ rssi: -58, motion: 'carried' });
    const held = strength({ rssi: -58, motion: 'held' });
    expect(deviation(still)).toBeGreaterThan(0.75);
    expect(deviation(still)).toBeLessThan(2.5);
    expect(deviation(carried)).toBeGreaterThan(3);
    expect(deviation(carried)).toBeLessThan(6.3);
    expect(mean(held) - mean(still)).toBeGreaterThan(5);
    expect(mean(held) - mean(still)).toBeLessThan(11);
  });

  it('is the same air for the same seed and another for another', () => {
    const of = (seed: number) => minutes([{ motion: 'carried' }, {}], 0.2, seed);
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  it('makes the reads per second it is told to, and only on live antennas', () => {
    const air = airOf(1);
    for (let i = 0; i < 10; i++) air.place(tag(i), 1 + (i % 2), {}, 0);
    air.pace(1500);
    let live = 0;
    for (let now = 5; now <= 10_000; now += 5) live += air.reads(now, [1, 2]).length;
    expect(live / 10).toBeGreaterThan(1450);
    expect(live / 10).toBeLessThan(1550);
    for (let now = 10_005; now <= 20_000; now += 5)
      for (const read of air.reads(now, [2])) expect(read.antenna).toBe(2);
  });

  it('does not make up for the time it was not read', () => {
    const air = airOf(1);
    air.place(tag(1), 1, {}, 0);
    expect(air.reads(MINUTE, []).length).toBe(0);
    expect(air.reads(MINUTE + 100, [1]).length).toBeLessThan(12);
  });

  it('moves a tag, hears it elsewhere as well, and forgets it', () => {
    const air = airOf(1);
    air.place(tag(1), 1, { alsoHeardBy: { 2: -70 } }, 0);
    const antennas = (now: number) =>
      [...new Set(air.reads(now, [1, 2, 3]).map((read) => read.antenna))].toSorted((a, b) => a - b);
    expect(antennas(1000)).toEqual([1, 2]);
    air.place(tag(1), 3, { motion: 'held' }, 1000);
    expect(antennas(2000)).toEqual([3]);
    expect(air.placed()).toEqual([{ epc: tag(1), antenna: 3, motion: 'held' }]);
    air.remove(tag(1));
    expect(antennas(3000)).toEqual([]);
  });
});
