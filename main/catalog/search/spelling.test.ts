import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mistakesBetween, openSpeller } from './spelling.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'o', 't'), maxLength: 9 });

/** Every word one mistake away, by making each mistake there is. */
const oneMistake = (text: string): Set<string> => {
  const made = new Set<string>();
  for (let i = 0; i <= text.length; i++) {
    const [head, tail] = [text.slice(0, i), text.slice(i)];
    if (tail !== '') made.add(head + tail.slice(1));
    if (tail.length > 1) made.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
    for (const letter of 'abcot') {
      made.add(head + letter + tail);
      if (tail !== '') made.add(head + letter + tail.slice(1));
    }
  }
  made.delete(text);
  return made;
};

describe('mistakes between two words', () => {
  test('are one exactly where one mistake makes the one of the other', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const one = oneMistake(a).has(b);
        expect(mistakesBetween(a, b, 2) === 1).toBe(one);
        expect(mistakesBetween(a, b, 2) === 0).toBe(a === b);
      }),
    );
  });

  test('are the same either way, and never told beyond the bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        const far = mistakesBetween(a, b, most);
        expect(far).toBe(mistakesBetween(b, a, most));
        expect(far).toBeLessThanOrEqual(most + 1);
        expect(Math.min(most + 1, mistakesBetween(a, b, 9))).toBe(far);
      }),
    );
  });
});

describe('the speller', () => {
  const speller = openSpeller(
    new Map([
      ['grey', 100],
      ['green', 900],
      ['coat', 50],
      ['trousers', 30],
      ['tan', 9],
    ]),
  );
  test.each([
    ['grye', ['grey']],
    ['caots', ['coat']],
    ['truosres', ['trousers']],
    ['tna', []],
    ['xyzzy', []],
    ['grey', []],
  ])('%s', (typed, meant) => expect(speller.nearest(typed)).toEqual(meant));

  test('misses no word that is one mistake away', () => {
    const long = word.filter((text) => text.length >= 4 && text.length < 8);
    fc.assert(
      fc.property(fc.uniqueArray(long, { minLength: 1 }), long, (words, typed) => {
        const found = openSpeller(new Map(words.map((w) => [w, 1]))).nearest(typed);
        const there = words.some((w) => mistakesBetween(w, typed, 1) === 1);
        expect(found.length > 0 || !there).toBe(true);
      }),
    );
  });
});
