import type { Outfit, OutfitSlot, Product } from '../../../preload/contract/index.ts';
import { mayWearTogether } from '../attributes.ts';
import { isOutfitSlot, type Slot } from '../slots.ts';
import { fitness, type Wanted } from './fitness.ts';
import type { KindBeside } from './kinds.ts';
import { plansFor } from './plans.ts';
import { stylistOutfits, timesWornWith } from './stylist.ts';

/** As much of a product as judging it takes. */
export type Piece = {
  readonly sku: string;
  /** Compared only: two products of one name are one product to a shopper. */
  readonly name: string;
  readonly slot: Slot;
  readonly kind: string;
  readonly gender: string;
  readonly colour: string;
  readonly occasion: string;
  readonly seasons: number;
  readonly price: number | null;
  readonly available: boolean;
};

/** A stylist's look, the lifted product included; pieces in the stylist's order. */
export type Look = {
  readonly outfit: string;
  readonly pieces: readonly { readonly slot: OutfitSlot | null; readonly piece: Piece }[];
};

/** Where recommendations come from: the store at present, a learned model later. */
export type OutfitSource = {
  looksWith(sku: string): readonly Look[];
  /** Kinds stylists wear with this kind, the most usual first. */
  kindsBeside(kind: string): readonly KindBeside[];
  /** Pieces for one slot that suit the lifted one's gender and season; of one kind where `kind` is given. */
  candidates(lifted: Piece, slot: OutfitSlot, kind: string | null): readonly Piece[];
  product(sku: string): Product | null;
};

export const MOST_OUTFITS = 3;
const KINDS_PER_SLOT = 3;
/** Two looks that share half of their pieces are one look to a shopper. */
const ALIKE = 0.5;

export type Draft = {
  readonly id: string;
  readonly name: Outfit['name'];
  readonly reason: Outfit['reason'];
  readonly pieces: readonly { readonly slot: OutfitSlot; readonly piece: Piece }[];
};

/** Three looks at most: stylists' own first, then ones put together from what stylists wear with such a piece. */
export const recommendOutfits = (lifted: Piece, source: OutfitSource): Outfit[] => {
  const looks = source.looksWith(lifted.sku);
  const drafts = stylistOutfits(lifted, looks).slice(0, MOST_OUTFITS);
  if (isOutfitSlot(lifted.slot)) compose(lifted, lifted.slot, looks, source, drafts);
  return drafts.flatMap((draft) => complete(lifted, draft, source));
};

const complete = (lifted: Piece, draft: Draft, source: OutfitSource): Outfit[] => {
  const pieces = draft.pieces.flatMap(({ slot, piece }) => {
    const product = source.product(piece.sku);
    return product ? [{ slot, product }] : [];
  });
  if (pieces.length < draft.pieces.length) return [];
  const prices = [lifted.price, ...pieces.map(({ product }) => product.price)];
  const total = prices.reduce((sum, price) =>
    sum === null || price === null ? null : sum + price,
  );
  return [{ id: draft.id, name: draft.name, reason: draft.reason, pieces, total }];
};

const sharedWith = (skus: ReadonlySet<string>, draft: Draft): number =>
  draft.pieces.filter(({ piece }) => skus.has(piece.sku)).length / Math.max(1, skus.size);

const compose = (
  lifted: Piece,
  slot: OutfitSlot,
  looks: readonly Look[],
  source: OutfitSource,
  drafts: Draft[],
) => {
  const plans = plansFor(slot, lifted.gender);
  const worn = timesWornWith(lifted.sku, looks);
  const pools = new Map<OutfitSlot, readonly Wanted[]>();
  const poolFor = (wanted: OutfitSlot) => {
    const known = pools.get(wanted);
    if (known) return known;
    const pool = gather(lifted, wanted, worn, looks, source);
    pools.set(wanted, pool);
    return pool;
  };
  // A plan may fail for want of pieces; the others then take its turn.
  for (let turn = 0; turn < MOST_OUTFITS * plans.length && drafts.length < MOST_OUTFITS; turn++) {
    const plan = plans[turn % plans.length];
    if (!plan) return;
    const extra = plan.extras.slice(turn % plan.extras.length).concat(plan.extras);
    const chosen = choose(lifted, slot, plan.core, extra, poolFor, drafts);
    if (chosen.length < 2) continue;
    const skus = new Set(chosen.map(({ piece }) => piece.sku));
    if (drafts.some((draft) => sharedWith(skus, draft) > ALIKE)) continue;
    const least = Math.min(...chosen.map(({ piece }) => worn.get(piece.sku) ?? 0));
    drafts.push({
      id: [lifted.sku, ...skus].join('+'),
      name: null,
      // True of every piece shown: each was in at least so many looks with the lifted one.
      reason: least >= 2 ? { kind: 'worn-together', looks: least } : { kind: 'goes-with-category' },
      pieces: chosen,
    });
  }
};

/** Everything that could fill a slot, with what speaks for it apart from the other pieces. */
const gather = (
  lifted: Piece,
  slot: OutfitSlot,
  worn: ReadonlyMap<string, number>,
  looks: readonly Look[],
  source: OutfitSource,
): Wanted[] => {
  const wanted = new Map<string, Wanted>();
  const add = (piece: Piece, kindShare: number) => {
    if (piece.sku === lifted.sku || piece.slot !== slot || piece.name === lifted.name) return;
    if (!mayWearTogether(lifted.gender, piece.gender)) return;
    if ((lifted.seasons & piece.seasons) === 0 || wanted.has(piece.sku)) return;
    wanted.set(piece.sku, { piece, kindShare, worn: worn.get(piece.sku) ?? 0 });
  };
  const beside = source.kindsBeside(lifted.kind);
  const most = beside[0]?.looks ?? 1;
  const shares = new Map(beside.map(({ kind, looks: n }) => [kind, n / most]));
  for (const look of looks)
    for (const { piece } of look.pieces) add(piece, shares.get(piece.kind) ?? 0);
  for (const { kind } of beside.filter((b) => b.slot === slot).slice(0, KINDS_PER_SLOT))
    for (const piece of source.candidates(lifted, slot, kind)) add(piece, shares.get(kind) ?? 0);
  if (wanted.size === 0) for (const piece of source.candidates(lifted, slot, null)) add(piece, 0);
  return [...wanted.values()];
};

const choose = (
  lifted: Piece,
  slot: OutfitSlot,
  core: readonly OutfitSlot[],
  extras: readonly OutfitSlot[],
  poolFor: (slot: OutfitSlot) => readonly Wanted[],
  drafts: readonly Draft[],
) => {
  const chosen: { slot: OutfitSlot; piece: Piece }[] = [];
  const fill = (wantedSlot: OutfitSlot): boolean => {
    const taken = [slot, ...chosen.map((piece) => piece.slot)];
    if (taken.includes(wantedSlot)) return false;
    const others = chosen.map(({ piece }) => piece);
    let best: { readonly piece: Piece; readonly score: number } | null = null;
    for (const wanted of poolFor(wantedSlot)) {
      const score = fitness(lifted, wanted, others, drafts);
      const better =
        best === null ||
        score > best.score ||
        (score === best.score && wanted.piece.sku < best.piece.sku);
      if (score > -Infinity && better) best = { piece: wanted.piece, score };
    }
    if (best) chosen.push({ slot: wantedSlot, piece: best.piece });
    return best !== null;
  };
  for (const wantedSlot of core) fill(wantedSlot);
  extras.some(fill);
  return chosen;
};
