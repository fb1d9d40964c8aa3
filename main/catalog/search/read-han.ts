import { conceptsOfHan, cutHan } from './concepts/concepts.ts';
import { isSaidAround, type QueryWord } from './query.ts';
import type { TextIndex } from './text-index.ts';
import { pairsOf, segmentsOf } from './words.ts';

/** A word of characters: by its pairs, so that it is found inside any longer word, and by what it means. */
export const readHanWord = (word: string, index: TextIndex): QueryWord => {
  const pairs = pairsOf(word);
  const terms = pairs.length > 0 ? pairs : [word];
  const written = terms.every((term) => index.postings(term).length > 0);
  return {
    typed: word,
    spelt: written ? [{ terms, weight: 1 }] : [],
    concepts: conceptsOfHan(word),
    sure: 1,
  };
};

export const isKnown = ({ spelt, concepts }: QueryWord): boolean =>
  spelt.length > 0 || concepts.length > 0;

/**
 * A run of characters as words: those of the tables first, the rest as the runtime's dictionary cuts it. One character
 * of the tables beside something unknown is no word where the shop writes the two together: the 白 of 鹤白 is a brand's.
 */
export const cutQuery = (run: string, index: TextIndex): string[] => {
  const pieces: { text: string; known: boolean }[] = [];
  for (const piece of cutHan(run)) {
    const before = pieces.at(-1);
    const oneBeside =
      before !== undefined &&
      before.known !== piece.known &&
      (before.known ? before.text.length === 1 : piece.text.length === 1) &&
      index.postings(`${before.text.at(-1)}${piece.text[0]}`).length > 0;
    if (oneBeside) pieces[pieces.length - 1] = { text: before.text + piece.text, known: false };
    else pieces.push({ ...piece });
  }
  return pieces
    .flatMap(({ text, known }) => (known ? [text] : cutUnknown(text, index)))
    .filter((word) => !isSaidAround(word));
};

const MOST_STRANGE = 4;

const cutUnknown = (piece: string, index: TextIndex): string[] => {
  const written = pairsOf(piece).every((pair) => index.postings(pair).length > 0);
  if (piece.length === 2 && written) return [piece];
  const words = segmentsOf(piece);
  // What no dictionary cuts and no product is called is kept whole: it may be a slip of one character.
  const strange = piece.length > 1 && piece.length <= MOST_STRANGE && !written;
  return strange && words.every((word) => word.length === 1 && !isSaidAround(word))
    ? [piece]
    : words;
};
