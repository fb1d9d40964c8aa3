/** Longer than any word for a garment: what else people type, into any field there is, is none of ours to keep. */
const LONGEST_WORD = 24;
const MOST_WORDS = 4;

/**
 * What was looked for, as words alone: letters and characters, lower case. Null where it holds a figure, a sign of an
 * address, or more than a search does: a number may be a telephone's.
 */
export const normalWords = (text: string): string | null => {
  const plain = text.normalize('NFKC').toLowerCase();
  if (/[\p{N}@:/\\_]/u.test(plain)) return null;
  const words = plain.match(/\p{L}+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  if (words.some((word) => word.length > LONGEST_WORD)) return null;
  return [...new Set(words)].join(' ');
};
