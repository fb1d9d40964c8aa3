import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import type { Store } from '../../store/sqlite.ts';
import { inSlices } from '../import/turns.ts';
import { isOutfitSlot } from '../slots.ts';
import { indexBuilder, type TextIndex } from './text-index.ts';

const ROWS_A_STEP = 20;

const row = z.object({
  id: z.number(),
  names: z.string().nullable(),
  brand: z.string(),
  category: z.string(),
  gender: z.string(),
  colour: z.string(),
  occasion: z.string(),
  seasons: z.number().int(),
  slot: z.string(),
  kind: z.string(),
  brand_key: z.string(),
  colour_key: z.string(),
  available: z.number(),
});

/** Reads every product once, in slices; a row that is no product is left to whoever shows it to report. */
export const buildIndex = async (
  store: Store,
  clock: Clock,
  signal: AbortSignal,
): Promise<TextIndex> => {
  const builder = indexBuilder();
  let after = -1;
  await inSlices(
    clock,
    () => {
      const rows = store.all(
        `SELECT id, (SELECT group_concat(value, ' / ') FROM json_each(CASE WHEN json_valid(name) THEN name ELSE '{}' END)) AS names,
           brand, category, gender, colour, occasion, seasons, slot, kind, brand_key, colour_key, available
         FROM products WHERE id > ? ORDER BY id LIMIT ?`,
        after,
        ROWS_A_STEP,
      );
      for (const found of rows) {
        after = Number(found['id']);
        const parsed = row.safeParse(found);
        if (!parsed.success) continue;
        const { names, slot, brand_key, colour_key, available, ...rest } = parsed.data;
        builder.add({
          ...rest,
          name: names ?? '',
          slot: isOutfitSlot(slot) || slot === 'innerwear' ? slot : 'other',
          brandKey: brand_key,
          colourKey: colour_key,
          available: available === 1,
        });
      }
      return rows.length === ROWS_A_STEP;
    },
    signal,
  );
  await inSlices(clock, () => builder.settleSome(), signal);
  return builder.done();
};
