import { describe, expect, it } from 'vitest';
import type { Product } from '../../../preload/contract/index.ts';
import { keptPages, missingPage, PAGE, productAt, wholeRail, type Pages } from './rail.ts';

const product = (sku: string): Product => ({
  sku,
  gtin: null,
  name: { zh: sku, en: sku },
  brand: '',
  category: '',
  gender: '',
  colour: '',
  season: '',
  price: null,
  listPrice: null,
  currency: 'CNY',
  image: null,
  sizes: [],
});
const page = (number: number): readonly Product[] =>
  Array.from({ length: PAGE }, (_, i) => product(`P${number * PAGE + i}`));
const pages = (...numbers: readonly number[]): Pages =>
  new Map(numbers.map((number) => [number, page(number)]));

describe('the rail', () => {
  it('has no end where its first page is full of different things', () => {
    expect(wholeRail(pages(0))).toBeNull();
    expect(productAt(pages(0, 1), null, PAGE + 2)?.sku).toBe(`P${PAGE + 2}`);
  });

  it('hangs once where the shop has only a few', () => {
    const three = ['A', 'B', 'C'].map(product);
    const again: Pages = new Map([[0, [...three, ...three, ...three, ...three]]]);
    const whole = wholeRail(again);
    expect(whole?.map(({ sku }) => sku)).toEqual(['A', 'B', 'C']);
    expect(productAt(again, whole, 3)).toBeNull();
    expect(wholeRail(new Map([[0, three]]))).toHaveLength(3);
    expect(wholeRail(new Map([[0, []]]))).toEqual([]);
  });

  it('asks for what is in view first, then for what comes, then for what was', () => {
    expect(missingPage(new Map(), null, 0, 0)).toBe(0);
    expect(missingPage(pages(0), null, 2, 1)).toBeNull();
    expect(missingPage(pages(0), null, PAGE - 3, 1)).toBe(1);
    expect(missingPage(pages(0), null, 2 * PAGE, 2)).toBe(2);
    expect(missingPage(pages(0, 2), null, 2 * PAGE + 1, 3)).toBe(1);
  });

  it('never asks for a page whose beginning is not known', () => {
    expect(missingPage(pages(0), null, PAGE - 1, 0)).toBeNull();
  });

  it('forgets what is far, however long somebody walks along it', () => {
    let kept: Pages = new Map();
    for (let number = 0; number < 50; number++)
      kept = keptPages(new Map([...kept, [number, page(number)]]), number * PAGE);
    expect([...kept.keys()]).toEqual([0, 47, 48, 49]);
  });
});
