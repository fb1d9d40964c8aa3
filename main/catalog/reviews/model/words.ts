const SPELT = /[a-z]+(?:['’][a-z]+)?|\d+|[!?$%#]/gu;
const PIECE = /[a-z'’]+|\d+|[^\sa-z0-9]+/gu;
/** Letters cut out of a word, with its edges: catches spellings and typing habits that whole words miss. */
const PIECES = { from: 3, to: 5 };
const CHARACTERS = 3;

/** What is asked of a text in English about its usefulness: words, pairs of words, pieces of words. */
export const wordsAndPieces = (text: string): { words: string[]; pieces: string[] } => {
  const lower = text.toLowerCase();
  const spelt = lower.match(SPELT) ?? [];
  const words = [...spelt];
  for (let i = 1; i < spelt.length; i++) words.push(`${spelt[i - 1] ?? ''} ${spelt[i] ?? ''}`);
  const pieces: string[] = [];
  for (const match of lower.match(PIECE) ?? []) {
    const whole = ` ${match} `;
    for (let size = PIECES.from; size <= PIECES.to; size++)
      for (let i = 0; i + size <= whole.length; i++) pieces.push(whole.slice(i, i + size));
  }
  return { words, pieces };
};

/**
 * What is asked of a text about its mood. Chinese is taken as runs of one to three characters: these hold words, their
 * "not" and how strongly, and stay the same with every version of a dictionary of words.
 */
export const moodWords = (text: string, language: string): string[] => {
  const lower = text.toLowerCase();
  if (!/^(?:zh|ja|ko)/.test(language)) {
    const spelt = lower.match(SPELT) ?? [];
    return [...spelt, ...spelt.slice(1).map((word, i) => `${spelt[i] ?? ''} ${word}`)];
  }
  const close = lower.replaceAll(/[\s\uFEFF]+/gu, ' ').trim();
  const runs: string[] = [];
  for (let size = 1; size <= CHARACTERS; size++)
    for (let i = 0; i + size <= close.length; i++) runs.push(close.slice(i, i + size));
  return runs;
};
