import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { best } from './best.ts';
import { grouped, Growing, row } from './growing.ts';
import { ranker } from './rank.ts';
import { shelfReader } from './shelf.ts';
import { basketReader, setReader } from './worn.ts';

const shelfOf = (lines: readonly string[]) => {
  const reader = shelfReader();
  const good = lines.map((line) => reader.add(line));
  return { shelf: reader.shelf(), good };
};

describe('a shelf', () => {
  test.each([
    ['tabs, numbers', ['7\t50\t3,4,9', '8\t51\t4']],
    ['spaces, numbers', ['7 50 3,4,9', '8 51 4']],
    ['a header', ['item_id\tcat_id\tterms', '7\t50\t3,4,9', '8\t51\t4']],
  ])('is read from %s', (_, lines) => {
    const { shelf, good } = shelfOf(lines);
    expect(good.every(Boolean)).toBe(true);
    expect(shelf.ids).toEqual(['7', '8']);
    expect([...shelf.terms.starts]).toEqual([0, 3, 4]);
    // Both bear the second term.
    expect([...row(shelf.bearers, 1)]).toEqual([0, 1]);
  });

  test('takes titles, items without terms, and repeats once', () => {
    const { shelf, good } = shelfOf([
      'a\tcoats\tRed Wool Coat, red',
      'b\tcoats',
      'a\tbags\tx',
      'broken',
    ]);
    expect(good).toEqual([true, true, true, false]);
    expect(shelf.ids).toEqual(['a', 'b']);
    // Its words, and what they say; the item without a title has none.
    const [start, afterTitle = 0, end] = shelf.terms.starts;
    expect(start).toBe(0);
    expect(afterTitle).toBeGreaterThanOrEqual(3);
    expect(end).toBe(afterTitle);
  });
});

describe('sets', () => {
  const { shelf } = shelfOf(['1 1 1', '2 2 2', '3 2 3', '4 3 4', '5 3 5']);
  const partnersOf = (lines: readonly string[], id: string) => {
    const sets = setReader(shelf);
    for (const line of lines) sets.add(line);
    const partners = row(sets.worn().partners, shelf.numberOf.get(id) ?? -1);
    return [...partners].map((item) => shelf.ids[item] ?? '').sort((a, b) => a.localeCompare(b));
  };

  test.each([
    ['places and interchangeable items', 's1\t1;2,3;4'],
    ['the same by a space', 's1 1;2,3;4'],
    ['items no shelf holds', 's1\t1,99;2,3;4;77'],
  ])('%s', (_, line) => {
    expect(partnersOf([line], '1')).toEqual(['2', '3', '4']);
    // Two that could stand for one another were not worn together.
    expect(partnersOf([line], '2')).toEqual(['1', '4']);
  });

  test.each(['1 2 4', '1,2,4', '1\t2\t4'])('ids alone: %s', (line) => {
    expect(partnersOf([line], '1')).toEqual(['2', '4']);
  });
});

/** Two ways to dress, terms 1-4 and 11-14, in three categories; the last item of each category is in no set. */
const WAYS = [1, 11];
const lines = WAYS.flatMap((way) =>
  [1, 2, 3].flatMap((category) =>
    Array.from({ length: 12 }, (_, n) => {
      const id = way * 1000 + category * 100 + n;
      return `${id}\t${category}\t${way + (n % 4)},${way + ((n + 1) % 4)},${category * 1000}`;
    }),
  ),
);
const twoWays = () => {
  const { shelf } = shelfOf(lines);
  const sets = setReader(shelf);
  for (const way of WAYS)
    for (let n = 0; n < 11; n++) {
      const id = (category: number, k: number) => way * 1000 + category * 100 + ((n + k) % 11);
      sets.add(`s${way}${n}\t${id(1, 0)};${id(2, 3)};${id(3, 5)}`);
    }
  return { shelf, worn: sets.worn() };
};

describe('a ranking', () => {
  const { shelf, worn } = twoWays();
  const rank = ranker(shelf, worn, null);
  const ranked = (id: string, most: number, with_ = rank) =>
    with_(shelf.numberOf.get(id) ?? -1, most).map(({ item }) => shelf.ids[item] ?? '');

  test('begins with what was worn with it, and never holds the asked one or any twice', () => {
    const answer = ranked('1100', 60);
    expect(answer.slice(0, 2).sort()).toEqual(['1203', '1305']);
    expect(answer).not.toContain('1100');
    expect(new Set(answer).size).toBe(answer.length);
  });

  test('knows an item of no set by its terms, and finds such items', () => {
    const answer = ranked('1111', 24);
    const ofItsWay = answer.filter((id) => Number(id) < 10_000).length;
    expect(ofItsWay).toBeGreaterThanOrEqual(20);
    expect(answer).toContain('1211');
    expect(answer.every((id) => !/^(1|11)1\d\d$/.test(id))).toBe(true);
  });

  test('hears what people bought together', () => {
    const { baskets, add } = basketReader(shelf);
    for (let user = 0; user < 5; user++) {
      add(`u${user} 1111 20150101`);
      add(`u${user},11211,20150102`);
    }
    add('u9 nobody 1');
    const withBaskets = ranker(shelf, worn, baskets());
    expect(ranked('1111', 60).indexOf('11211')).toBeGreaterThan(
      ranked('1111', 60, withBaskets).indexOf('11211'),
    );
  });

  test('has something to say where no set says anything', () => {
    const none = ranker(shelf, setReader(shelf).worn(), null);
    expect(ranked('1100', 5, none)).toHaveLength(5);
  });

  test('is the same every time', () => {
    const again = ranker(shelf, worn, null);
    for (const id of ['1100', '11305', '1111'])
      expect(ranked(id, 30, again)).toEqual(ranked(id, 30));
  });
});

describe('the best of many', () => {
  test('are those a sort would put first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: 1, max: 12 }),
        (scores, most) => {
          const kept = best(most);
          scores.forEach((score, item) => kept.offer(item, score));
          const sorted = scores
            .map((score, item) => ({ item, score }))
            .sort((a, b) => b.score - a.score || a.item - b.item)
            .slice(0, most);
          expect(kept.taken()).toEqual(sorted);
        },
      ),
    );
  });
});

describe('lists that grow', () => {
  test('hold what was put in, by group', () => {
    const list = new Growing();
    for (let i = 0; i < 5000; i++) list.push(i % 3);
    const groups = grouped(list.taken(), 3);
    expect(row(groups, 2)).toHaveLength(1666);
    expect([...row(groups, 1).subarray(0, 3)]).toEqual([1, 4, 7]);
  });
});
