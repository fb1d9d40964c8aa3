import { expect, it } from 'vitest';
import type { Product } from '../../../preload/contract/index.ts';
import { adviseSize, sizesOf } from './size-advice.ts';

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
const runsSmall = { leaning: 'small', said: 70, of: 100 } as const;

it('goes one up where most say it runs small, one down where large, and says why', () => {
  expect(adviseSize(coat, runsSmall, 'M')).toEqual({
    size: 'L',
    why: 'small',
    said: { said: 70, of: 100 },
    isHere: true,
  });
  expect(adviseSize(coat, { ...runsSmall, leaning: 'large' }, 'M')).toMatchObject({ size: 'S' });
});

it('stays with the usual size where few or a minority speak, or none', () => {
  expect(adviseSize(coat, { leaning: 'small', said: 3, of: 4 }, 'M')).toMatchObject({ size: 'M' });
  expect(adviseSize(coat, { leaning: 'small', said: 30, of: 100 }, 'M')).toMatchObject({
    size: 'M',
    said: null,
  });
  expect(adviseSize(coat, null, 'S')).toMatchObject({ size: 'S', why: 'usual', said: null });
});

it('says when the size is not here, and keeps to the row of sizes', () => {
  expect(adviseSize(coat, null, 'M')).toMatchObject({ isHere: false });
  expect(adviseSize(coat, runsSmall, 'L')).toMatchObject({ size: 'L', why: 'usual' });
  expect(adviseSize(coat, runsSmall, 'XXL')).toBeNull();
});

it('asks nobody for a size where there is but one', () => {
  expect(sizesOf(product([{ label: 'F', stock: 3 }]))).toEqual([]);
});
