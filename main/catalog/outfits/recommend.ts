import type { Outfit, OutfitSlot, Product } from '../../../preload/contract/index.ts';
import { bitOf, mannersIn, type Manner, type Manners } from '../manners.ts';
import { isOutfitSlot } from '../slots.ts';
import { composeLook, type Chosen } from './compose-look.ts';
import { mayStandTogether, suitsTheDay, wantedBeside, type Wanted } from './fitness.ts';
import type { KindBeside } from './kinds.ts';
import type { Piece } from './piece.ts';
import { plansFor, type Plan } from './plans.ts';
import { reasonsFor } from './reasons.ts';
import { stylistOutfits, timesWornWith } from './stylist.ts';
import { NO_TASTE, type Taste } from './taste.ts';

/** A stylist's look, the lifted product included; pieces in the stylist's order. */
export type Look = {
  readonly outfit: string;
  readonly pieces: readonly { readonly slot: OutfitSlot | null; readonly piece: Piece }[];
};

/** What recommendations are made from. */
export type OutfitSource = {
  looksWith(sku: string): readonly Look[];
  /** Kinds stylists wear with this kind, the most usual first. */
  kindsBeside(kind: string): readonly KindBeside[];
  /** Looks that hold both kinds. */
  looksOfKinds(one: string, other: string): number;
  /** To be asked for the few pieces that promise most for a place beside the lifted one, worn in this manner. */
  beside(lifted: Piece): (slot: OutfitSlot, manners: Manners) => readonly Piece[];
  product(sku: string): Product | null;
  /** What this shop's visits have learned of showing a piece beside the lifted one, -1 to 1. */
  boostOf?: ((lifted: string, sku: string) => number) | undefined;
};

export const MOST_OUTFITS = 3;
/** Two looks that share half of their pieces are one look to a shopper. */
const ALIKE = 0.5;

export type Draft = {
  readonly id: string;
  readonly name: Outfit['name'];
  readonly byStylist: boolean;
  readonly pieces: readonly Chosen[];
};

/** Three looks at most: stylists' own first, then ones put together for the lifted piece. */
export const recommendOutfits = (
  lifted: Piece,
  source: OutfitSource,
  taste: Taste = NO_TASTE,
): Outfit[] => {
  const looks = source.looksWith(lifted.sku);
  const drafts = stylistOutfits(lifted, looks).slice(0, MOST_OUTFITS);
  const worn = timesWornWith(lifted.sku, looks);
  if (isOutfitSlot(lifted.slot))
    compose(lifted, lifted.slot, { looks, worn, source, taste }, drafts);
  // Three looks hold the lifted one each, and may hold a stylist's favourite twice.
  const products = new Map<string, Product | null>();
  const product = (sku: string): Product | null => {
    const known = products.get(sku);
    if (known !== undefined) return known;
    const found = source.product(sku);
    products.set(sku, found);
    return found;
  };
  return drafts.flatMap((draft) => complete(lifted, draft, worn, { ...source, product }));
};

const complete = (
  lifted: Piece,
  draft: Draft,
  worn: ReadonlyMap<string, number>,
  source: OutfitSource,
): Outfit[] => {
  const liftedProduct = source.product(lifted.sku);
  const pieces = draft.pieces.flatMap(({ slot, piece, promoted }) => {
    const product = source.product(piece.sku);
    return product ? [{ slot, product, promoted }] : [];
  });
  if (!liftedProduct || pieces.length < draft.pieces.length) return [];
  const prices = [lifted.price, ...pieces.map(({ product }) => product.price)];
  const total = prices.reduce((sum, price) =>
    sum === null || price === null ? null : sum + price,
  );
  const reasons = reasonsFor({
    lifted,
    liftedProduct,
    pieces: draft.pieces,
    products: pieces.map(({ product }) => product),
    byStylist: draft.byStylist,
    timesWorn: (sku) => worn.get(sku) ?? 0,
    looksOfKinds: source.looksOfKinds,
  });
  return [{ id: draft.id, name: draft.name, reasons, pieces, total }];
};

const sharedWith = (pieces: readonly Chosen[], draft: Draft): number => {
  const skus = new Set(draft.pieces.map(({ piece }) => piece.sku));
  return pieces.filter(({ piece }) => skus.has(piece.sku)).length / Math.max(1, pieces.length);
};

type Known = {
  readonly looks: readonly Look[];
  readonly worn: ReadonlyMap<string, number>;
  readonly source: OutfitSource;
  readonly taste: Taste;
};

/** What the piece is lifted for is guessed in this order; what a list says outright comes first. */
const mannersOf = ({ manners, occasion }: Piece): Manner[] => {
  const all = mannersIn(manners);
  return /formal|通勤|商务|正式/.test(occasion) && all.includes('formal')
    ? ['formal', ...all.filter((manner) => manner !== 'formal')]
    : all;
};

const compose = (lifted: Piece, slot: OutfitSlot, known: Known, drafts: Draft[]) => {
  const plans = plansFor(slot, lifted.wearer);
  const manners = mannersOf(lifted);
  const poolFor = poolsOf(lifted, known);
  // First whole looks of pieces no other look shows, save what stylists wear with it again and again; where a shop is too small for that, what there is.
  for (const strict of [true, false])
    for (let turn = 0; turn < plans.length * manners.length * 2; turn++) {
      if (drafts.length >= MOST_OUTFITS) return;
      const plan = plans[turn % plans.length];
      const manner = manners[turn % manners.length];
      if (!plan || manner === undefined) return;
      const shown = new Set(drafts.flatMap(({ pieces }) => pieces.map(({ piece }) => piece.name)));
      const fresh = (pool: readonly Wanted[]) =>
        strict ? pool.filter(({ piece, worn }) => worn >= 2 || !shown.has(piece.name)) : pool;
      const chosen = composeLook(turned(plan, drafts.length), {
        lifted,
        earlier: drafts,
        taste: known.taste,
        boostOf: known.source.boostOf,
        pool: (wanted) => fresh(poolFor(wanted, bitOf(manner))),
      });
      const whole = plan.core.every((wanted) => chosen.some((one) => one.slot === wanted));
      if (chosen.length < 2 || (strict && !whole)) continue;
      if (drafts.some((draft) => sharedWith(chosen, draft) > ALIKE)) continue;
      drafts.push({
        id: [lifted.sku, ...chosen.map(({ piece }) => piece.sku)].join('+'),
        name: null,
        byStylist: false,
        pieces: chosen,
      });
    }
};

/** Each look is completed in another way. */
const turned = ({ core, extras }: Plan, turn: number) => {
  const from = turn % Math.max(1, extras.length);
  return { core, extras: [[...extras.slice(from), ...extras.slice(0, from)]] };
};

/** Everything that could fill a place, with what speaks for it apart from the other pieces. */
const poolsOf = (lifted: Piece, { looks, worn, source, taste }: Known) => {
  const beside = source.kindsBeside(lifted.kind);
  const most = beside[0]?.looks ?? 1;
  const shares = new Map(beside.map(({ kind, looks: n }) => [kind, n / most]));
  const candidates = source.beside(lifted);
  const gather = (slot: OutfitSlot, manners: Manners): readonly Wanted[] => {
    const wanted = new Map<string, Wanted>();
    const add = (piece: Piece) => {
      if (piece.sku === lifted.sku || piece.slot !== slot || wanted.has(piece.sku)) return;
      const times = worn.get(piece.sku) ?? 0;
      // A stylist who has worn the two together knows the manner better.
      if (times === 0 && (piece.manners & manners) === 0) return;
      if (!mayStandTogether(lifted, piece) || (times === 0 && !suitsTheDay(lifted, piece))) return;
      const one = wantedBeside(lifted, piece, times, shares.get(piece.kind) ?? 0, taste);
      if (one) wanted.set(piece.sku, one);
    };
    for (const look of looks) for (const { piece } of look.pieces) add(piece);
    for (const piece of candidates(slot, manners)) add(piece);
    return [...wanted.values()];
  };
  const pools = new Map<string, readonly Wanted[]>();
  return (slot: OutfitSlot, manners: Manners) => {
    const key = `${slot} ${manners}`;
    const pool = pools.get(key) ?? gather(slot, manners);
    pools.set(key, pool);
    return pool;
  };
};
