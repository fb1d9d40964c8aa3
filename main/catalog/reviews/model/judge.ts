import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../../../../preload/contract/index.ts';
import { dot, hashedRow } from '../learning/hashing.ts';
import { chanceOf } from '../learning/linear.ts';
import { grown } from '../learning/trees.ts';
import type { Review } from '../review.ts';
import { measureOf } from '../spans.ts';
import { FACTS, factsOf } from './facts.ts';
import { readModelFile, unpack, type ModelFile } from './model-file.ts';
import { moodWords, wordsAndPieces } from './words.ts';

/** What is thought of a review before anybody has voted for it. */
export type ReviewJudge = {
  /** Higher is more useful; to be compared among reviews of one language only. Votes are never looked at. */
  usefulness(review: Review): number;
  /** The chance that whoever wrote this is happy, from 0 to 1; null for a language it has not learned. */
  happiness(text: string, language: string): number | null;
};

/** Without a model: the longer says more, up to twice what fits the screen. */
export const plainJudge: ReviewJudge = {
  usefulness: ({ text, language }) => Math.min(1, text.length / (measureOf(language).most * 2)),
  happiness: () => null,
};

type Usefulness = (review: Review) => number;

export const levelled = (fact: number): number => Math.sign(fact) * Math.log1p(Math.abs(fact));

/** The words of a review as the linear part reads them. */
export const wordsOf = ({ title, text }: Pick<Review, 'title' | 'text'>, places: number) => {
  const { words, pieces } = wordsAndPieces(`${title} . ${text}`);
  return { words: hashedRow(words, places), pieces: hashedRow(pieces, places) };
};

/** What the trees add to the words; chosen on products apart from those reported on. */
export const FOREST_SHARE = 0.3;

/** How much one fact weighs in beside a whole row of words, which has length one. */
export const FACT_SHARE = 0.04;

const usefulnessOf = (file: NonNullable<ModelFile['usefulness']>): Usefulness | null => {
  const { places, facts, ofFacts, language, forest } = file;
  const words = unpack(file.words, places);
  const pieces = unpack(file.pieces, places);
  const isSound = forest.trees.every(
    (tree) =>
      tree.leaves.length === 2 ** forest.depth &&
      tree.facts.length === tree.leaves.length - 1 &&
      tree.cuts.length === tree.facts.length &&
      tree.facts.every((fact) => Number.isInteger(fact) && fact >= 0 && fact < FACTS.length),
  );
  if (!words || !pieces || FACTS.some((name, i) => facts.names[i] !== name)) return null;
  if (!isSound) return null;
  return (review) => {
    const known = factsOf(review);
    const told = grown(forest, known);
    if (!review.language.startsWith(language)) return told;
    const rows = wordsOf(review, places);
    let said = dot(rows.words, words) + dot(rows.pieces, pieces);
    for (const [i, fact] of known.entries())
      said +=
        ((FACT_SHARE * (levelled(fact) - (facts.middle[i] ?? 0))) / (facts.spread[i] || 1)) *
        (ofFacts[i] ?? 0);
    return said + FOREST_SHARE * told;
  };
};

/** Null where the numbers in the file do not belong together. */
export const judgeOf = (file: ModelFile): ReviewJudge | null => {
  const usefulness = file.usefulness ? usefulnessOf(file.usefulness) : plainJudge.usefulness;
  const moods = new Map(
    Object.entries(file.moods).map(([language, { places, weights, offset }]) => {
      const unpacked = unpack(weights, places);
      return [language, unpacked && { places, weights: unpacked, offset }] as const;
    }),
  );
  if (usefulness === null || [...moods.values()].includes(null)) return null;
  return {
    usefulness,
    happiness(text, language) {
      const base = language.split('-')[0] ?? language;
      const mood = moods.get(base);
      if (!mood) return null;
      return chanceOf(
        dot(hashedRow(moodWords(text, base), mood.places), mood.weights) + mood.offset,
      );
    },
  };
};

/** A judge that is read from disk when it is first needed: most starts find every digest made. */
export type LentJudge = {
  /** Another one for another model. */
  readonly version: string;
  get(): ReviewJudge;
};

export const rulesAlone: LentJudge = { version: 'rules', get: () => plainJudge };

/** Where the model is missing or broken the plain rules judge, and `tell` hears why. */
export const lendJudge = (path: string, tell: (reason: string) => void): LentJudge => {
  let version: string;
  try {
    version = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
  } catch (error) {
    tell(error instanceof Error && 'code' in error ? String(error.code) : 'unreadable');
    return rulesAlone;
  }
  let judge: ReviewJudge | null = null;
  return {
    version,
    get() {
      if (judge) return judge;
      const loaded = loadJudge(path);
      if (!loaded.ok) tell(String(loaded.fault.details?.['reason'] ?? loaded.fault.code));
      return (judge = loaded.ok ? loaded.value : plainJudge);
    },
  };
};

export const loadJudge = (path: string): Result<ReviewJudge> => {
  const file = readModelFile(path);
  if (!file.ok) return file;
  const judge = judgeOf(file.value);
  return judge ? ok(judge) : failed('file-unreadable', { file: path, reason: 'does not add up' });
};
