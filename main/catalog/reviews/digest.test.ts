import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REVIEW_MODEL } from '../../../tests/fakes/shipped-models.ts';
import { reviewDigest } from '../../../preload/contract/index.ts';
import { remarksIn } from './aspects.ts';
import { digestReviews } from './digest.ts';
import { lendJudge, plainJudge } from './model/judge.ts';
import { moodOf } from './mood.ts';
import { isUnhappy, type Review } from './review.ts';
import { measureOf } from './spans.ts';

const review = (text: string, rating = 5, more: Partial<Review> = {}): Review => ({
  rating,
  title: '',
  text,
  language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  date: null,
  helpful: 0,
  recommended: null,
  ...more,
});

const sentence = fc.constantFrom(
  '面料很舒服，版型好。',
  '颜色好看！',
  '掉色严重，质量太差。',
  '尺码偏小，建议拍大一码。',
  '物流很快，客服态度好。',
  'The fabric is soft and it fits perfectly.',
  'Runs small, size up!',
  'Not itchy at all.',
  'I love the color, so flattering on me.',
  'It fell apart after one wash...',
  '  ',
  '，，',
  'ok',
  '😀😀',
  'http://spam.example/buy now',
  '加我微信 12345678',
  '\n',
  'a, b; c: d',
);
const anyReview: fc.Arbitrary<Review> = fc.record({
  rating: fc.integer({ min: 1, max: 5 }),
  title: sentence,
  text: fc
    .array(fc.oneof(sentence, fc.string({ maxLength: 60 })), { maxLength: 4 })
    .map((parts) => parts.join('')),
  language: fc.constantFrom('zh', 'en'),
  date: fc.constant(null),
  helpful: fc.nat(200),
  recommended: fc.option(fc.boolean()),
});

const learned = lendJudge(REVIEW_MODEL, (reason) => {
  throw new Error(reason);
}).get();

describe.each([
  ['plain rules', plainJudge],
  ['the shipped model', learned],
])('the digest of any reviews, by %s', (_, judge) => {
  const reviews = fc.array(anyReview, { maxLength: 30 });

  test('fits the contract, counts all, and shows only what was written', () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const digest = digestReviews(all, judge);
        expect(() => reviewDigest.parse(digest)).not.toThrow();
        expect(digest.count).toBe(all.length);
        for (const { text, rating, language: spoken, happy } of digest.highlights) {
          const writers = all.filter(
            (one) =>
              one.rating === rating &&
              one.language === spoken &&
              (one.text.includes(text) || one.title.includes(text)),
          );
          expect(writers.map(isUnhappy)).toContain(!happy);
          expect(text.length).toBeLessThanOrEqual(measureOf(spoken).most);
          expect(text).not.toMatch(/https?:|微信|\d{6}/);
        }
        for (const { text, count, language: spoken } of digest.keywords) {
          expect(
            all.some(
              (one) =>
                one.language === spoken && (one.text.includes(text) || one.title.includes(text)),
            ),
          ).toBe(true);
          expect(count).toBeLessThanOrEqual(all.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('lets the unhappy speak from 15 % on, where they have said anything that fits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (unhappy, happy) => {
          const all = [
            ...Array.from({ length: unhappy }, (_, i) => review(`质量太差，第${i}天就掉色。`, 1)),
            ...Array.from({ length: happy }, (_, i) =>
              review(`面料舒服，第${i}次买了，很喜欢。`, 5),
            ),
          ];
          const told = digestReviews(all, judge).highlights.filter((one) => !one.happy).length;
          expect(told > 0).toBe(unhappy / all.length >= 0.15);
          // Both sides are heard where both have spoken.
          expect(told).toBeLessThan(Math.min(3, all.length) + (unhappy > 0 ? 0 : 1));
        },
      ),
    );
  });
});

describe('what is shown', () => {
  const shown = (all: readonly Review[]) => digestReviews(all).highlights.map(({ text }) => text);

  test('nothing, where nobody has reviewed', () => {
    expect(digestReviews([])).toEqual({
      count: 0,
      score: null,
      highlights: [],
      keywords: [],
      sizeHint: null,
      sources: [],
    });
  });
  test('the mean, to one decimal', () => {
    expect(digestReviews([review('好', 5), review('好的', 4), review('差', 4)]).score).toBe(4.3);
  });
  test('a review without words counts, and says nothing', () => {
    expect(digestReviews([review('', 2)])).toMatchObject({
      count: 1,
      score: 2,
      highlights: [],
      keywords: [],
    });
  });
  test('the useful before the empty, the voted before the unheard', () => {
    expect(
      shown([
        review('收到了，还没有穿。'),
        review('面料柔软，版型很好，穿着显瘦。'),
        review('做工精致，颜色好看。', 5, { helpful: 30 }),
        review('默认好评默认好评。'),
      ]).slice(0, 2),
    ).toEqual(['做工精致，颜色好看。', '面料柔软，版型很好，穿着显瘦。']);
  });
  test('words pasted again and again are heard once', () => {
    const pasted = Array.from({ length: 20 }, (_, i) =>
      review(`质量很好，非常喜欢${'！'.repeat(i)}`),
    );
    const digest = digestReviews([...pasted, review('版型好，显瘦。')]);
    expect(digest.count).toBe(21);
    expect(digest.highlights.filter(({ text }) => text.includes('质量很好'))).toHaveLength(1);
    expect(digest.keywords.find(({ text }) => text.includes('质量'))?.count).toBe(1);
  });
  test('a long review is cut where its writer paused', () => {
    const long = `${'我是在商场的镜子屏上看到这件大衣的，'.repeat(3)}面料柔软舒服，版型也很好，${'后来又去了好几次，'.repeat(3)}`;
    for (const text of shown([review(long)])) expect(long).toContain(text);
    expect(shown([review(long)])[0]).toContain('面料柔软舒服');
  });
});

describe('a product reviewed in two languages', () => {
  const english = [
    'The fabric is soft, and it fits perfectly.',
    'Such a flattering cut, I got compliments all day.',
    'The color is gorgeous in daylight.',
    'Fits well over a thick sweater in winter.',
    'Soft fabric, and it washes without shrinking.',
    'My favorite coat for the office and for travel.',
    'Great material, warm without being heavy.',
    'The sleeves have just the right length for me.',
    'Beautiful color, darker than in the pictures.',
    'Comfortable from morning to night, well made.',
  ].map((text) => review(text, 5, { helpful: 500 }));
  const chinese = [
    '面料柔软，版型很好。',
    '颜色好看，很显瘦。',
    '做工精致，穿着舒服。',
    '很合身！',
  ].map((text) => review(text));
  const unhappy = Array.from({ length: 4 }, (_, i) => review(`质量太差，第${i}天就掉色。`, 1));
  const voices = (all: readonly Review[], language: string) =>
    digestReviews(all).highlights.filter((one) => one.language === language);

  test('has the best three of each, the more spoken one’s first', () => {
    const spoken = (all: readonly Review[]) =>
      digestReviews(all).highlights.map(({ language }) => language);
    expect(spoken([...chinese, ...english])).toEqual(['en', 'en', 'en', 'zh', 'zh', 'zh']);
    expect(spoken([...english.slice(0, 2), ...chinese])).toEqual(['zh', 'zh', 'zh', 'en', 'en']);
  });

  test('has of one what it would have without the other', () => {
    expect(voices([...english, ...chinese], 'zh')).toEqual(digestReviews(chinese).highlights);
    expect(voices([...english, ...chinese], 'en')).toEqual(digestReviews(english).highlights);
    expect(digestReviews([...chinese, ...english]).keywords).toEqual([
      ...digestReviews(english).keywords,
      ...digestReviews(chinese).keywords,
    ]);
    expect(digestReviews(chinese).keywords.length).toBeGreaterThan(2);
  });

  test('a single voice of a language is told beside many of another', () => {
    const all = [...english, review('还可以吧，一般。', 4)];
    expect(voices(all, 'zh').map(({ text }) => text)).toEqual(['还可以吧，一般。']);
  });

  test('how many are unhappy is a matter of all reviews', () => {
    const told = (all: readonly Review[]) => voices(all, 'zh').filter(({ happy }) => !happy).length;
    const [one, ...others] = unhappy;
    if (!one) throw new Error('nobody is unhappy');
    // One of five Chinese reviews, yet only one of fifteen in all.
    expect(told([one, ...chinese])).toBe(1);
    expect(told([one, ...chinese, ...english])).toBe(0);
    // Nobody else has written in Chinese: few are heard as one, many as many.
    expect(told([one, ...others.slice(0, 1), ...english, ...english.slice(0, 3)])).toBe(1);
    expect(told([one, ...others, ...english])).toBe(3);
  });
});

describe('keywords', () => {
  const said = (text: string) =>
    remarksIn(text, review(text).language).map(
      ({ aspect, happy, text: t }) => `${aspect} ${happy ? '+' : '-'} ${t}`,
    );
  test.each([
    ['面料很舒服', ['fabric + 面料很舒服']],
    ['不掉色，没色差', ['fabric + 不掉色', 'colour + 没色差']],
    ['掉色，有色差', ['fabric - 掉色', 'colour - 色差']],
    ['尺码标准', ['size + 尺码标准']],
    ['偏大', ['size - 偏大']],
    ['不舒服', []],
    ['客服态度好', ['service + 客服态度好']],
    ['It fits perfectly and runs small', ['fit + fits perfectly', 'size - runs small']],
    ['not flattering', []],
    ["It isn't itchy", []],
    ['a bit warm', []],
    ['very soft', ['fabric + very soft']],
  ])('%s', (text, remarks) => expect(said(text)).toEqual(remarks));

  test('are counted by review and told as most often written', () => {
    const all = [
      review('so soft'),
      review('very soft and very soft'),
      review('Very soft!'),
      review('very soft fit'),
    ];
    expect(digestReviews(all).keywords[0]).toEqual({
      aspect: 'fabric',
      happy: true,
      text: 'very soft',
      language: 'en',
      count: 4,
    });
  });
});

test('moods: a "not" turns a word round', () => {
  expect(
    ['很好', '不好', '不错', 'great', 'not great', 'itchy', 'not itchy', 'It is a coat.'].map(
      (text) => Math.sign(moodOf(text, review(text).language)),
    ),
  ).toEqual([1, -1, 1, 1, -1, -1, 1, 0]);
});
