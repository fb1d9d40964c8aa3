import { describe, expect, test } from 'vitest';
import { runsOf } from '../words.ts';
import { concepts, conceptOf, conceptsIn, cutHan } from './concepts.ts';

describe('the tables of words', () => {
  test('name every wider concept, speak both languages and give no id twice', () => {
    expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
    for (const { id, kind, wider, english, chinese } of concepts) {
      expect([id, english.length > 0, chinese.length > 0]).toEqual([id, true, true]);
      for (const one of wider) expect([id, conceptOf(one)?.kind]).toEqual([id, kind]);
      expect([id, wider.includes(id)]).toEqual([id, false]);
      for (const word of chinese) expect(word).toMatch(/^\p{Script=Han}+$/u);
      for (const word of english) expect(word).toMatch(/^[a-z]+( [a-z]+){0,2}$/);
    }
  });

  const meant = (text: string) => [...conceptsIn(runsOf(text))].map(({ id }) => id).toSorted();
  test.each([
    ['雾灰羊毛大衣', ['coat', 'grey', 'wool']],
    ['Navy Blue', ['navy']],
    ["Men's T-shirts", ['men', 'tshirt']],
    ['男士T恤', ['men', 'tshirt']],
    ['牛仔裤', ['jeans']],
    ['Sports Shoes', ['sneakers']],
    ['dark grey trench coat', ['charcoal', 'trench']],
    ['', []],
  ])('%s', (text, ids) => expect(meant(text)).toEqual(ids));

  test('cut a run without losing a character', () => {
    for (const run of ['鹤白雾灰羊毛大衣', '连衣裙', '今天天气', ''])
      expect(
        cutHan(run)
          .map(({ text }) => text)
          .join(''),
      ).toBe(run);
  });
});
