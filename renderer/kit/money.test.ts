import { expect, it } from 'vitest';
import { yuanParts } from './money.ts';

const sign = (text: string) => ({ sign: true, text });
const figure = (text: string) => ({ sign: false, text });

it('sets the sign apart from the figure', () => {
  expect(yuanParts(10_000, 'zh')).toEqual([sign('¥'), figure('100')]);
  expect(yuanParts(123_450, 'en')).toEqual([sign('¥'), figure('1,234.50')]);
  expect(yuanParts(8_800, 'en', 'USD')).toEqual([sign('$'), figure('88')]);
});

it('keeps the order of the language', () => {
  expect(yuanParts(150_000, 'de', 'EUR')).toEqual([figure('1.500'), sign('€')]);
});
