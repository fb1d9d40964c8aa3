import { COLOURS, STYLES } from '../labels.ts';
import { KIND_NAMES } from '../lexicon/lexicon.ts';
import type { Knowledge, Together } from '../knowledge.ts';
import type { WornOutfit } from '../outfit-files.ts';
import { readItem, TYPES, type Reading } from '../reading.ts';
import { seenEnough, traitsOf, weightOf } from '../traits.ts';
import { sparse } from '../described.ts';
import { learnAffinity } from './affinity.ts';

export type ReadOutfit = { readonly id: string; readonly items: readonly Reading[] };

/** Directions kept of what is worn together: more fit the outfits learned from, not others. */
const RANK = 48;

export const readOutfits = (
  outfits: readonly WornOutfit[],
  names: ReadonlyMap<string, string>,
): ReadOutfit[] =>
  outfits.map(({ id, items }) => ({
    id,
    items: items.map((item) =>
      readItem({ ...item, category: names.get(item.category) ?? item.category }),
    ),
  }));

/** `worded` hold titles and teach everything; `kindsOnly` teach which kinds stand together. */
export const gatherKnowledge = (
  worded: readonly ReadOutfit[],
  kinds: Together,
  categoryNames: ReadonlyMap<string, string>,
): Knowledge => {
  const items = worded.flatMap((outfit) => outfit.items);
  const owners = Int32Array.from(worded.flatMap((outfit, i) => outfit.items.map(() => i)));
  const times = countOf(items.flatMap(traitsOf));
  const traits = new Map(
    [...times]
      .filter(([trait, count]) => seenEnough(trait, count))
      .map(([trait]) => trait)
      .sort()
      .map((trait, i) => [trait, i]),
  );
  const traitWeights = Float64Array.from(traits.keys(), (trait) =>
    weightOf(trait, (times.get(trait) ?? 0) / items.length),
  );
  const rows = items.map((item) => sparse(item, { traits, traitWeights }));
  const holding = countOf(items.flatMap((item) => [...item.allWords]));
  const words = new Map(
    [...holding]
      .filter(([, count]) => count >= 2)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, count]) => [word, Math.log((1 + items.length) / (1 + count))]),
  );
  return {
    traits,
    traitWeights,
    affinity: learnAffinity(rows, owners, worded.length, traits.size, TYPES.length, RANK),
    words,
    rarest: Math.log(1 + items.length),
    kinds,
    colours: togetherOf(
      COLOURS,
      worded.map((outfit) => outfit.items.map(({ looks }) => COLOURS.filter((c) => looks.has(c)))),
    ),
    styles: Float64Array.from(
      STYLES,
      (style) => items.filter(({ looks }) => looks.has(style)).length / Math.max(1, items.length),
    ),
    categoryNames,
  };
};

export const kindsTogether = (outfits: readonly ReadOutfit[]): Together =>
  togetherOf(
    KIND_NAMES,
    outfits.map(({ items }) => items.map(({ kind }) => (kind === null ? [] : [kind]))),
  );

const countOf = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** An outfit counts once for each two names that two different items of it bear. */
const togetherOf = (
  names: readonly string[],
  outfits: readonly (readonly (readonly string[])[])[],
): Together => {
  const rows = new Map(names.map((name, i) => [name, i]));
  const alone = new Float64Array(names.length);
  const both = new Float64Array(names.length ** 2);
  for (const items of outfits) {
    const borne = items.map((item) => item.flatMap((name) => rows.get(name) ?? []));
    for (const row of new Set(borne.flat())) alone[row] = (alone[row] ?? 0) + 1;
    const pairs = new Set<number>();
    borne.forEach((some, i) =>
      borne.forEach((others, j) => {
        if (i !== j) for (const a of some) for (const b of others) pairs.add(a * names.length + b);
      }),
    );
    for (const pair of pairs) both[pair] = (both[pair] ?? 0) + 1;
  }
  return { names, alone, both };
};
