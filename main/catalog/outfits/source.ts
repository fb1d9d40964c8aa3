import { z } from 'zod';
import { outfitSlot, type OutfitSlot, type Product } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { readRows, type SetAside } from '../../store/rows.ts';
import type { Row, SqlValue, Store } from '../../store/sqlite.ts';
import { gendersBeside } from '../attributes.ts';
import { inSlices } from '../import/turns.ts';
import { isOutfitSlot, type Slot } from '../slots.ts';
import { kindLearner, type KindInLook, type LearnedKinds } from './kinds.ts';
import type { Look, OutfitSource, Piece } from './recommend.ts';

const PIECE_COLUMNS =
  'products.sku, name, products.slot AS place, kind, gender, colour, occasion, seasons, price, available';
const pieceShape = z.object({
  sku: z.string(),
  name: z.string(),
  place: z.custom<Slot>((slot) => typeof slot === 'string'),
  kind: z.string(),
  gender: z.string(),
  colour: z.string(),
  occasion: z.string(),
  seasons: z.number().int(),
  price: z.number().int().nullable(),
  available: z.number(),
});
const lookPieceShape = pieceShape.extend({
  look: z.number(),
  outfit: z.string(),
  given: outfitSlot.nullable(),
});
type PieceRow = z.infer<typeof pieceShape>;

const pieceOf = ({ place, available, ...row }: PieceRow): Piece => ({
  ...row,
  slot: place,
  available: available === 1,
});

/** Looks considered for one product, and pieces for one slot: plenty to choose from, few enough to be quick. */
const MOST_LOOKS = 60;
const ENOUGH = 8;
/** Places of the catalogue looked at for one slot, so that neighbours in a list (one model in ten colours) do not fill it. */
const PLACES = 3;
const A_PLACE = 4;

const LIVE_LOOKS = `SELECT looks.id FROM looks JOIN batches ON batches.id = looks.batch AND batches.state = 'live'`;

export const openOutfitSource = (
  store: Store,
  product: (sku: string) => Product | null,
  learned: () => LearnedKinds,
  setAside: SetAside,
): OutfitSource => {
  const pieces = (rows: Row[]) =>
    readRows('products', pieceShape, rows, 'sku', setAside).map(pieceOf);

  return {
    product,
    kindsBeside: (kind) => learned().beside(kind),
    looksWith(sku) {
      const rows = readRows(
        'look_pieces',
        lookPieceShape,
        store.all(
          `SELECT look_pieces.look, looks.outfit, look_pieces.slot AS given, ${PIECE_COLUMNS}
           FROM look_pieces JOIN looks ON looks.id = look_pieces.look
             JOIN products ON products.sku = look_pieces.sku
           WHERE look_pieces.look IN (${LIVE_LOOKS} JOIN look_pieces AS own ON own.look = looks.id
             WHERE own.sku = ? ORDER BY looks.id LIMIT ?)
           ORDER BY look_pieces.look, look_pieces.position`,
          sku,
          MOST_LOOKS,
        ),
        'sku',
        setAside,
      );
      const looks = new Map<number, { outfit: string; pieces: Look['pieces'][number][] }>();
      for (const { look, outfit, given, ...row } of rows) {
        const found = looks.get(look) ?? { outfit, pieces: [] };
        found.pieces.push({ slot: given, piece: pieceOf(row) });
        looks.set(look, found);
      }
      return [...looks.values()];
    },
    candidates(lifted, slot, kind) {
      const found = new Map<string, Piece>();
      const last = Number(store.get('SELECT max(id) AS last FROM products')?.['last'] ?? 0);
      // Left to itself SQLite walks the rows by id and looks at nearly all of them; the index has them side by side.
      const ask = (index: string, where: string, ...values: SqlValue[]) => {
        if (found.size >= ENOUGH) return;
        const read = (range: string, place: number) => {
          const rows = store.all(
            `SELECT ${PIECE_COLUMNS} FROM products INDEXED BY ${index}
             WHERE ${where} AND (seasons & ?) <> 0 AND ${range} LIMIT ?`,
            ...values,
            lifted.seasons,
            placeFor(`${lifted.sku} ${slot} ${kind ?? ''} ${place}`, last),
            A_PLACE,
          );
          for (const piece of pieces(rows)) found.set(piece.sku, piece);
          return rows.length;
        };
        // Where a place is near the end of the list it goes on at the beginning; then everything has been seen.
        if (read('id >= ?', 0) < A_PLACE && read('id < ?', 0) < A_PLACE) return;
        for (let place = 1; place < PLACES; place++) read('id >= ?', place);
      };
      const occasions = lifted.occasion === '' ? [''] : [lifted.occasion, ''];
      for (const available of [1, 0]) {
        for (const gender of gendersBeside(lifted.gender)) {
          if (kind !== null)
            ask(
              'products_kind',
              'kind = ? AND gender = ? AND available = ?',
              kind,
              gender,
              available,
            );
          else
            for (const occasion of occasions)
              ask(
                'products_slot',
                'slot = ? AND gender = ? AND occasion = ? AND available = ?',
                slot,
                gender,
                occasion,
                available,
              );
        }
        if (found.size > 0) break;
      }
      // Nothing for the same occasion: anything for that place is better than an empty one.
      if (found.size === 0 && kind === null)
        for (const gender of gendersBeside(lifted.gender))
          ask('products_slot', 'slot = ? AND gender = ?', slot, gender);
      return [...found.values()];
    },
  };
};

const placeFor = (text: string, last: number): number => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return ((h ^ (h >>> 15)) >>> 0) % (last + 1);
};

const LOOKS_A_STEP = 50;

/** Reads every stylist's look once, in slices. */
export const learnKinds = async (store: Store, clock: Clock): Promise<LearnedKinds> => {
  const learner = kindLearner();
  let after = 0;
  await inSlices(clock, () => {
    const looks = store.all(
      `${LIVE_LOOKS} WHERE looks.id > ? ORDER BY looks.id LIMIT ?`,
      after,
      LOOKS_A_STEP,
    );
    for (const { id } of looks) {
      after = Number(id);
      const pieces = store.all(
        `SELECT kind, products.slot AS slot FROM look_pieces JOIN products ON products.sku = look_pieces.sku
         WHERE look = ?`,
        after,
      );
      learner.add(
        pieces.map(({ kind, slot }): KindInLook => ({ kind: String(kind), slot: slotFrom(slot) })),
      );
    }
    return looks.length === LOOKS_A_STEP;
  });
  return learner.learned();
};

const slotFrom = (value: unknown): Slot => {
  const slot = String(value);
  return isOutfitSlot(slot)
    ? (slot satisfies OutfitSlot)
    : slot === 'innerwear'
      ? 'innerwear'
      : 'other';
};
