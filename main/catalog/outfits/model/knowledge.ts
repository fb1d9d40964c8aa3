import type { Affinity } from './learn/affinity.ts';

/** How often things stand in one outfit, by name: kinds, or families of colour. */
export type Together = {
  readonly names: readonly string[];
  /** Outfits that hold each, and that hold each two: row after row, the same both ways round. */
  readonly alone: Float64Array;
  readonly both: Float64Array;
};

/** All that was learned from outfits, before anybody asks how much each part of it counts. */
export type Knowledge = {
  readonly traits: ReadonlyMap<string, number>;
  readonly traitWeights: Float64Array;
  readonly affinity: Affinity;
  /** How telling each word is; one never seen tells as much as the rarest. */
  readonly words: ReadonlyMap<string, number>;
  readonly rarest: number;
  readonly kinds: Together;
  readonly colours: Together;
  /** Share of items with each style, in the order of `STYLES`. */
  readonly styles: Float64Array;
  /** What a foreign list's category numbers stand for. */
  readonly categoryNames: ReadonlyMap<string, string>;
};

/** How much each term of two items, and of a whole outfit, counts. */
export type Verdict = {
  /** For choosing one item beside others. */
  readonly choice: Float64Array;
  /** For judging a whole outfit. */
  readonly whole: Float64Array;
  readonly constant: number;
};

/** Kinds seen in fewer outfits are left out of it; beside this many of chance, few sightings say little. */
const KNOWN_KIND = 30;
const CHANCE = 8;

/** Log of how often each two stand together over how often chance would have it; 0 where too little is known. */
export const lifts = (together: Together): Float64Array => {
  const size = together.names.length;
  const { alone, both } = together;
  const pairs = both.reduce((sum, count) => sum + count, 0);
  const items = alone.reduce((sum, count) => sum + count, 0);
  return Float64Array.from({ length: size * size }, (_, i) => {
    const [a, b] = [Math.floor(i / size), i % size];
    if (Math.min(alone[a] ?? 0, alone[b] ?? 0) < KNOWN_KIND) return 0;
    const expected = ((alone[a] ?? 0) * (alone[b] ?? 0) * pairs) / items ** 2;
    return Math.log(((both[i] ?? 0) + CHANCE) / (expected + CHANCE));
  });
};
