import type { Product } from '../../../preload/contract/index.ts';
import { isReadable } from './in-language.ts';

/** English sets the names of colours as names; files write them as they come. */
const asName = (text: string, language: string): string =>
  language.startsWith('en')
    ? text.replace(/(?<!\p{L})\p{Ll}/gu, (first) => first.toUpperCase())
    : text;

/**
 * Season and colour in the shopper's words; a colour without words in the copy as its file has it, where the shopper
 * can read that. `words` says a line of the copy, '' where it has none.
 */
export const traitsOf = (
  { season, colour }: Pick<Product, 'season' | 'colour'>,
  language: string,
  words: (line: string) => string,
): readonly string[] => {
  const known = colour === '' ? '' : words(`colour.${colour.toLowerCase()}`);
  const written = isReadable(colour, language) ? asName(colour, language) : '';
  return [season === '' ? '' : words(`season.${season}`), known === '' ? written : known].filter(
    (trait) => trait !== '',
  );
};
