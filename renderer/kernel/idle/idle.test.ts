import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdownSeconds, idleVerdict, type Pace, type Stillness } from './idle.ts';

const still = (over: Partial<Stillness> = {}): Stillness => ({
  pace: 'browse',
  accessible: false,
  touchedAt: 0,
  touchingSince: null,
  leftAt: null,
  ...over,
});

/** Follows the verdicts as the kernel does and tells when each began. */
const follow = (stillness: Stillness) => {
  const seen: { at: number; kind: string }[] = [];
  let now = stillness.touchedAt;
  for (;;) {
    const verdict = idleVerdict(stillness, now);
    if (seen.at(-1)?.kind !== verdict.kind) seen.push({ at: now, kind: verdict.kind });
    if (verdict.kind === 'over') return seen;
    now = verdict.until;
  }
};

describe('idle', () => {
  it.each<[Pace, boolean, number | null, number]>([
    ['browse', false, 45_000, 65_000],
    ['result', false, 90_000, 110_000],
    ['browse', true, 135_000, 195_000],
    ['result', true, 270_000, 330_000],
    ['rest', false, null, 45_000],
    ['parting', false, null, 15_000],
    ['parting', true, null, 45_000],
  ])('%s, accessible %s: asks at %s and ends at %s', (pace, accessible, asksAt, endsAt) => {
    const seen = follow(still({ pace, accessible }));
    expect(seen.find((one) => one.kind === 'countdown')?.at ?? null).toBe(asksAt);
    expect(seen.at(-1)).toEqual({ at: endsAt, kind: 'over' });
  });

  it('ends 15 s after presence knows nobody, and not sooner for one who touches after that', () => {
    expect(follow(still({ leftAt: 5_000 })).at(-1)).toEqual({ at: 20_000, kind: 'over' });
    expect(follow(still({ leftAt: 5_000, touchedAt: 6_000 })).at(-1)?.at).toBe(71_000);
  });

  it('leaves a code standing for the phone although the garment is back on its rack', () => {
    expect(follow(still({ pace: 'result', leftAt: 1_000 })).at(-1)?.at).toBe(110_000);
  });

  it('never ends while someone touches, but does not wait for a stuck finger for ever', () => {
    const touching = still({ touchingSince: 1_000 });
    expect(idleVerdict(touching, 170_000).kind).toBe('awake');
    expect(idleVerdict(touching, 300_000).kind).toBe('over');
  });

  it('counts every second once, down to one', () => {
    const seconds: number[] = [];
    let now = 45_000;
    for (;;) {
      const verdict = idleVerdict(still(), now);
      if (verdict.kind !== 'countdown') break;
      seconds.push(verdict.secondsLeft);
      now = verdict.until;
    }
    expect(seconds).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
    expect(countdownSeconds(true)).toBe(60);
  });

  it('always moves on: no verdict asks to be looked at again in the past', () => {
    const paces = fc.constantFrom<Pace>('rest', 'browse', 'result', 'parting');
    const time = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(
        paces,
        fc.boolean(),
        time,
        fc.option(time),
        fc.option(time),
        time,
        (pace, accessible, touchedAt, touchingSince, leftAt, now) => {
          const verdict = idleVerdict({ pace, accessible, touchedAt, touchingSince, leftAt }, now);
          expect(verdict.kind === 'over' || verdict.until > now).toBe(true);
        },
      ),
    );
  });
});
