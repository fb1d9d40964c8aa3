import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outfitSlot, type OutfitSlot } from '../../../preload/contract/index.ts';
import { bitOf, MANNERS } from '../manners.ts';
import { mayWearTogether } from '../attributes.ts';
import { suitsTheDay } from './fitness.ts';
import { pieceFrom, type Piece } from './piece.ts';
import { openRacks } from './racks.ts';

/** Longer than a vector's head, so that comparisons are cut short. */
const WIDTH = 24;
const anyVector = fc
  .array(fc.integer({ min: -64, max: 64 }), { minLength: WIDTH, maxLength: WIDTH })
  // Sums of such numbers are exact in any order.
  .map((values) => Float32Array.from(values, (value) => value / 64));
const anyPiece = fc.record({
  name: fc
    .integer({ min: 0, max: 60 })
    .map((n) => ({ en: `model ${'abcdefgh'.charAt(n % 8)}${n}x` })),
  slot: fc.constantFrom(...outfitSlot.options),
  category: fc.constantFrom('shirt', 'coat', 'shorts', 'jeans', 'saree', 'boots', 'sandals'),
  gender: fc.constantFrom('women', 'men', '', 'girls'),
  colour: fc.constantFrom('black', 'red', 'green', '', 'grey'),
  occasion: fc.constantFrom('', 'formal', 'ethnic'),
  brand: fc.constant(''),
  seasons: fc.integer({ min: 1, max: 15 }),
  price: fc.option(fc.integer({ min: 1, max: 1000 })),
  available: fc.boolean(),
});
const anyShelf = fc
  .array(fc.tuple(anyPiece, anyVector), { minLength: 1, maxLength: 80 })
  .map((all) =>
    all.map(([facts, vector], i) => ({ piece: pieceFrom({ ...facts, sku: `P${i}` }), vector })),
  );

const filled = (shelf: readonly { piece: Piece; vector: Float32Array }[]) => {
  const racks = openRacks();
  for (const [id, { piece, vector }] of shelf.entries()) racks.add(id, piece, vector);
  return racks;
};

const plain = (sku: string, slot: OutfitSlot): Piece =>
  pieceFrom({
    sku,
    name: { en: `${sku} thing` },
    slot,
    category: `kind ${sku}`,
    gender: 'women',
    colour: 'black',
    occasion: '',
    brand: '',
    seasons: 15,
    price: 100,
    available: true,
  });

test('racks name only what suits, no two of one name, what can be had first, and as many as there are', () => {
  fc.assert(
    fc.property(
      anyShelf,
      fc.constantFrom(...outfitSlot.options),
      fc.constantFrom(...MANNERS),
      fc.integer({ min: 1, max: 12 }),
      (shelf, slot, manner, most) => {
        const lifted = shelf[0]?.piece;
        const vector = shelf[0]?.vector;
        if (!lifted || !vector) return;
        const manners = bitOf(manner);
        const ids = filled(shelf).beside({
          lifted,
          kindShare: () => 0,
          taste: { vector, weight: 1 },
          most,
        })(slot, manners);
        const suits = (piece: Piece) =>
          piece.slot === slot &&
          (piece.manners & manners) !== 0 &&
          (piece.seasons & lifted.seasons) !== 0 &&
          piece.name !== lifted.name &&
          mayWearTogether(lifted.wearer, piece.wearer) &&
          suitsTheDay(lifted, piece);
        const named = ids.flatMap((id) => shelf[id]?.piece ?? []);
        expect(named.every(suits)).toBe(true);
        expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
        const had = named.map(({ available }) => available);
        expect(had).toEqual(had.toSorted((a, b) => Number(b) - Number(a)));
        const fitting = shelf.filter(({ piece }) => suits(piece));
        expect(named.length > 0).toBe(fitting.length > 0);
      },
    ),
    { numRuns: 300 },
  );
});

test('a closer vector comes before one farther away, all else being equal', () => {
  const lifted = plain('lifted', 'top');
  const at = (angle: number) =>
    Float32Array.from({ length: WIDTH }, (_, i) =>
      i === 0 ? 3 * Math.cos(angle) : i === 1 ? 3 * Math.sin(angle) : 0,
    );
  const shelf = [2.5, 0.4, 1.4, 0.1].map((angle, i) => ({
    piece: plain(`p${'abcd'.charAt(i)}`, 'bottom'),
    vector: at(angle),
  }));
  const racks = filled(shelf);
  const nearest = racks.beside({
    lifted,
    kindShare: () => 0,
    taste: { vector: at(0), weight: 1 },
    most: 2,
  });
  expect(nearest('bottom', 63)).toEqual([3, 1]);
  expect(racks.size).toBe(4);
  expect(racks.memory).toBeGreaterThan(4 * 30);
  expect(nearest('bag', 63)).toEqual([]);
});

test('cutting a comparison short names nobody else: the order of dimensions does not matter', () => {
  // All of one place and alike but for their vectors, so that these alone decide.
  const anyRail = fc
    .array(anyVector, { minLength: 8, maxLength: 60 })
    .map((vectors) => vectors.map((vector, i) => ({ vector, piece: plain(`P${i}`, 'bottom') })));
  fc.assert(
    fc.property(anyRail, anyVector, fc.integer({ min: 1, max: 6 }), (rail, vector, most) => {
      const named = (of: typeof rail, asked: Float32Array) =>
        filled(of).beside({
          lifted: plain('lifted', 'top'),
          kindShare: () => 0,
          taste: { vector: asked, weight: 4 },
          most,
        })('bottom', 63);
      const turned = rail.map((one) => ({ ...one, vector: one.vector.toReversed() }));
      expect(named(rail, vector)).toEqual(named(turned, vector.toReversed()));
    }),
    { numRuns: 300 },
  );
});
