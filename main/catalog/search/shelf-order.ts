import { z } from 'zod';
import { colourFamily, mayWearTogether } from '../attributes.ts';
import type { Column, TextIndex } from './text-index.ts';
import { topOf } from './top.ts';

/**
 * An order of the whole shop without an end, the same for the same seed: what can be had and is in season first, near
 * relations of a lifted garment sooner than others, and neighbours that differ. A position speaks of the order and not
 * of the list, so that an import in between neither repeats nor loses what stays in the shop.
 */
export type ShelfAsk = {
  readonly seed: string;
  /** The garment in hand: its row id. It is not shown itself. */
  readonly lifted: number | null;
  readonly fits: (document: number) => boolean;
  /** Moves a product forward or back among the next few, from -1 to 1. */
  readonly boost?: ((id: number) => number) | undefined;
};

const position = z.object({
  /** How often the whole shop has been gone through. */
  round: z.number().int().min(0).max(1_000_000),
  /** The last place of the order that was read in this round. */
  after: z.number().int().min(-1),
  /** The season the order was begun in, as bits. */
  season: z.number().int().min(1).max(15),
  /** Read but not shown yet, row ids. */
  waiting: z.array(z.number().int().nonnegative()).max(64),
  /** The last shown, newest first. */
  shown: z.array(z.number().int().nonnegative()).max(2),
});
export type ShelfPosition = z.infer<typeof position>;

/** Neighbours are chosen among so many; nothing is held back or brought forward further. */
export const WINDOW = 16;
const BAND = 2 ** 44;
/** What is near the lifted garment comes so many times sooner. */
const NEAR = 30;
const FAR = 0.3;

export const firstPosition = (season: number): ShelfPosition => ({
  round: 0,
  after: -1,
  season,
  waiting: [],
  shown: [],
});

export const writePosition = (at: ShelfPosition): string =>
  Buffer.from(JSON.stringify([at.round, at.after, at.season, at.waiting, at.shown])).toString(
    'base64url',
  );

/** Null where it is none of ours. */
export const readPosition = (text: string): ShelfPosition | null => {
  try {
    const [round, after, season, waiting, shown] = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    ) as unknown[];
    return position.parse({ round, after, season, waiting, shown });
  } catch {
    return null;
  }
};

/** Evenly spread over (0, 1), and nothing like its neighbours'. */
const chance = (seed: number, id: number): number => {
  let h = Math.imul(seed ^ id, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return ((h >>> 0) + 0.5) / 2 ** 32;
};

const seedOf = (text: string): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h;
};

const valueOf = ({ values, of }: Column, document: number): string =>
  values[of[document] ?? 0] ?? '';

const nearnessTo = (index: TextIndex, lifted: number) => {
  const { category, slot, gender, colour, brand } = index.columns;
  const own = (column: Column) => valueOf(column, lifted);
  const families = colour.values.map((value) => colourFamily(value)?.name ?? null);
  const family = families[colour.of[lifted] ?? 0] ?? null;
  const worn = gender.values.map((value) => mayWearTogether(own(gender), value));
  const same = (column: Column, document: number) => column.of[document] === column.of[lifted];
  return (document: number): number => {
    if (!worn[gender.of[document] ?? 0]) return FAR;
    const alike =
      (same(category, document) ? 0.4 : 0) +
      (family !== null && families[colour.of[document] ?? 0] === family ? 0.35 : 0) +
      (own(brand) !== '' && same(brand, document) ? 0.15 : 0) +
      (same(slot, document) ? 0.1 : 0);
    return 1 + NEAR * alike;
  };
};

/** The place of a row id in the index, or -1. */
export const documentOf = ({ ids }: TextIndex, id: number): number => {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
};

/** The next of one round after a place, in order, with their places. */
const readOn = (
  index: TextIndex,
  ask: ShelfAsk,
  at: ShelfPosition,
  most: number,
): { readonly document: number; readonly place: number }[] => {
  const lifted = ask.lifted === null ? -1 : documentOf(index, ask.lifted);
  const weigh = lifted < 0 ? null : nearnessTo(index, lifted);
  const seed = seedOf(`${ask.seed} ${at.round}`);
  const places = new Float64Array(index.size);
  const candidates: number[] = [];
  for (let document = 0; document < index.size; document++) {
    if (document === lifted || !ask.fits(document)) continue;
    const inSeason = ((index.seasons[document] ?? 0) & at.season) !== 0;
    const band = (index.available[document] === 1 ? 0 : 2) + (inSeason ? 0 : 1);
    // Drawn without replacement, heavier ones sooner: Efraimidis and Spirakis, 2006.
    const drawn = -Math.log(chance(seed, index.ids[document] ?? 0)) / (weigh?.(document) ?? 1);
    // No natural logarithm of ours exceeds 23; far ones are a little above.
    const place = band * BAND + Math.min(BAND - 1, Math.floor((drawn / 128) * BAND));
    if (place <= at.after) continue;
    places[document] = place;
    candidates.push(document);
  }
  const before = (a: number, b: number) => {
    const [left, right] = [places[a] ?? 0, places[b] ?? 0];
    return left < right || (left === right && a < b);
  };
  return topOf(candidates, most, before).map((document) => ({
    document,
    place: places[document] ?? 0,
  }));
};

/** How little two may stand side by side; the one before the last counts less. */
const likeness = (index: TextIndex, one: number, other: number): number => {
  const { category, slot, colour } = index.columns;
  const family = (document: number) => colourFamily(valueOf(colour, document))?.name;
  return (
    (one === other ? 4 : 0) +
    (category.of[one] === category.of[other] ? 2 : 0) +
    (slot.of[one] === slot.of[other] ? 0.5 : 0) +
    (family(one) !== undefined && family(one) === family(other) ? 1.5 : 0)
  );
};
const BEFORE_LAST = 0.4;
const BOOST = 0.4;

export type ShelfPage = { readonly ids: readonly number[]; readonly at: ShelfPosition };

export const shelfPage = (
  index: TextIndex,
  ask: ShelfAsk,
  from: ShelfPosition,
  limit: number,
): ShelfPage => {
  let at = from;
  const known = (ids: readonly number[]) =>
    ids.map((id) => documentOf(index, id)).filter((document) => document >= 0);
  const waiting = known(at.waiting).filter(ask.fits);
  let shown = known(at.shown);
  const ids: number[] = [];
  const idOf = (document: number) => index.ids[document] ?? 0;

  const choose = (): number => {
    let best = 0;
    let least = Infinity;
    for (const [i, document] of waiting.entries()) {
      const [last, beforeLast] = shown;
      const cost =
        (last === undefined ? 0 : likeness(index, document, last)) +
        (beforeLast === undefined ? 0 : BEFORE_LAST * likeness(index, document, beforeLast)) -
        BOOST * Math.max(-1, Math.min(1, ask.boost?.(idOf(document)) ?? 0));
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return waiting.splice(best, 1)[0] ?? 0;
  };

  let stream = readOn(index, ask, at, limit + WINDOW);
  let empty = stream.length === 0 && waiting.length === 0 ? 1 : 0;
  while (ids.length < limit && empty < 2) {
    while (waiting.length < WINDOW) {
      const next = stream.shift();
      if (!next) break;
      waiting.push(next.document);
      at = { ...at, after: next.place };
    }
    if (waiting.length === 0) {
      // Once through: the shop begins again, in another order.
      at = { ...at, round: at.round + 1, after: -1 };
      stream = readOn(index, ask, at, limit + WINDOW);
      empty = stream.length === 0 ? empty + 1 : 0;
      continue;
    }
    const document = choose();
    ids.push(idOf(document));
    shown = [document, ...shown].slice(0, 2);
  }
  return { ids, at: { ...at, waiting: waiting.map(idOf), shown: shown.map(idOf) } };
};
