import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outfit as outfitShape, outfitSlot, type Outfit } from '../../../preload/contract/index.ts';
import { mayWearTogether } from '../attributes.ts';
import { slotShape } from '../slots.ts';
import { pieceFrom, type Piece } from './piece.ts';
import { recommendOutfits, type Look } from './recommend.ts';
import { namesOf, timesWornWith } from './stylist.ts';
import { sourceOf } from './testing.ts';

const WORDS = [
  'shirt',
  'tshirt',
  'coat',
  'jeans',
  'shorts',
  'saree',
  'heels',
  'trainers',
  'tie',
  'k1',
];
const anyFacts = fc.record({
  title: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g kids', 'h', 'i', 'j', 'k', 'l'),
  slot: fc.constantFrom(...slotShape.options),
  category: fc.constantFrom(...WORDS),
  gender: fc.constantFrom('women', 'men', 'unisex', '', 'girls', 'kids'),
  colour: fc.constantFrom('black', 'red', 'green', ''),
  occasion: fc.constantFrom('', 'casual', 'formal', 'ethnic'),
  brand: fc.constantFrom('', 'x', 'y'),
  seasons: fc.integer({ min: 1, max: 15 }),
  price: fc.option(fc.integer({ min: 0, max: 100_000 })),
  available: fc.boolean(),
  boost: fc.constantFrom(0, 0, 0, 0.5, 1),
});
const anyShelf = fc
  .array(anyFacts, { minLength: 1, maxLength: 40 })
  .map((pieces) =>
    pieces.map(({ title, boost, ...facts }, i) =>
      pieceFrom({ ...facts, sku: `P${i}`, name: { en: title } }, boost),
    ),
  );
const anyShop = anyShelf.chain((shelf) =>
  fc
    .array(
      fc.record({
        outfit: fc.constantFrom('通勤|Commute', 'Weekend', '赴约'),
        pieces: fc.uniqueArray(
          fc.record({
            slot: fc.option(fc.constantFrom(...outfitSlot.options)),
            piece: fc.constantFrom(...shelf),
          }),
          { minLength: 1, maxLength: 5, selector: ({ piece }) => piece.sku },
        ),
      }),
      { maxLength: 12 },
    )
    .map((looks) => ({ shelf, looks })),
);

describe('outfits of any shop', () => {
  const inAnyShop = (
    check: (
      shop: { shelf: readonly Piece[]; looks: readonly Look[] },
      lifted: Piece,
      outfits: ReturnType<typeof recommendOutfits>,
    ) => void,
  ) =>
    fc.assert(
      fc.property(anyShop, (shop) => {
        const source = sourceOf(shop.shelf, shop.looks);
        for (const lifted of shop.shelf) check(shop, lifted, recommendOutfits(lifted, source));
      }),
      { numRuns: 150 },
    );
  const pieceOf = (shelf: readonly Piece[], sku: string) => {
    const found = shelf.find((piece) => piece.sku === sku);
    if (!found) throw new Error(`${sku} is not on the shelf`);
    return found;
  };

  test('are at most three, fit the contract, and hold no product twice', () => {
    inAnyShop((_shop, lifted, outfits) => {
      expect(outfits.length).toBeLessThanOrEqual(3);
      const contents = outfits.map(({ pieces }) =>
        pieces
          .map(({ product }) => product.sku)
          .toSorted()
          .join(),
      );
      expect(new Set(contents).size).toBe(contents.length);
      for (const outfit of outfits) {
        expect(() => outfitShape.parse(outfit)).not.toThrow();
        const skus = outfit.pieces.map(({ product }) => product.sku);
        expect(new Set([...skus, lifted.sku]).size).toBe(skus.length + 1);
      }
    });
  });

  const composed = (outfits: ReturnType<typeof recommendOutfits>) =>
    outfits.filter(({ reasons }) => reasons[0]?.kind !== 'stylist');

  test('fill each place once, never the lifted one’s, never with underwear', () => {
    inAnyShop(({ shelf }, lifted, outfits) => {
      for (const { pieces } of outfits) {
        const filled = pieces.map(({ slot }) => slot);
        expect(new Set([...filled, lifted.slot]).size).toBe(filled.length + 1);
        for (const { product } of pieces)
          expect(['innerwear', 'other']).not.toContain(pieceOf(shelf, product.sku).slot);
      }
      const dresses = composed(outfits)
        .map(({ pieces }) => [lifted.slot, ...pieces.map(({ slot }) => slot)])
        .filter((filled) => filled.includes('dress'));
      for (const filled of dresses)
        expect(filled.some((slot) => slot === 'top' || slot === 'bottom')).toBe(false);
    });
  });

  test('mix no genders, and no seasons a stylist did not mix', () => {
    const pairs = (shelf: readonly Piece[], lifted: Piece, { pieces }: Outfit) => {
      const worn = [lifted, ...pieces.map(({ product }) => pieceOf(shelf, product.sku))];
      return worn.flatMap((one) => worn.map((other) => [one, other] as const));
    };
    inAnyShop(({ shelf }, lifted, outfits) => {
      for (const outfit of outfits)
        for (const [one, other] of pairs(shelf, lifted, outfit))
          expect(mayWearTogether(one.gender, other.gender)).toBe(true);
      for (const outfit of composed(outfits))
        for (const [one, other] of pairs(shelf, lifted, outfit))
          expect(one.seasons & other.seasons).toBeGreaterThan(0);
    });
  });

  test('come from stylists first, and a stylist’s look is one', () => {
    inAnyShop(({ looks }, lifted, outfits) => {
      const stylists = outfits.filter(({ reasons }) => reasons[0]?.kind === 'stylist');
      expect(outfits.slice(0, stylists.length)).toEqual(stylists);
      for (const { id, name, pieces } of stylists) {
        expect(name).toEqual(namesOf(id));
        const skus = [lifted.sku, ...pieces.map(({ product }) => product.sku)];
        const theirs = looks.some((look) => {
          const all = look.pieces.map(({ piece }) => piece.sku);
          return look.outfit === id && skus.every((sku) => all.includes(sku));
        });
        expect(theirs).toBe(true);
      }
    });
  });

  test('say how often it was worn only where it is true of every piece, and the true total', () => {
    inAnyShop(({ shelf, looks }, lifted, outfits) => {
      const times = timesWornWith(lifted.sku, sourceOf(shelf, looks).looksWith(lifted.sku));
      for (const { pieces, reasons, total } of outfits) {
        const least = Math.min(...pieces.map(({ product }) => times.get(product.sku) ?? 0));
        const said = reasons.flatMap((reason) =>
          reason.kind === 'worn-together' && reason.slot === null ? reason.looks : [],
        );
        expect(said.every((looks) => looks === least)).toBe(true);
        const prices = [lifted.price, ...pieces.map(({ product }) => product.price)];
        const sum = prices.reduce((all, price) =>
          all === null || price === null ? null : all + price,
        );
        expect(total).toBe(sum);
      }
    });
  });

  test('put together share a manner, and no piece for the other weather', () => {
    inAnyShop(({ shelf, looks }, lifted, outfits) => {
      const times = timesWornWith(lifted.sku, sourceOf(shelf, looks).looksWith(lifted.sku));
      for (const { pieces } of composed(outfits)) {
        const worn = [lifted, ...pieces.map(({ product }) => pieceOf(shelf, product.sku))];
        // A stylist who wore two together knows better.
        const ours = worn.filter(({ sku }) => (times.get(sku) ?? 0) === 0);
        expect(ours.reduce((shared, { manners }) => shared & manners, 63)).toBeGreaterThan(0);
        expect(
          new Set(worn.map(({ weather }) => weather).filter((w) => w !== 'any')).size,
        ).toBeLessThan(2);
      }
    });
  });

  test('hold one promoted piece at most, one that was asked for and can be had, and none in a stylist’s look', () => {
    inAnyShop(({ shelf }, _lifted, outfits) => {
      for (const { pieces, reasons } of outfits) {
        const promoted = pieces.filter((piece) => piece.promoted);
        expect(promoted.length).toBeLessThanOrEqual(reasons[0]?.kind === 'stylist' ? 0 : 1);
        for (const { product } of promoted)
          expect(pieceOf(shelf, product.sku)).toMatchObject({ available: true });
        for (const { product } of promoted)
          expect(pieceOf(shelf, product.sku).boost).toBeGreaterThan(0);
      }
    });
  });

  test('moved by what was learned, keep every rule; by nothing learned, are the very same', () => {
    fc.assert(
      fc.property(anyShop, fc.func(fc.double({ min: -9, max: 9, noNaN: true })), (shop, boost) => {
        const source = sourceOf(shop.shelf, shop.looks);
        for (const lifted of shop.shelf) {
          const plain = recommendOutfits(lifted, source);
          expect(recommendOutfits(lifted, { ...source, boostOf: () => 0 })).toEqual(plain);
          const moved = recommendOutfits(lifted, { ...source, boostOf: boost });
          // Stylists' looks stand as they are, and nobody is dressed from another's rail.
          const stylists = (list: typeof plain) =>
            list.filter(({ reasons }) => reasons[0]?.kind === 'stylist');
          expect(stylists(moved)).toEqual(stylists(plain));
          for (const { pieces } of moved)
            for (const { product } of pieces)
              expect(mayWearTogether(lifted.gender, pieceOf(shop.shelf, product.sku).gender)).toBe(
                true,
              );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('are the same every time', () => {
    inAnyShop((shop, lifted, outfits) => {
      expect(recommendOutfits(lifted, sourceOf(shop.shelf.toReversed(), shop.looks))).toEqual(
        outfits,
      );
    });
  });
});
