import type { OutfitSlot } from '../../../preload/contract/index.ts';
import type { Cells } from '../import/columns.ts';
import { complaints, type RowResult } from '../import/problems.ts';
import { isOutfitSlot, slotNamed } from '../slots.ts';
import { LONGEST_SKU } from './product-row.ts';

/** One piece of a stylist's outfit. `outfit` is its name, `中文|English` where it has two. */
export type LookRow = {
  readonly outfit: string;
  readonly sku: string;
  /** Null: where its category puts it. */
  readonly slot: OutfitSlot | null;
};

const LONGEST_OUTFIT = 120;

export const lookRow = (cells: Cells): RowResult<LookRow> => {
  const wrong = complaints();
  const outfit = cells('outfit');
  if (outfit === '') wrong.add('outfit', 'missing');
  else if (outfit.length > LONGEST_OUTFIT) wrong.add('outfit', 'too-long', outfit);
  const sku = cells('sku');
  if (sku === '') wrong.add('sku', 'missing');
  else if (sku.length > LONGEST_SKU) wrong.add('sku', 'too-long', sku);
  const slotText = cells('slot');
  const slot = slotText === '' ? null : slotNamed(slotText);
  if (slotText !== '' && (slot === null || !isOutfitSlot(slot)))
    wrong.add('slot', 'not-a-slot', slotText);
  return wrong.list.length > 0
    ? { ok: false, problems: wrong.list }
    : { ok: true, row: { outfit, sku, slot: slot !== null && isOutfitSlot(slot) ? slot : null } };
};
