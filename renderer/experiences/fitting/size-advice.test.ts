import { expect, it } from 'vitest';
import type { Product } from '../../../preload/contract/index.ts';
import { adviseSize, heightsOf, sizeForHeight, sizesOf } from './size-advice.ts';

const product = (sizes: Product['sizes']): Product => ({
  sku: 'COAT',
  gtin: null,
  name: { en: 'Coat' },
  brand: '',
  category: 'coat',
  gender: '',
  colour: '',
  season: '',
  price: null,
  listPrice: null,
  currency: 'CNY',
  image: null,
  sizes,
});
const coat = product([
  { label: 'S', stock: 2 },
  { label: 'M', stock: 0 },
  { label: 'L', stock: null },
]);
const usually = (size: string) => ({ by: 'size', size }) as const;
const runsSmall = { leaning: 'small', said: 70, of: 100 } as const;

it('goes one up where most say it runs small, one down where large, and says why', () => {
  expect(adviseSize(coat, runsSmall, usually('M'))).toEqual({
    size: 'L',
    why: 'small',
    said: { said: 70, of: 100 },
    isHere: true,
  });
  expect(adviseSize(coat, { ...runsSmall, leaning: 'large' }, usually('M'))).toMatchObject({
    size: 'S',
  });
});

it('stays with the usual size where few or a minority speak, or none', () => {
  expect(adviseSize(coat, { leaning: 'small', said: 3, of: 4 }, usually('M'))).toMatchObject({
    size: 'M',
  });
  expect(adviseSize(coat, { leaning: 'small', said: 30, of: 100 }, usually('M'))).toMatchObject({
    size: 'M',
    said: null,
  });
  expect(adviseSize(coat, null, usually('S'))).toMatchObject({
    size: 'S',
    why: 'usual',
    said: null,
  });
});

it('says when the size is not here, and keeps to the row of sizes', () => {
  expect(adviseSize(coat, null, usually('M'))).toMatchObject({ isHere: false });
  expect(adviseSize(coat, runsSmall, usually('L'))).toMatchObject({ size: 'L', why: 'usual' });
  expect(adviseSize(coat, runsSmall, usually('XXL'))).toBeNull();
});

it('asks nobody for a size where there is but one', () => {
  expect(sizesOf(product([{ label: 'F', stock: 3 }]))).toEqual([]);
});

const charted = product([
  { label: 'S', stock: 2, height: { from: 150, to: 160 } },
  { label: 'M', stock: 1, height: { from: 157, to: 167 } },
  { label: 'L', stock: 1, height: { from: 165, to: 175 } },
]);

it('offers heights that some size is made for, few enough to choose from', () => {
  expect(heightsOf(charted)).toEqual([150, 155, 160, 165, 170, 175]);
  const long = product([
    { label: 'S', stock: 1, height: { from: 148, to: 165 } },
    { label: 'XL', stock: 1, height: { from: 180, to: 192 } },
  ]);
  expect(heightsOf(long)).toEqual([150, 160, 170, 180, 190]);
  expect(heightsOf(coat)).toEqual([]);
});

it('advises by height what the chart has for it, the nearer of two, moved by what others say', () => {
  expect(sizeForHeight(charted, 159)).toBe('M');
  expect(sizeForHeight(charted, 156)).toBe('S');
  expect(sizeForHeight(charted, 180)).toBeNull();
  expect(adviseSize(charted, null, { by: 'height', cm: 160 })).toMatchObject({ size: 'M' });
  expect(adviseSize(charted, runsSmall, { by: 'height', cm: 160 })).toMatchObject({
    size: 'L',
    why: 'small',
  });
  expect(adviseSize(charted, null, { by: 'height', cm: 180 })).toBeNull();
  expect(adviseSize(coat, null, { by: 'height', cm: 160 })).toBeNull();
});
