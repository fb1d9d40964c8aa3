import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noBurst,
  pressed,
  settled,
  settlesAt,
  wedgeRules,
  type BurstStep,
  type Scan,
  type WedgeKey,
} from './burst.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = fc
  .array(fc.constantFrom(...Array.from(ALPHABET)), { minLength: 12, maxLength: 12 })
  .map((symbols) => symbols.join(''));

/** A scanner's keys from `start`, with the given gaps. */
const scanned = (text: string, start: number, gaps: readonly number[], end = true): WedgeKey[] => {
  let at = start;
  const keys: WedgeKey[] = Array.from(text, (char, i) => {
    if (i > 0) at += gaps[i % gaps.length] ?? 5;
    return { kind: 'char', char, at };
  });
  return end ? [...keys, { kind: 'end', at: at + 5 }] : keys;
};

/** Runs keys in time order, with the timer that a page runs. */
const run = (keys: readonly WedgeKey[]): Scan[] => {
  const scans: Scan[] = [];
  let burst = noBurst;
  const take = (step: BurstStep) => {
    burst = step.burst;
    if (step.scan) scans.push(step.scan);
  };
  for (const key of keys.toSorted((a, b) => a.at - b.at)) take(pressed(burst, key));
  take(settled(burst, Number.MAX_SAFE_INTEGER));
  return scans;
};
const codesOf = (keys: readonly WedgeKey[]): string[] =>
  run(keys).flatMap((scan) => (scan.kind === 'code' ? [scan.text] : []));

const scannerGaps = fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 12 });
/** A Bluetooth scanner with one hiccup. */
const hiccupGaps = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 11, maxLength: 11 }), fc.nat(10))
  .map(([gaps, place]) => gaps.with(place, 100));
const humanGaps = fc.array(fc.integer({ min: 55, max: 600 }), { minLength: 1, maxLength: 20 });

describe('a scanner', () => {
  it('is heard at every speed wedges have', () => {
    fc.assert(
      fc.property(code, scannerGaps, (text, gaps) => {
        expect(codesOf(scanned(text, 0, gaps))).toEqual([text]);
      }),
    );
  });

  it('is heard through a hiccup', () => {
    fc.assert(
      fc.property(code, hiccupGaps, (text, gaps) => {
        expect(codesOf(scanned(text, 0, [0, ...gaps]))).toEqual([text]);
      }),
    );
  });

  it('is heard without an ending key, after a silence', () => {
    fc.assert(
      fc.property(code, scannerGaps, (text, gaps) => {
        expect(codesOf(scanned(text, 0, gaps, false))).toEqual([text]);
      }),
    );
  });

  it('is heard twice when it scans twice', () => {
    const first = scanned('7K4M9QX2ABCD', 0, [8]);
    const second = scanned('3QHX8W4DWXYZ', 400, [8]);
    expect(codesOf([...first, ...second])).toEqual(['7K4M9QX2ABCD', '3QHX8W4DWXYZ']);
  });

  it('does not carry over what a person left half typed', () => {
    const typed = scanned('AB1', 0, [180], false);
    expect(codesOf([...typed, ...scanned('7K4M9QX2ABCD', 900, [6])])).toEqual(['7K4M9QX2ABCD']);
  });

  it('may end with two keys', () => {
    const keys = scanned('7K4M9QX2ABCD', 0, [10]);
    const last = keys.at(-1)?.at ?? 0;
    expect(codesOf([...keys, { kind: 'end', at: last + 3 }])).toEqual(['7K4M9QX2ABCD']);
  });

  it('is not believed when an editing key breaks in', () => {
    const keys = scanned('7K4M9QX2ABCD', 0, [10]);
    expect(run([...keys, { kind: 'other', at: 55 }])).toEqual([
      { kind: 'mixed', text: '7K4M9QX2ABCD', ended: true },
    ]);
  });

  it('does not make memory grow when it never ends', () => {
    let burst = noBurst;
    for (let at = 0; at < 5_000; at++)
      burst = pressed(burst, { kind: 'char', char: 'A', at }).burst;
    expect(burst.text.length).toBe(wedgeRules.maxLength + 1);
    expect(settled(burst, 9_000).scan?.kind).toBe('mixed');
  });

  it('is waited for until nothing can follow, and no longer', () => {
    const keys = scanned('7K4M9QX2ABCD', 0, [10]);
    let burst = noBurst;
    expect(settlesAt(burst)).toBeNull();
    for (const key of keys) burst = pressed(burst, key).burst;
    const due = settlesAt(burst) ?? 0;
    expect(settled(burst, due - 1).scan).toBeNull();
    expect(settled(burst, due).scan).toEqual({
      kind: 'code',
      text: '7K4M9QX2ABCD',
      ended: true,
    });
  });
});

describe('a person', () => {
  it('is never taken for a scanner', () => {
    fc.assert(
      fc.property(code, humanGaps, (text, gaps) => {
        expect(codesOf(scanned(text, 0, gaps))).toEqual([]);
      }),
    );
  });

  it('may roll over keys without being taken for one', () => {
    // Two quick keys, a pause, again and again: the quickest typists do this.
    expect(codesOf(scanned('7K4M9QX2ABCD', 0, [20, 70, 25, 80]))).toEqual([]);
  });

  it('keeps the Enter key', () => {
    fc.assert(
      fc.property(code, humanGaps, (text, gaps) => {
        let burst = noBurst;
        for (const key of scanned(text, 0, gaps)) burst = pressed(burst, key).burst;
        expect(burst).toBe(noBurst);
      }),
    );
  });

  it('who holds a clock that steps back begins anew', () => {
    const step = pressed(
      { ...noBurst, text: 'ABCDEF', firstAt: 900, lastCharAt: 1_000, lastAt: 1_000 },
      { kind: 'char', char: 'G', at: 900 },
    );
    expect(step.burst.text).toBe('G');
  });
});

describe('two at once', () => {
  /** Only one of the two codes, whole, may ever pass for a coupon's twelve symbols. */
  const strangers = (keys: readonly WedgeKey[], allowed: readonly string[]) =>
    codesOf(keys).filter((scan) => scan.length === 12 && !allowed.includes(scan));

  it('two scanners interleaved give no third code', () => {
    fc.assert(
      fc.property(
        code,
        code,
        scannerGaps,
        scannerGaps,
        fc.integer({ min: 0, max: 800 }),
        fc.boolean(),
        (a, b, gapsA, gapsB, offset, end) => {
          const keys = [...scanned(a, 0.1, gapsA, end), ...scanned(b, offset, gapsB, end)];
          expect(strangers(keys, [a, b])).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('a person typing into a burst gives no third code', () => {
    fc.assert(
      fc.property(
        code,
        code,
        scannerGaps,
        humanGaps,
        fc.integer({ min: -3_000, max: 600 }),
        (a, typed, gaps, slow, offset) => {
          const keys = [...scanned(a, 0.1, gaps), ...scanned(typed, offset, slow)];
          expect(strangers(keys, [a])).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
