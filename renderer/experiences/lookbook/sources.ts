import type { ReviewDigest } from '../../../preload/contract/index.ts';

type Source = ReviewDigest['sources'][number];

/** One line for all sources: the largest by its name, and the newest day of any. Null where there is none. */
export const sourceOf = (
  sources: readonly Source[],
): (Pick<Source, 'name' | 'newest' | 'imported'> & { readonly others: boolean }) | null => {
  const [first] = sources;
  if (!first) return null;
  return {
    name: first.name,
    others: sources.some(({ name }) => name !== first.name),
    newest: sources.reduce<string | null>(
      (newest, { newest: one }) =>
        one !== null && (newest === null || one > newest) ? one : newest,
      null,
    ),
    imported: first.imported,
  };
};
