import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchDocument } from './document.ts';
import {
  firstPosition,
  readPosition,
  shelfPage,
  WINDOW,
  writePosition,
  type ShelfAsk,
  type ShelfPosition,
} from './shelf-order.ts';
import { indexBuilder, type TextIndex } from './text-index.ts';

const WINTER = 8;
const indexOf = (documents: readonly SearchDocument[]): TextIndex => {
  const builder = indexBuilder();
  for (const document of documents) builder.add(document);
  while (builder.settleSome());
  return builder.done();
};
const KINDS = ['coat', 'shirt', 'jeans', 'boots', 'scarf', 'dress'];
const SLOTS = ['outerwear', 'top', 'bottom', 'shoes', 'accessory', 'dress'] as const;
const COLOURS = ['black', 'red', 'navy', 'white', 'green'];
const document = (id: number, more: Partial<SearchDocument> = {}): SearchDocument => {
  const kind = more.kind ?? KINDS[id % KINDS.length] ?? '';
  const colour = more.colour ?? COLOURS[(id * 7) % COLOURS.length] ?? '';
  return {
    id,
    name: `${colour} ${kind}`,
    brand: '',
    category: kind,
    gender: 'women',
    colour,
    occasion: '',
    seasons: 15,
    slot: SLOTS[KINDS.indexOf(kind)] ?? 'other',
    kind,
    brandKey: '',
    colourKey: colour,
    available: true,
    ...more,
  };
};
const anyDocument = fc.record({
  kind: fc.constantFrom(...KINDS),
  colour: fc.constantFrom(...COLOURS),
  available: fc.boolean(),
  seasons: fc.integer({ min: 1, max: 15 }),
});
const anyShop = fc
  .array(anyDocument, { minLength: 1, maxLength: 60 })
  .map((list) => list.map((more, i) => document(i + 1, more)));
const ask = (seed: string, more: Partial<ShelfAsk> = {}): ShelfAsk => ({
  seed,
  lifted: null,
  fits: () => true,
  ...more,
});
/** So many products, page by page, through the text of the cursor as a page would hand it back. */
const walk = (
  index: TextIndex,
  asked: ShelfAsk,
  count: number,
  page: number,
  from = firstPosition(WINTER),
) => {
  const ids: number[] = [];
  let at: ShelfPosition = from;
  while (ids.length < count) {
    const found = shelfPage(index, asked, at, Math.min(page, count - ids.length));
    if (found.ids.length === 0) break;
    ids.push(...found.ids);
    const again = readPosition(writePosition(found.at));
    if (again === null) throw new Error('a position of ours was not understood');
    at = again;
  }
  return { ids, at };
};

describe('the endless shelf', () => {
  test('goes through the whole shop once before anything comes again, and never ends', () => {
    fc.assert(
      fc.property(anyShop, fc.string(), fc.integer({ min: 1, max: 30 }), (shop, seed, page) => {
        const { ids } = walk(indexOf(shop), ask(seed), 2 * shop.length, page);
        const all = shop.map(({ id }) => id);
        expect(ids.slice(0, shop.length).toSorted((a, b) => a - b)).toEqual(all);
        expect(ids.slice(shop.length).toSorted((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test('is the same for the same seed, whatever the pages, and another for another', () => {
    const index = indexOf(Array.from({ length: 200 }, (_, i) => document(i + 1)));
    const once = walk(index, ask('a'), 200, 24).ids;
    expect(walk(index, ask('a'), 200, 7).ids).toEqual(once);
    expect(walk(index, ask('b'), 200, 24).ids).not.toEqual(once);
  });

  test('an import in between neither repeats nor loses what stays', () => {
    fc.assert(
      fc.property(
        anyShop,
        fc.nat({ max: 40 }),
        fc.func(fc.boolean()),
        fc.array(anyDocument, { maxLength: 10 }),
        (shop, first, leaves, arrivals) => {
          const before = walk(indexOf(shop), ask('s'), Math.min(first, shop.length), 5);
          const staying = shop.filter(({ id }) => !leaves(id));
          const arriving = arrivals.map((more, i) => document(1000 + i, more));
          const after = indexOf([...staying, ...arriving]);
          const due = staying.filter(({ id }) => !before.ids.includes(id)).map(({ id }) => id);
          const rest = shelfPage(after, ask('s'), before.at, due.length + arriving.length).ids;
          const stillThere = rest.filter((id) => id < 1000).slice(0, due.length);
          // New ones whose place has passed wait for the next round: then the old ones begin again a little sooner.
          expect(due.filter((id) => !stillThere.includes(id))).toEqual([]);
        },
      ),
    );
  });

  test('shows what can be had and is in season first, but for a window', () => {
    fc.assert(
      fc.property(anyShop, (shop) => {
        const ids = walk(indexOf(shop), ask('s'), shop.length, 24).ids;
        const rank = (id: number) => {
          const one = shop.find((each) => each.id === id);
          return (one?.available ? 0 : 2) + (((one?.seasons ?? 0) & WINTER) === 0 ? 1 : 0);
        };
        const sorted = ids.map(rank).toSorted((a, b) => a - b);
        for (const [i, id] of ids.entries()) {
          const soonest = sorted.indexOf(rank(id));
          expect(i).toBeGreaterThan(soonest - WINDOW);
        }
      }),
    );
  });

  test('neighbours differ in kind and colour', () => {
    const shop = Array.from({ length: 600 }, (_, i) =>
      document(i + 1, { kind: KINDS[i % 6] ?? '', colour: COLOURS[Math.floor(i / 6) % 5] ?? '' }),
    );
    const index = indexOf(shop);
    const shown = walk(index, ask('s'), 500, 24).ids.map((id) => shop[id - 1]);
    const alike = shown.filter(
      (one, i) =>
        i > 0 && (one?.kind === shown[i - 1]?.kind || one?.colour === shown[i - 1]?.colour),
    );
    expect(alike.length).toBeLessThan(5);
  });

  test('near relations of the lifted garment come sooner, and it does not show itself', () => {
    const shop = Array.from({ length: 600 }, (_, i) => document(i + 1));
    const lifted = shop[0];
    if (!lifted) throw new Error('empty');
    const { ids } = walk(indexOf(shop), ask('s', { lifted: lifted.id }), 60, 24);
    expect(ids).not.toContain(lifted.id);
    const near = (list: readonly number[]) =>
      list.filter(
        (id) => shop[id - 1]?.kind === lifted.kind || shop[id - 1]?.colour === lifted.colour,
      ).length / list.length;
    const all = near(shop.map(({ id }) => id));
    expect(near(ids)).toBeGreaterThan(1.5 * all);
  });

  test('a boost moves a product no further than the window', () => {
    const index = indexOf(Array.from({ length: 200 }, (_, i) => document(i + 1)));
    const plain = walk(index, ask('s'), 200, 24).ids;
    for (const wanted of [1, 50, 120]) {
      const up = walk(index, ask('s', { boost: (id) => (id === wanted ? 50 : 0) }), 200, 24).ids;
      expect(plain.indexOf(wanted) - up.indexOf(wanted)).toBeLessThanOrEqual(2 * WINDOW);
      expect(new Set(up)).toEqual(new Set(plain));
      expect(up.length).toBe(plain.length);
    }
    expect(walk(index, ask('s', { boost: () => 0 }), 200, 24).ids).toEqual(plain);
  });

  test('a cursor of somebody else is refused', () => {
    for (const text of [
      '',
      'x',
      'W10',
      'bnVsbA',
      Buffer.from('[1,2,99,[],[]]').toString('base64url'),
    ])
      expect(readPosition(text)).toBeNull();
  });
});
