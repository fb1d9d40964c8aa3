import { describe, expect, test } from 'vitest';
import { alike } from './alike.ts';
import { digestReviews } from './digest.ts';
import { noiseOf } from './noise.ts';
import type { Review } from './review.ts';

const review = (text: string, rating = 5): Review => ({
  rating,
  title: '',
  text,
  language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  date: null,
  helpful: 0,
  recommended: null,
});

describe('what says nothing', () => {
  test.each([
    ['此用户没有填写评价。', 'default-praise'],
    ['该用户未填写评价内容', 'default-praise'],
    ['系统默认好评！', 'default-praise'],
    ['评价方未及时做出评价,系统默认好评!', 'default-praise'],
    ['好评好评好评', 'default-praise'],
    ["This customer didn't write a review.", 'default-praise'],
    ['N/A', 'default-praise'],
    ['。。。！！', 'wordless'],
    ['哈哈哈哈哈哈哈哈', 'gibberish'],
    ['1111111', 'gibberish'],
    ['asdfghjkl qwrtp zxcvbn', 'gibberish'],
    ['质量好，加微信 abc12345 有优惠', 'advertising'],
    ['便宜出，电话 13812345678', 'advertising'],
    ['Same thing at www.cheap-coats.shop', 'advertising'],
    ['Call 555-123-4567 for a better price', 'advertising'],
    ['Use code SAVE20 at my store', 'advertising'],
  ])('%s: %s', (text, noise) => expect(noiseOf(review(text))).toBe(noise));

  test.each([
    '好',
    '质量不错，好评！',
    '质量很好，默认不了，必须好评',
    '微信上看到的同款，实物更好看',
    '买了 3 条，身高 175 体重 130，穿 31 码',
    'OK',
    'Love the length, 5 stars',
    'Nylon, dry fast, why not try',
    'TTS! I am 5\'4" and 115 lbs.',
    '估计好评都是返现的，质量一般',
  ])('%s is heard', (text) => expect(noiseOf(review(text))).toBeNull());

  test('counts for score and number, and is never told', () => {
    const digest = digestReviews([
      ...Array.from({ length: 9 }, () => review('此用户没有填写评价。')),
      review('面料很舒服，版型好。', 4),
      review('质量很好，加微信 abc12345 有优惠'),
    ]);
    expect(digest.count).toBe(11);
    expect(digest.score).toBe(4.9);
    expect(digest.highlights.map(({ text }) => text)).toEqual(['面料很舒服，版型好。']);
    expect(digest.keywords.every(({ count }) => count === 1)).toBe(true);
  });
});

describe('what was said before', () => {
  const first = '这款裤子不错，平时我出入各种场合都喜欢穿，面料舒服，版型也好，值得推荐给大家';
  test('in nearly the same words is found, in other words it is not', () => {
    const known = alike<number>();
    expect(known.find(first, 1)).toBeNull();
    expect(known.find(first, 2)).toBe(1);
    expect(known.find(`${first}真的`, 3)).toBe(1);
    expect(known.find(`亲们${first}`, 4)).toBe(1);
    expect(
      known.find('颜色比图片深一点做工很细致洗了两次没有掉色也没有起球冬天穿刚好', 5),
    ).toBeNull();
    expect(known.find('好看', 6)).toBeNull();
    expect(known.find('好穿', 7)).toBeNull();
    expect(known.find('好看', 8)).toBe(6);
  });
  test('one paste with a word more each time is one voice', () => {
    const pasted = ['', '真的', '嗯', '哦哦', '谢谢'].map((more) => review(`${first}${more}`));
    const digest = digestReviews([...pasted, review('颜色好看，显瘦。')]);
    expect(digest.highlights).toHaveLength(2);
    expect(Math.max(...digest.keywords.map(({ count }) => count))).toBe(1);
  });
});
