import type { OutfitSlot } from '../../../preload/contract/index.ts';
import { fitness, type Earlier, type Wanted } from './fitness.ts';
import type { Piece } from './piece.ts';
import type { Taste } from './taste.ts';

export type Chosen = {
  readonly slot: OutfitSlot;
  readonly piece: Piece;
  readonly promoted: boolean;
};

/** The most a campaign can lift a piece, in fitness: as much as one good colour, less than one stylist's word. */
export const MOST_LIFT = 0.8;
/** The most the shop's own visits can move a piece, either way: no more than a campaign. */
export const MOST_LEARNED = 0.8;
/** Looks kept in mind while one is put together. */
const IN_MIND = 3;
const WHOLE = 1.5;

type Begun = { readonly chosen: readonly Chosen[]; readonly score: number };

export type LookPlan = {
  readonly core: readonly OutfitSlot[];
  /** The first of these that can be filled is. */
  readonly extras: readonly (readonly OutfitSlot[])[];
};

export type LookParts = {
  readonly lifted: Piece;
  readonly earlier: readonly Earlier[];
  readonly taste: Taste;
  readonly boostOf?: ((lifted: string, sku: string) => number) | undefined;
  pool(slot: OutfitSlot): readonly Wanted[];
};

const isBetter = (a: Begun, b: Begun): boolean =>
  a.score > b.score || (a.score === b.score && namesOf(a) < namesOf(b));
const namesOf = ({ chosen }: Begun): string => chosen.map(({ piece }) => piece.sku).join(' ');

/** Into its place among the best few, or nowhere. */
const keep = (best: Begun[], one: Begun, most: number) => {
  let at = best.length;
  for (let above = best[at - 1]; above && isBetter(one, above); above = best[at - 1]) {
    if (at < most) best[at] = above;
    at--;
  }
  if (at < most) best[at] = one;
};

/**
 * The best look of a plan: pieces are added place by place to the few best looks so far, and the whole is judged at the
 * end. A place nothing fits stays empty.
 */
export const composeLook = (plan: LookPlan, parts: LookParts): readonly Chosen[] => {
  const { lifted, taste } = parts;
  let begun: readonly Begun[] = [{ chosen: [], score: 0 }];
  const fill = (slot: OutfitSlot): boolean => {
    const next = extended(begun, slot, parts);
    if (next.length === 0) return false;
    begun = next;
    return true;
  };
  for (const slot of plan.core) fill(slot);
  for (const choice of plan.extras) choice.some(fill);
  const whole: Begun[] = [];
  for (const { chosen, score } of begun) {
    const worn = taste.outfit([lifted, ...chosen.map(({ piece }) => piece)]);
    keep(whole, { chosen, score: score + WHOLE * worn }, 1);
  }
  return whole[0]?.chosen ?? [];
};

const bounded = (boost: number): number => Math.max(-1, Math.min(1, boost));

/** The best few of all looks begun, each with one piece more. */
const extended = (begun: readonly Begun[], slot: OutfitSlot, parts: LookParts): Begun[] => {
  const best: Begun[] = [];
  if (slot === parts.lifted.slot) return best;
  const pool = parts.pool(slot);
  for (const { chosen, score } of begun) {
    if (chosen.some((one) => one.slot === slot)) continue;
    // One promoted piece a look: a second of the same brand stands on its own merit.
    const free = !chosen.some(({ promoted }) => promoted);
    for (const wanted of pool) {
      const { piece } = wanted;
      const fit = fitness(wanted, chosen, parts.earlier, parts.taste);
      if (fit === -Infinity) continue;
      const promoted = piece.boost > 0 && piece.available && free;
      const sum =
        score +
        fit +
        (promoted ? MOST_LIFT * Math.min(1, piece.boost) : 0) +
        MOST_LEARNED * bounded(parts.boostOf?.(parts.lifted.sku, piece.sku) ?? 0);
      // Most get nowhere: a look is made of those alone that may.
      const least = best[IN_MIND - 1];
      if (least && sum < least.score) continue;
      keep(best, { chosen: [...chosen, { slot, piece, promoted }], score: sum }, IN_MIND);
    }
  }
  return best;
};
