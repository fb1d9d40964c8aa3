import { describe, expect, test } from 'vitest';
import type { Slot } from '../slots.ts';
import { MOST_LIFT } from './compose-look.ts';
import { fitness, wantedBeside } from './fitness.ts';
import type { Piece, PieceFacts } from './piece.ts';
import { recommendOutfits, type Look } from './recommend.ts';
import { namesOf } from './stylist.ts';
import { piece, sourceOf } from './testing.ts';

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
