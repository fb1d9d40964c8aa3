import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  outfit as outfitShape,
  outfitSlot,
  type Outfit,
  type Product,
} from '../../../preload/contract/index.ts';
import { mayWearTogether } from '../attributes.ts';
import { slotShape, type Slot } from '../slots.ts';
import { MOST_LIFT } from './compose-look.ts';
import { fitness, wantedBeside } from './fitness.ts';
import { kindLearner } from './kinds.ts';
import { pieceFrom, type Piece, type PieceFacts } from './piece.ts';
import { recommendOutfits, type Look, type OutfitSource } from './recommend.ts';
import { namesOf, timesWornWith } from './stylist.ts';

const productOf = (piece: Piece): Product => ({
  sku: piece.sku,
  gtin: null,
  name: { en: piece.title },
  brand: piece.brand,
  category: piece.category,
  gender: piece.gender,
  colour: piece.colour,
  season: '',
  price: piece.price,
  listPrice: null,
  currency: 'CNY',
  image: null,
  sizes: [{ label: 'M', stock: piece.available ? 1 : 0 }],
});

/** A whole shop in memory: every piece is a candidate, as an honest source would offer them. */
const sourceOf = (shelf: readonly Piece[], looks: readonly Look[]): OutfitSource => {
  const learner = kindLearner();
  for (const look of looks) learner.add(look.pieces.map(({ piece }) => piece));
  const kinds = learner.learned();
  return {
    looksWith: (sku) => looks.filter((look) => look.pieces.some(({ piece }) => piece.sku === sku)),
    kindsBeside: (kind) => kinds.beside(kind),
    looksOfKinds: (one, other) => kinds.together(one, other),
    beside: () => (slot) => shelf.filter((piece) => piece.slot === slot),
    product(sku) {
      const piece = shelf.find((one) => one.sku === sku);
      return piece ? productOf(piece) : null;
    },
  };
};

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

const piece = (
  sku: string,
  slot: Slot,
  { boost, ...more }: Partial<PieceFacts> & { boost?: number } = {},
): Piece =>
  pieceFrom(
    {
      sku,
      name: { en: sku },
      slot,
      category: slot,
      brand: '',
      gender: 'women',
      colour: '',
      occasion: '',
      seasons: 15,
      price: 100,
      available: true,
      ...more,
    },
    boost,
  );
const skusOf = (outfits: ReturnType<typeof recommendOutfits>) =>
  outfits.map(({ pieces }) => pieces.map(({ product }) => product.sku));

describe('which outfit', () => {
  const coat = piece('coat', 'outerwear');
  const top = piece('top', 'top');
  const trousers = piece('trousers', 'bottom');
  const boots = piece('boots', 'shoes');

  test('a stylist’s look comes first, the one that can be had whole before the others', () => {
    const sold = piece('sold', 'shoes', { available: false });
    const shelf = [coat, top, trousers, boots, sold];
    const looks: Look[] = [
      {
        outfit: 'Sold',
        pieces: [
          { slot: null, piece: coat },
          { slot: null, piece: sold },
          { slot: null, piece: top },
        ],
      },
      {
        outfit: 'Whole',
        pieces: [
          { slot: null, piece: coat },
          { slot: null, piece: top },
        ],
      },
    ];
    const outfits = recommendOutfits(coat, sourceOf(shelf, looks));
    expect(outfits.slice(0, 2).map(({ id }) => id)).toEqual(['Whole', 'Sold']);
  });

  test('what can be had comes before what is sold out', () => {
    const shelf = [
      top,
      trousers,
      piece('trousers-sold', 'bottom', { available: false }),
      piece('a-sold', 'shoes', { available: false }),
      boots,
    ];
    expect(skusOf(recommendOutfits(top, sourceOf(shelf, [])))[0]).toEqual(['trousers', 'boots']);
  });

  test('what stylists wear with the kind comes before what they do not', () => {
    const jeans = piece('jeans', 'bottom', { category: 'jeans' });
    const plain = piece('a-trousers', 'bottom', { category: 'trousers' });
    const other = piece('other-top', 'top');
    const looks: Look[] = [
      {
        outfit: 'x',
        pieces: [
          { slot: null, piece: other },
          { slot: null, piece: jeans },
        ],
      },
    ];
    const [first] = recommendOutfits(top, sourceOf([top, other, plain, jeans, boots], looks));
    expect(first?.pieces.map(({ product }) => product.sku)).toEqual(['jeans', 'boots']);
    expect(first?.reasons.map(({ kind }) => kind)).not.toContain('worn-together');
  });

  test('colours that go with it, the same occasion and a like price are preferred', () => {
    const lifted = piece('lifted', 'top', { colour: 'red', occasion: 'formal', price: 1000 });
    const choose = (a: Partial<PieceFacts>, b: Partial<PieceFacts>) =>
      skusOf(
        recommendOutfits(
          lifted,
          sourceOf([lifted, piece('a', 'bottom', a), piece('b', 'bottom', b), boots], []),
        ),
      )[0]?.[0];
    expect(choose({ colour: 'green' }, { colour: 'black' })).toBe('b');
    expect(choose({ occasion: 'sports' }, { occasion: 'formal' })).toBe('b');
    expect(choose({ price: 50_000 }, { price: 1200 })).toBe('b');
  });

  const upToFour = [0, 1, 2, 3, 4];
  test.each(upToFour.flatMap((a) => upToFour.map((b) => [a, b] as const)))(
    'trousers worn %i times and boots worn %i times with the top: no more is said than holds',
    (withTrousers, withBoots) => {
      const look = (other: Piece): Look => ({
        outfit: other.sku,
        pieces: [
          { slot: null, piece: top },
          { slot: null, piece: other },
        ],
      });
      const looks = [
        ...Array.from({ length: withTrousers }, () => look(trousers)),
        ...Array.from({ length: withBoots }, () => look(boots)),
      ];
      const together = recommendOutfits(top, sourceOf([top, trousers, boots], looks)).filter(
        ({ reasons }) => reasons[0]?.kind !== 'stylist',
      );
      const least = Math.min(withTrousers, withBoots);
      expect(skusOf(together)).toEqual([['trousers', 'boots']]);
      const said = together[0]?.reasons.find(({ kind }) => kind === 'worn-together');
      const most = Math.max(withTrousers, withBoots);
      const ofOne = {
        kind: 'worn-together',
        slot: withTrousers > withBoots ? 'bottom' : 'shoes',
        looks: most,
      };
      const ofAll = { kind: 'worn-together', slot: null, looks: least };
      expect(said).toEqual(least >= 2 ? ofAll : most >= 2 ? ofOne : undefined);
    },
  );

  test('a belt is of the leather of the shoes', () => {
    const brown = piece('brown', 'shoes', { category: 'Formal Shoes', colour: 'brown' });
    const belts = ['black', 'brown'].map((colour) =>
      piece(`belt-${colour}`, 'accessory', { category: 'belts', colour }),
    );
    const shirt = piece('shirt', 'top', { category: 'shirts' });
    const withShoes = (shoes: Piece) =>
      skusOf(recommendOutfits(shoes, sourceOf([shirt, trousers, shoes, ...belts], [])))[0];
    expect(withShoes(brown)).toContain('belt-brown');
    expect(withShoes(piece('b', 'shoes', { category: 'Formal Shoes', colour: 'black' }))).toContain(
      'belt-black',
    );
  });

  test('what comes with a scarf of its own gets no second one', () => {
    const set = piece('set', 'bottom', { category: 'Salwar and Dupatta' });
    const dupatta = piece('dupatta', 'accessory', { category: 'Dupatta' });
    const alone = piece('alone', 'bottom', { category: 'Salwar' });
    const kurta = piece('kurta', 'top', { category: 'Kurtas' });
    const flats = piece('flats', 'shoes', { category: 'Flats' });
    const looks = (bottom: Piece) =>
      skusOf(recommendOutfits(kurta, sourceOf([kurta, bottom, flats, dupatta], []))).flat();
    expect(looks(alone)).toContain('dupatta');
    expect(looks(set)).toContain('set');
    expect(looks(set)).not.toContain('dupatta');
  });

  test('three looks differ', () => {
    const shelf = [
      top,
      ...['bottom', 'shoes', 'bag', 'accessory', 'outerwear'].flatMap((slot) =>
        [1, 2, 3, 4].map((n) => piece(`${slot}${n}`, slot as Slot)),
      ),
    ];
    const outfits = skusOf(recommendOutfits(top, sourceOf(shelf, [])));
    expect(outfits).toHaveLength(3);
    expect(new Set(outfits.flat()).size).toBe(outfits.flat().length);
  });

  test('underwear is dressed with nothing, and a dress is not put on a man', () => {
    const shelf = [
      top,
      trousers,
      boots,
      piece('bra', 'innerwear'),
      piece('dress', 'dress', { gender: 'unisex' }),
      piece('man', 'bag', { gender: 'men' }),
    ];
    expect(recommendOutfits(piece('bra', 'innerwear'), sourceOf(shelf, []))).toEqual([]);
    expect(
      skusOf(recommendOutfits(piece('man', 'bag', { gender: 'men' }), sourceOf(shelf, []))).flat(),
    ).not.toContain('dress');
  });

  test('a tie goes with a shirt, never with a T-shirt alone', () => {
    const men = { gender: 'men', occasion: 'formal' };
    const tie = piece('tie', 'accessory', { ...men, category: 'tie' });
    const shelf = [
      piece('trousers', 'bottom', { ...men, category: 'trousers' }),
      piece('shoes', 'shoes', { ...men, category: 'formal shoes' }),
      tie,
    ];
    const lifted = (category: string) => piece('lifted', 'top', { ...men, category });
    const worn = (category: string) =>
      skusOf(recommendOutfits(lifted(category), sourceOf([lifted(category), ...shelf], []))).flat();
    expect(worn('shirt')).toContain('tie');
    expect(worn('tshirt')).not.toContain('tie');
    expect(worn('tshirt')).toContain('trousers');
  });

  describe('a campaign', () => {
    const lifted = piece('lifted', 'top', { colour: 'red' });
    const asked = (more: Partial<PieceFacts>) => [
      lifted,
      boots,
      piece('best', 'bottom', { colour: 'black' }),
      piece('asked', 'bottom', { colour: 'black', boost: 1, ...more }),
    ];
    const first = (more: Partial<PieceFacts>) =>
      recommendOutfits(lifted, sourceOf(asked(more), []))[0]?.pieces[0];

    test('lifts a piece that is nearly as good, and it is said', () => {
      expect(first({ colour: '' })).toMatchObject({ promoted: true, product: { sku: 'asked' } });
    });

    test.each([
      ['sold out', { available: false }],
      ['for men', { gender: 'men' }],
      ['for another season', { seasons: 2 }],
    ])('never lifts one that is %s', (_why, more) => {
      const winter = piece('lifted', 'top', { colour: 'red', seasons: 8 });
      const [look] = recommendOutfits(winter, sourceOf([winter, ...asked(more).slice(1)], []));
      expect(look?.pieces[0]).toMatchObject({ promoted: false, product: { sku: 'best' } });
    });

    test('lifts nothing over its bound', () => {
      const NONE = { pair: () => 0, outfit: () => 0 };
      const fit = (one: Piece) => {
        const wanted = wantedBeside(lifted, one, 0, 0, NONE);
        return wanted ? fitness(wanted, [], [], NONE) : -Infinity;
      };
      const prices = [100, 150, 200, 250, 300, 400];
      const behind = prices.map((price) => {
        const shelf = asked({ price, colour: 'green' });
        const [best, other] = shelf.slice(2);
        return best && other ? fit(best) - fit(other) : 0;
      });
      for (const [i, price] of prices.entries())
        expect(first({ price, colour: 'green' })?.promoted).toBe((behind[i] ?? 0) < MOST_LIFT);
      expect(behind.some((gap) => gap > MOST_LIFT)).toBe(true);
    });

    test('promotes one piece of a look: a second stands on its own merit', () => {
      const shelf = [
        lifted,
        ...['bottom', 'shoes', 'bag'].map((slot) => piece(slot, slot as Slot, { boost: 1 })),
      ];
      const [look] = recommendOutfits(lifted, sourceOf(shelf, []));
      expect(look?.pieces.map(({ promoted }) => promoted)).toEqual([true, false, false]);
    });
  });

  test('names in two languages', () => {
    expect(namesOf('通勤 · 克制|Commute, composed')).toEqual({
      zh: '通勤 · 克制',
      en: 'Commute, composed',
    });
    expect(namesOf('周末')).toEqual({ zh: '周末' });
    expect(namesOf('Weekend')).toEqual({ en: 'Weekend' });
  });
});
