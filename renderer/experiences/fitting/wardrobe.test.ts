import { expect, it } from 'vitest';
import type { ProductAnswer, Wearable } from '../../../preload/contract/index.ts';
import { fakeShop } from '../../../tests/fakes/fake-shop.ts';
import { coat, jumper, skirt, trousers } from '../../../tests/fakes/flat-garments.ts';
import { wardrobeOf } from './wardrobe.ts';

const { products } = fakeShop(0);
const product = (sku: string) => {
  const found = products.find((one) => one.product.sku === sku);
  if (!found) throw new Error(sku);
  return found;
};
const wearable = (sku: string, garment: Wearable['garment']): Wearable => ({
  product: product(sku).product,
  garment: { ...garment, sku },
});
const others = [
  wearable('SKIRT', skirt),
  wearable('TROUSERS', trousers),
  wearable('KNIT', jumper),
  wearable('COAT', coat),
];
const answer: ProductAnswer = { ...product('COAT'), garment: { ...coat, sku: 'COAT' } };
const skus = (list: readonly Wearable[]) => list.map((one) => one.product.sku);

it('begins with the wish and what goes with it, and forgets nothing else', () => {
  const { rail, first } = wardrobeOf(others, { sku: 'COAT', outfit: null }, answer);
  expect(skus(rail)).toEqual(['COAT', 'KNIT', 'TROUSERS', 'SKIRT']);
  expect(skus(first)).toEqual(['COAT']);
});

it('puts the whole outfit on where one was asked for, the wish last', () => {
  const { first } = wardrobeOf(others, { sku: 'COAT', outfit: 'o1' }, answer);
  expect(skus(first)).toEqual(['KNIT', 'TROUSERS', 'COAT']);
});

it('wears the first of the rail for one who chose nothing, and nothing else than the wish for one who did', () => {
  expect(skus(wardrobeOf(others, { sku: null, outfit: null }, null).first)).toEqual(['SKIRT']);
  expect(wardrobeOf(others, { sku: 'BAG', outfit: null }, product('BAG')).first).toEqual([]);
  expect(wardrobeOf([], { sku: null, outfit: null }, null)).toEqual({ rail: [], first: [] });
});
