import { z } from 'zod';
import { failed, ok, type Result } from '../../../../preload/contract/index.ts';
import type { ItemWords } from './model.ts';

/** An outfit somebody put together. Its id only tells it from others. */
export type WornOutfit = { readonly id: string; readonly items: readonly ItemWords[] };

/** Polyvore-T: outfits by set id, each item under its coarse type. `index` is a place in the set and says nothing. */
const titled = z.record(z.string(), z.record(z.string(), z.object({ name: z.string() })));
/** Maryland split: outfits as lists of category ids, without a word of text. */
const numbered = z.array(
  z.object({ set_id: z.coerce.string(), items_category: z.array(z.number().int()) }),
);
const ours = z.object({
  id: z.coerce.string().optional(),
  outfit: z.array(
    z.object({
      title: z.string().default(''),
      category: z.coerce.string().default(''),
      colour: z.string().optional(),
      gender: z.string().optional(),
      brand: z.string().optional(),
      season: z.string().optional(),
      occasion: z.string().optional(),
      price: z.number().int().nullable().optional(),
    }),
  ),
});

export type OutfitFile =
  | { readonly kind: 'outfits'; readonly outfits: readonly WornOutfit[] }
  /** What the numbers stand for: `25 Jackets` a line. */
  | { readonly kind: 'category-names'; readonly names: ReadonlyMap<string, string> };

/** A file of outfits, whichever of the known shapes it has: Polyvore-T, Maryland, one `{"outfit": [...]}` a line, or category names. */
export const readOutfitFile = (name: string, text: string): Result<OutfitFile> => {
  const content = text.replace(/^\uFEFF/, '').trim();
  const wrong = (reason: string, line?: number) =>
    failed('file-unreadable', { file: name, reason, ...(line === undefined ? {} : { line }) });
  if (/^\d+[ \t]+\D/.test(content)) return ok({ kind: 'category-names', names: namesIn(content) });
  const whole = parsed(content);
  if (whole === undefined) return readLines(content, wrong);
  const polyvore = titled.safeParse(whole);
  if (polyvore.success && !('outfit' in polyvore.data)) {
    const outfits = Object.entries(polyvore.data).map(([id, items]) => ({
      id,
      items: Object.entries(items).map(([category, { name: title }]) => ({ title, category })),
    }));
    return ok({ kind: 'outfits', outfits });
  }
  const maryland = numbered.safeParse(whole);
  if (maryland.success) {
    const outfits = maryland.data.map(({ set_id: id, items_category: categories }) => ({
      id,
      items: categories.map((category) => ({ title: '', category: String(category) })),
    }));
    return ok({ kind: 'outfits', outfits });
  }
  return readLines(content, wrong);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const namesIn = (content: string): ReadonlyMap<string, string> =>
  new Map(
    content.split(/\r?\n/).flatMap((line) => {
      const [, id, name] = /^(\d+)[ \t]+(.+?)\s*$/.exec(line) ?? [];
      return id !== undefined && name !== undefined ? [[id, name] as const] : [];
    }),
  );

const readLines = (
  content: string,
  wrong: (reason: string, line?: number) => Result<never>,
): Result<OutfitFile> => {
  const outfits: WornOutfit[] = [];
  for (const [i, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const row = ours.safeParse(parsed(line));
    if (!row.success) return wrong('not a file of outfits in a known shape', i + 1);
    const items = row.data.outfit.map(withoutBlanks);
    outfits.push({ id: row.data.id ?? String(i + 1), items });
  }
  return outfits.length > 0 ? ok({ kind: 'outfits', outfits }) : wrong('no outfits in it');
};

/** A field that is not there is left out rather than undefined. */
const withoutBlanks = (item: z.infer<typeof ours>['outfit'][number]): ItemWords => {
  const { title, category, ...rest } = item;
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { title, category, ...(Object.fromEntries(known) as Partial<ItemWords>) };
};
