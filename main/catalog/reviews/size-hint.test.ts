import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestReviews } from './digest.ts';
import type { Review } from './review.ts';
import { leaningOf, sizeTally } from './size-hint.ts';

const review = (text: string): Review => ({
  rating: 5,
  title: '',
  text,
  language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  date: null,
  helpful: 0,
  recommended: null,
});

describe('what one review says of the size', () => {
  test.each([
    ['It runs small, size up!', 'small'],
    ['Runs a little small in the bust', 'small'],
    ['I had to go up a size... order one size up', 'small'],
    ['Fits large, I sized down', 'large'],
    ['Runs very large', 'large'],
    ['True to size.', 'true'],
    ['tts for me', 'true'],
    ['My usual size fits perfectly', 'true'],
    ['尺码偏小，建议买大一码', 'small'],
    ['有点偏小', 'small'],
    ['裤子偏大', 'large'],
    ['偏大不少，想合身的要试', 'large'],
    ['尺码标准', 'true'],
    ['大小合适', 'true'],
    ['码数很准', 'true'],
  ])('%s: %s', (text, leaning) => expect(leaningOf(review(text))).toBe(leaning));

  test.each([
    'The armholes are too small',
    'No need to size up',
    "It doesn't run small",
    'True to size, but it runs small in the shoulders',
    'a small flower on the sleeve',
    '尺码不准',
    '不用买大一码',
    '大小不合适',
    '小码的扣子',
  ])('%s: nothing', (text) => expect(leaningOf(review(text))).toBeNull());
});

describe('what all of them say', () => {
  test('is counted over both languages, and only reviews that are heard', () => {
    const all = [
      ...Array.from({ length: 4 }, (_, i) =>
        review(`${['Cute', 'Warm', 'Nice', 'Soft'][i]} but it runs small`),
      ),
      review('尺码偏小，颜色好看'),
      review('面料舒服'),
      review('此用户没有填写评价'),
      review('面料舒服！'),
    ];
    expect(digestReviews(all).sizeHint).toEqual({ leaning: 'small', said: 5, of: 6 });
  });

  test('is no hint where few say so, or shoppers differ', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(200), (small, large, fits, silent) => {
        const tally = sizeTally();
        const say = (times: number, text: string) => {
          for (let i = 0; i < times; i++) tally.add(review(text));
        };
        say(small, 'runs small');
        say(large, '偏大了，尺码偏大');
        say(fits, 'true to size');
        say(silent, 'love it');
        const hint = tally.hint();
        const of = small + large + fits + silent;
        const [first = 0, second = 0] = [small, large, fits].sort((a, b) => b - a);
        expect(hint !== null).toBe(first >= 3 && first >= 0.1 * of && first >= 2 * second);
        const leaning = small === first ? 'small' : large === first ? 'large' : 'true';
        expect(hint ?? { leaning, said: first, of }).toEqual({ leaning, said: first, of });
      }),
    );
  });
});
