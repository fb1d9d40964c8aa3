/**
 * Tells a keyboard-wedge scanner from a person by rhythm. A wedge types a whole code with gaps of 1 to 30 ms
 * (Bluetooth ones up to 45, with a hiccup now and then) and mostly ends it with Enter. People who roll over keys reach
 * such gaps as well, but nobody keeps up 22 keys a second: the mean decides. What is not a burst is left to the person.
 *
 * A scan is given out only when it is over and nothing followed: a second scanner, or a person's Enter in the middle,
 * would otherwise cut a text that has the right length and is no one's code.
 */
export type BurstRules = {
  /** Keys closer than this belong together. */
  readonly maxGapMs: number;
  /** A burst's mean gap is at most this. */
  readonly meanGapMs: number;
  /** The ending key may lag behind the last character by this much. */
  readonly maxEndGapMs: number;
  /** Fewer characters are taken for a person's. */
  readonly minLength: number;
  /** Scanners without an ending key: silence this long ends the burst. */
  readonly quietMs: number;
  /** The longest code the contract lets a scanner report. */
  readonly maxLength: number;
};

export const wedgeRules: BurstRules = {
  maxGapMs: 100,
  meanGapMs: 45,
  maxEndGapMs: 120,
  minLength: 6,
  quietMs: 150,
  maxLength: 512,
};

/** `at` is the event's own time stamp, so that a busy page does not stretch the rhythm. */
export type WedgeKey =
  | { readonly kind: 'char'; readonly char: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'other'; readonly at: number };

export type Burst = {
  readonly text: string;
  readonly firstAt: number;
  /** Of the last character: a late ending key does not make a burst slow. */
  readonly lastCharAt: number;
  readonly lastAt: number;
  readonly ended: boolean;
  /** Something else was typed into it: whatever it spells, it is not to be believed. */
  readonly mixed: boolean;
};
export const noBurst: Burst = {
  text: '',
  firstAt: Number.NEGATIVE_INFINITY,
  lastCharAt: Number.NEGATIVE_INFINITY,
  lastAt: Number.NEGATIVE_INFINITY,
  ended: false,
  mixed: false,
};

/** `mixed`: two scanners at once, or a person in between. Scan again. */
export type Scan = {
  readonly kind: 'code' | 'mixed';
  readonly text: string;
  /** An ending key came; without one it was silence that ended it, and more may be on its way. */
  readonly ended: boolean;
};
export type BurstStep = { readonly burst: Burst; readonly scan: Scan | null };

const isQuick = ({ text, firstAt, lastCharAt }: Burst, rules: BurstRules): boolean =>
  text.length >= rules.minLength && lastCharAt - firstAt <= (text.length - 1) * rules.meanGapMs;

const scanOf = (burst: Burst, rules: BurstRules): Scan | null => {
  if (!isQuick(burst, rules)) return null;
  const mixed = burst.mixed || burst.text.length > rules.maxLength;
  return { kind: mixed ? 'mixed' : 'code', text: burst.text, ended: burst.ended };
};

const waitOf = (burst: Burst, rules: BurstRules): number =>
  burst.ended ? rules.maxGapMs : rules.quietMs;

/** When to call `settled`; null while there is nothing to wait for. */
export const settlesAt = (burst: Burst, rules: BurstRules = wedgeRules): number | null =>
  burst.text.length < rules.minLength ? null : burst.lastAt + waitOf(burst, rules) + 1;

/** The burst is over when nothing followed for long enough. */
export const settled = (burst: Burst, at: number, rules: BurstRules = wedgeRules): BurstStep =>
  at - burst.lastAt > waitOf(burst, rules)
    ? { burst: noBurst, scan: scanOf(burst, rules) }
    : { burst, scan: null };

/** One key further. */
export const pressed = (burst: Burst, key: WedgeKey, rules: BurstRules = wedgeRules): BurstStep => {
  // A busy page may run the timer late: what was over before this key comes out first.
  const before = settled(burst, key.at, rules);
  const gap = key.at - before.burst.lastAt;
  const flows = gap >= 0 && gap <= (key.kind === 'end' ? rules.maxEndGapMs : rules.maxGapMs);
  if (!flows) {
    const at = key.at;
    const begun =
      key.kind === 'char'
        ? { ...noBurst, text: key.char, firstAt: at, lastCharAt: at, lastAt: at }
        : noBurst;
    return { burst: begun, scan: before.scan };
  }
  const burstSoFar = before.burst;
  switch (key.kind) {
    case 'char':
      return {
        burst: {
          ...burstSoFar,
          // One character over the limit is kept, so that an endless burst is known as one and grows no further.
          text: (burstSoFar.text + key.char).slice(0, rules.maxLength + 1),
          lastCharAt: key.at,
          lastAt: key.at,
          ended: false,
          mixed: burstSoFar.mixed || burstSoFar.ended,
        },
        scan: before.scan,
      };
    case 'end':
      // A person's Enter is a person's.
      return isQuick(burstSoFar, rules)
        ? { burst: { ...burstSoFar, lastAt: key.at, ended: true }, scan: before.scan }
        : { burst: noBurst, scan: before.scan };
    case 'other':
      return { burst: { ...burstSoFar, lastAt: key.at, mixed: true }, scan: before.scan };
  }
};
