import { describe, expect, it } from 'vitest';
import { presenceSettings } from './settings.ts';
import { deviation, hear, type Signal } from './signal.ts';

const settings = presenceSettings.parse({});

const heard = (reads: readonly { rssi: number; phase?: number; at: number }[]): Signal => {
  let signal: Signal | undefined;
  for (const { rssi, phase, at } of reads) signal = hear(signal, rssi, phase, at, settings);
  if (!signal) throw new Error('no reads');
  return signal;
};
const series = (
  count: number,
  gap: number,
  rssi: (i: number) => number,
  phase?: (i: number) => number,
) =>
  Array.from({ length: count }, (_, i) => {
    const read = { rssi: rssi(i), at: i * gap };
    return phase ? { ...read, phase: phase(i) } : read;
  });

describe('how an antenna hears a tag', () => {
  it('follows a step in level within a few reads, the mean more slowly', () => {
    const signal = heard([
      ...series(40, 50, () => -70),
      ...series(6, 50, () => -50).map((r) => ({ ...r, at: r.at + 2000 })),
    ]);
    expect(signal.level).toBeGreaterThan(-58);
    expect(signal.mean).toBeLessThan(-65);
  });

  it('tells a carried tag from a lying one by deviation', () => {
    const lying = heard(series(100, 50, (i) => -60 + (i % 3)));
    const carried = heard(series(100, 50, (i) => -60 + 6 * Math.sin(i / 5)));
    expect(deviation(lying)).toBeLessThan(1.5);
    expect(deviation(carried)).toBeGreaterThan(3);
  });

  it('does not judge movement from a handful of reads', () => {
    expect(deviation(heard(series(7, 50, (i) => -60 + 10 * (i % 2))))).toBeUndefined();
  });

  it('hears swings of phase, taking half a turn for none', () => {
    const still = heard(
      series(
        60,
        20,
        () => -60,
        (i) => 1 + (i % 2) * Math.PI,
      ),
    );
    const turning = heard(
      series(
        60,
        20,
        () => -60,
        (i) => (i * 0.6) % (2 * Math.PI),
      ),
    );
    const around = heard(
      series(
        60,
        20,
        () => -60,
        (i) => (i % 2) * 5,
      ),
    );
    expect(still.swing).toBeLessThan(0.05);
    expect(around.swing).toBeGreaterThan(0.9);
    expect(turning.swing).toBeGreaterThan(0.9);
  });

  it('learns nothing from the phase of reads that lie far apart', () => {
    expect(
      heard(
        series(
          60,
          200,
          () => -60,
          (i) => i * 0.7,
        ),
      ).swing,
    ).toBe(0);
  });
});
