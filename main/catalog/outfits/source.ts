import { z } from 'zod';
import { outfitSlot, words, type Product } from '../../../preload/contract/index.ts';
import { jsonText, readRows, type SetAside } from '../../store/rows.ts';
import type { Row, Store } from '../../store/sqlite.ts';
import { remember } from '../remembered.ts';
import { slotShape } from '../slots.ts';
import { boostOf, type Boost } from './boosts.ts';
import type { LearnedKinds } from './kinds.ts';
import { pieceFrom, type Piece } from './piece.ts';
import type { Racks } from './racks.ts';
import type { Look, OutfitSource } from './recommend.ts';

const PIECE_COLUMNS =
  'products.sku, name, brand, category, products.slot AS place, gender, colour, occasion, seasons, price, available';
const pieceShape = z.object({
  sku: z.string(),
  name: jsonText(words),
  brand: z.string(),
  category: z.string(),
  place: slotShape,
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
const shelvedShape = pieceShape.extend({ id: z.number().int() });

/** What the racks and the learned kinds were made of at a moment; replaced as a whole. */
export type Learned = { readonly kinds: LearnedKinds; readonly racks: Racks };

export type SourceParts = {
  readonly store: Store;
  readonly product: (sku: string) => Product | null;
  readonly learned: () => Learned;
  readonly boosts: () => readonly Boost[];
  /** How a learned model sees the lifted piece, and how much that counts in recall. */
  readonly boostOf?: OutfitSource['boostOf'];
  readonly taste: (
    lifted: Piece,
  ) => { readonly vector: Float32Array; readonly weight: number } | null;
  readonly setAside: SetAside;
};

/** Looks considered for one product, and pieces for one place: plenty to choose from, few enough to be quick. */
const MOST_LOOKS = 60;
const CANDIDATES = 7;
/** A shop's whole list, mostly; of half a million pieces those asked for lately. Some 600 bytes each. */
const PIECES_REMEMBERED = 65_536;

export const LIVE_LOOKS = `SELECT looks.id FROM looks JOIN batches ON batches.id = looks.batch AND batches.state = 'live'`;

export type Shelved = { readonly id: number; readonly piece: Piece };

export type StoreSource = OutfitSource & {
  piece(sku: string): Piece | null;
  /** The next so many rows above an id, in their order; `last` is null when there are no more. */
  shelved(
    after: number,
    most: number,
  ): { readonly shelved: readonly Shelved[]; readonly last: number | null };
  /** Keeps a piece that has been read anyway, where there is room. */
  hold(shelved: Shelved): boolean;
  piecesOfLook(look: number): Piece[];
  forget(): void;
};

export const openOutfitSource = (parts: SourceParts): StoreSource => {
  const { store, setAside } = parts;
  const remembered = remember<Piece | null, number>(PIECES_REMEMBERED);
  const pieceOf = ({ place, available, ...row }: z.infer<typeof pieceShape>): Piece => {
    const facts = { ...row, slot: place, available: available === 1 };
    return pieceFrom(facts, boostOf(parts.boosts(), facts));
  };
  const read = <T extends z.infer<typeof pieceShape>>(shape: z.ZodType<T>, rows: Row[]) =>
    readRows('products', shape, rows, 'sku', setAside);
  const byId = (id: number) =>
    remembered.get(id, () => {
      const row = store.get(`SELECT ${PIECE_COLUMNS} FROM products WHERE id = ?`, id);
      const [found] = row ? read(pieceShape, [row]) : [];
      return found ? pieceOf(found) : null;
    });

  return {
    product: parts.product,
    boostOf: parts.boostOf,
    kindsBeside: (kind) => parts.learned().kinds.beside(kind),
    looksOfKinds: (one, other) => parts.learned().kinds.together(one, other),
    forget: () => remembered.clear(),
    hold: ({ id, piece }) => remembered.hold(id, piece),
    piece(sku) {
      const row = store.get('SELECT id FROM products WHERE sku = ?', sku);
      return row ? byId(Number(row['id'])) : null;
    },
    looksWith(sku) {
      const rows = read(
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
      );
      const looks = new Map<number, { outfit: string; pieces: Look['pieces'][number][] }>();
      for (const { look, outfit, given, ...row } of rows) {
        const found = looks.get(look) ?? { outfit, pieces: [] };
        found.pieces.push({ slot: given, piece: pieceOf(row) });
        looks.set(look, found);
      }
      return [...looks.values()];
    },
    beside(lifted) {
      const { kinds, racks } = parts.learned();
      const beside = kinds.beside(lifted.kind);
      const most = beside[0]?.looks ?? 1;
      const shares = new Map(beside.map(({ kind, looks }) => [kind, looks / most]));
      const nearest = racks.beside({
        lifted,
        kindShare: (kind) => shares.get(kind) ?? 0,
        taste: parts.taste(lifted),
        most: CANDIDATES,
      });
      return (slot, manners) => nearest(slot, manners).flatMap((id) => byId(id) ?? []);
    },
    shelved(after, most) {
      const rows = store.all(
        `SELECT id, ${PIECE_COLUMNS} FROM products WHERE id > ? ORDER BY id LIMIT ?`,
        after,
        most,
      );
      return {
        shelved: read(shelvedShape, rows).map(({ id, ...row }) => ({ id, piece: pieceOf(row) })),
        last: rows.length < most ? null : Number(rows.at(-1)?.['id']),
      };
    },
    piecesOfLook: (look) =>
      read(
        pieceShape,
        store.all(
          `SELECT ${PIECE_COLUMNS} FROM look_pieces JOIN products ON products.sku = look_pieces.sku WHERE look = ?`,
          look,
        ),
      ).map(pieceOf),
  };
};
