import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAmount, toCount, toDate, toPicturePath, toRating, toSizes, toYesNo } from './fields.ts';

describe('amounts', () => {
  test.each([
    ['1299', 129_900],
    ['1,299.00', 129_900],
    ['¥1,299.5', 129_950],
    ['￥１２９９', 129_900],
    ['1299元', 129_900],
    ['0', 0],
    ['19.90', 1990],
  ])('%s is %i fen', (text, fen) => expect(toAmount(text, 'CNY')).toBe(fen));

  test.each(['', '12,50', '1,29,9', '-5', '12.345', '1.2.3', 'free', '1e3', '99999999999999999'])(
    '%j is refused',
    (text) => expect(toAmount(text, 'CNY')).toBeNull(),
  );

  test('every amount of fen survives being written as yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        expect(toAmount((fen / 100).toFixed(2), 'CNY')).toBe(fen);
        expect(
          toAmount((fen / 100).toLocaleString('en', { minimumFractionDigits: 2 }), 'CNY'),
        ).toBe(fen);
      }),
    );
  });

  test('a currency without minor units has none', () => {
    expect(toAmount('1299', 'JPY')).toBe(1299);
    expect(toAmount('1299.5', 'JPY')).toBeNull();
  });
});

describe('sizes and stock', () => {
  test('are joined by label, in the order of the sizes', () => {
    expect(toSizes('S|M|L', 'M:5|S:3')).toEqual([
      { label: 'S', stock: 3 },
      { label: 'M', stock: 5 },
      { label: 'L', stock: null },
    ]);
  });
  test('either may be missing', () => {
    expect(toSizes('S|M', '')).toEqual([
      { label: 'S', stock: null },
      { label: 'M', stock: null },
    ]);
    expect(toSizes('', 'S:0')).toEqual([{ label: 'S', stock: 0 }]);
    expect(toSizes('', '')).toEqual([]);
    expect(toSizes('', '7')).toEqual([{ label: 'F', stock: 7 }]);
  });
  test('what does not fit is refused', () => {
    expect(toSizes('S|M', 'XL:2')).toBe('size-unknown');
    expect(toSizes('S|M', 'S=2')).toBe('not-stock');
    expect(toSizes('S|M', 'S:-2')).toBe('not-stock');
    expect(toSizes('S|M', 'S:2|S:3')).toBe('not-stock');
    expect(toSizes('S|M', '7')).toBe('not-stock');
  });
});

test('ratings, dates, counts and answers', () => {
  expect([toRating('5'), toRating('4.0'), toRating('★★★'), toRating('2星')]).toEqual([5, 4, 3, 2]);
  expect([toRating('0'), toRating('6'), toRating('4.5'), toRating('')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([toDate('2026-3-8'), toDate('2026/03/08 12:00'), toDate('2026年3月8日')]).toEqual(
    Array(3).fill('2026-03-08'),
  );
  expect([toDate('2026-02-30'), toDate('8.3.2026'), toDate('soon')]).toEqual([null, null, null]);
  expect([toCount('12'), toCount('-1'), toCount('1.5'), toCount('x')]).toEqual([
    12,
    null,
    null,
    null,
  ]);
  expect([toYesNo('是'), toYesNo('0'), toYesNo('TRUE'), toYesNo('maybe')]).toEqual([
    true,
    false,
    true,
    null,
  ]);
});

test('a picture can not be asked from outside its folder', () => {
  expect(toPicturePath('coat/front.svg')).toBe('coat/front.svg');
  for (const path of [
    '../secret',
    '/etc/passwd',
    'a/../../b',
    'https://x/y.jpg',
    'C:\\x.jpg',
    'a//b',
  ])
    expect(toPicturePath(path), path).toBeNull();
});
