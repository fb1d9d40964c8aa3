import { epc as epcShape } from '../../../preload/contract/index.ts';
import type { Cells } from '../import/columns.ts';
import { complaints, type RowResult } from '../import/problems.ts';
import { LONGEST_SKU } from './product-row.ts';

export type TagRow = { readonly epc: string; readonly sku: string };

export const tagRow = (cells: Cells): RowResult<TagRow> => {
  const wrong = complaints();
  const epc = cells('epc').replaceAll(/[\s-]/g, '').toUpperCase();
  if (epc === '') wrong.add('epc', 'missing');
  else if (!epcShape.safeParse(epc).success) wrong.add('epc', 'not-an-epc', cells('epc'));
  const sku = cells('sku');
  if (sku === '') wrong.add('sku', 'missing');
  else if (sku.length > LONGEST_SKU) wrong.add('sku', 'too-long', sku);
  return wrong.list.length > 0
    ? { ok: false, problems: wrong.list }
    : { ok: true, row: { epc, sku } };
};
