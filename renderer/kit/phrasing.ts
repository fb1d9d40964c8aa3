/**
 * Where a line may break. Browsers break Chinese between any two characters; people read words, so a break goes
 * between them. See phrase.tsx.
 */
export const phrases = (text: string, language: string): readonly string[] => {
  if (!/^(zh|ja)/.test(language)) return [text];
  const parts: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, {
    granularity: 'word',
  }).segment(text)) {
    const last = parts.at(-1);
    // Punctuation belongs to the word before it: a line never begins with it. Two lone characters, as in the name of
    // a colour, are a pair more often than not.
    const belongs = !isWordLike || (last?.length === 1 && segment.length === 1);
    if (last !== undefined && belongs) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
};

/** Wide characters count as one, the others as half of one: what a headline takes of its line. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const character of text) length += /[\u2e80-\uffef]/.test(character) ? 1 : 0.52;
  return length;
};
