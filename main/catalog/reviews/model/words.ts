import { hashOf, hashRuns } from '../learning/hashing.ts';

const SPELT = /[a-z]+(?:['’][a-z]+)?|\d+|[!?$%#]/gu;
const PIECE = /[a-z'’]+|\d+|[^\sa-z0-9]+/gu;
/** Letters cut out of a word, with its edges: catches spellings and typing habits that whole words miss. */
const PIECES = { from: 3, to: 5 };
const RUNS = { from: 1, to: 3 };

const wordsAndPairs = (lower: string): number[] => {
  const spelt = lower.match(SPELT) ?? [];
  const hashes = spelt.map(hashOf);
  for (let i = 1; i < spelt.length; i++)
    hashes.push(hashOf(`${spelt[i - 1] ?? ''} ${spelt[i] ?? ''}`));
  return hashes;
};

/** What is asked of a text about its usefulness: words, pairs of words, pieces of words; as hashes. */
export const wordsAndPieces = (text: string): { words: number[]; pieces: number[] } => {
  const lower = text.toLowerCase();
  const pieces: number[] = [];
  for (const match of lower.match(PIECE) ?? [])
    hashRuns(` ${match} `, PIECES.from, PIECES.to, pieces);
  return { words: wordsAndPairs(lower), pieces };
};

/**
 * What is asked of a text about its mood. Chinese is taken as runs of one to three characters: these hold words, their
 * "not" and how strongly, and stay the same with every version of a dictionary of words.
 */
export const moodWords = (text: string, language: string): number[] => {
  const lower = text.toLowerCase();
  if (!/^(?:zh|ja|ko)/.test(language)) return wordsAndPairs(lower);
  const runs: number[] = [];
  hashRuns(lower.replaceAll(/[\s\uFEFF]+/gu, ' ').trim(), RUNS.from, RUNS.to, runs);
  return runs;
};
