import { COLOURS } from '../../../main/catalog/outfits/model/labels.ts';
import { brandWords, lookWords } from '../../../main/catalog/outfits/model/lexicon/lexicon.ts';
import { tokensOf } from '../../../main/catalog/outfits/model/lexicon/phrases.ts';
import type { ItemWords } from '../../../main/catalog/outfits/model/model.ts';
import { readItem } from '../../../main/catalog/outfits/model/reading.ts';

/** What is taken away before a model learns and before it is asked: what is left shows what the rest was worth. */
export const hidden: Readonly<Record<string, (item: ItemWords) => ItemWords>> = {
  'kind only': (item) => ({ ...item, title: readItem(item).kind ?? '' }),
  'title only': (item) => ({ ...item, category: '' }),
  'colour only': (item) => ({
    ...item,
    title: lookWords
      .find(tokensOf(item.title))
      .filter(({ means }) => means.some((label) => COLOURS.includes(label)))
      .map(({ phrase }) => phrase)
      .join(' '),
  }),
  'without brand words': (item) => {
    const tokens = tokensOf(item.title);
    const brands = brandWords.find(tokens);
    const title = tokens
      .filter((_, i) => !brands.some(({ start, length }) => i >= start && i < start + length))
      .join(' ');
    return { ...item, title };
  },
};
