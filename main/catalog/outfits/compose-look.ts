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

const order = (a: Begun, b: Begun): number =>
  b.score - a.score || (namesOf(a) < namesOf(b) ? -1 : 1);
const namesOf = ({ chosen }: Begun): string => chosen.map(({ piece }) => piece.sku).join(' ');

/**
 * The best look of a plan: pieces are added place by place to the few best looks so far, and the whole is judged at the
 * end. A place nothing fits stays empty.
 */
export const composeLook = (plan: LookPlan, parts: LookParts): readonly Chosen[] => {
  const { lifted, taste } = parts;
  let begun: readonly Begun[] = [{ chosen: [], score: 0 }];
  const fill = (slot: OutfitSlot): boolean => {
    const next = begun.flatMap((look) => extended(look, slot, parts));
    if (next.length === 0) return false;
    begun = next.sort(order).slice(0, IN_MIND);
    return true;
  };
  for (const slot of plan.core) fill(slot);
  for (const choice of plan.extras) choice.some(fill);
  const whole = begun.map(({ chosen, score }) => ({
    chosen,
    score: score + WHOLE * taste.outfit([lifted, ...chosen.map(({ piece }) => piece)]),
  }));
  return whole.sort(order)[0]?.chosen ?? [];
};

const bounded = (boost: number): number => Math.max(-1, Math.min(1, boost));

const extended = ({ chosen, score }: Begun, slot: OutfitSlot, parts: LookParts): Begun[] => {
  if (slot === parts.lifted.slot || chosen.some((one) => one.slot === slot)) return [];
  const others = chosen.map(({ piece }) => piece);
  const lifted = chosen.some(({ promoted }) => promoted);
  return parts.pool(slot).flatMap((wanted): Begun[] => {
    const { piece } = wanted;
    const fit = fitness(parts.lifted, wanted, others, parts.earlier, parts.taste);
    if (fit === -Infinity) return [];
    // One promoted piece a look: a second of the same brand stands on its own merit.
    const promoted = piece.boost > 0 && piece.available && !lifted;
    return [
      {
        chosen: [...chosen, { slot, piece, promoted }],
        score:
          score +
          fit +
          (promoted ? MOST_LIFT * Math.min(1, piece.boost) : 0) +
          MOST_LEARNED * bounded(parts.boostOf?.(parts.lifted.sku, piece.sku) ?? 0),
      },
    ];
  });
};
