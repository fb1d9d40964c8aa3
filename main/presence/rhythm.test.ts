import { describe, expect, it } from 'vitest';
import { beat, leaveWindow, type Rhythm } from './rhythm.ts';
import { presenceSettings } from './settings.ts';

const settings = presenceSettings.parse({ epochMs: 500, leaveMs: 1500, leaveMaxMs: 8000 });

const after = (times: readonly number[]): number => {
  let rhythm: Rhythm | undefined;
  for (const at of times) rhythm = beat(rhythm, at, settings.epochMs);
  if (!rhythm) throw new Error('no times');
  return leaveWindow(rhythm, settings);
};
const every = (ms: number, until: number): number[] =>
  Array.from({ length: Math.floor(until / ms) }, (_, i) => i * ms);

describe('the window of silence', () => {
  it('is the shortest for a tag heard in every epoch', () => {
    expect(after(every(50, 16_000))).toBe(1500);
    expect(after([0])).toBe(1500);
  });

  it('grows as the tag is heard more seldom, up to its limit', () => {
    const windows = [400, 700, 1000, 2000, 5000].map((gap) => after(every(gap, 20_000)));
    expect(windows).toEqual(windows.toSorted((a, b) => a - b));
    expect(windows[2]).toBeGreaterThan(3000);
    expect(windows.at(-1)).toBe(8000);
  });

  it('allows twenty mean gaps, also where every epoch has a read', () => {
    const window = after(every(200, 16_000));
    expect(window).toBeGreaterThan(3900);
    expect(window).toBeLessThan(4100);
  });

  it('allows the silence of a reader that takes turns once it has come back from one', () => {
    // One second heard, three seconds of other antennas.
    const turns = [0, 4000, 8000].flatMap((start) => every(100, 1000).map((t) => t + start));
    expect(after(turns)).toBeGreaterThan(3000);
  });

  it('takes a silence longer than its memory for an absence', () => {
    expect(after([...every(50, 4000), 60_000])).toBe(1500);
  });

  it('comes back to the shortest after a bad spell', () => {
    expect(after([0, 3000, 6000, ...every(50, 17_000).map((t) => t + 9000)])).toBe(1500);
  });
});
