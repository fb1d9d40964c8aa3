import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { alike, type Alike } from './alike.ts';
import { chooseHighlights, type Opinion } from './highlights.ts';
import { keywordTally } from './keywords.ts';
import { plainJudge, type ReviewJudge } from './model/judge.ts';
import { noiseOf } from './noise.ts';
import { isUnhappy, type Review } from './review.ts';
import { sizeTally } from './size-hint.ts';
import { sourceTally, type Origin } from './sources.ts';

/** Raised when the same reviews would be told otherwise, so that digests kept on disk are made anew. */
export const DIGEST_FORM = 3;

/** Letters and digits only: the same words pasted again with other punctuation are the same words. */
const bareWords = (review: Review) =>
  `${review.title}${review.text}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What was written in one language. */
type Tongue = {
  reviews: number;
  readonly opinions: Opinion[];
  readonly known: Alike<Opinion>;
  readonly keywords: ReturnType<typeof keywordTally>;
};
const tongueOf = (language: string): Tongue => ({
  reviews: 0,
  opinions: [],
  known: alike(),
  keywords: keywordTally(language),
});

export type Digester = {
  add(review: Review, origin?: Origin): void;
  /** In pieces, so that others have their turn in between. */
  digest(): Generator<undefined, ReviewDigest>;
};

export const toTheEnd = <T>(work: Generator<undefined, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

/**
 * Reviews taken one by one, so that a product with thousands can be read in slices. Every review counts for score and
 * number; what was pasted many times, with a word more or less, is heard once, and what says nothing is not heard. A
 * page speaks one language: each has passages and keywords of its own, those most shoppers write in first.
 */
export const digester = (judge: ReviewJudge = plainJudge): Digester => {
  const tongues = new Map<string, Tongue>();
  const sizes = sizeTally();
  const sources = sourceTally();
  let count = 0;
  let stars = 0;
  let unhappy = 0;
  return {
    add(review, origin) {
      count++;
      stars += review.rating;
      if (isUnhappy(review)) unhappy++;
      if (origin) sources.add(review, origin);
      const tongue = tongues.get(review.language) ?? tongueOf(review.language);
      tongues.set(review.language, tongue);
      tongue.reviews++;
      if (noiseOf(review)) return;
      const opinion: Opinion = { review, copies: 1, usefulness: 0 };
      const same = tongue.known.find(bareWords(review), opinion);
      if (same) {
        same.copies++;
        // Of copies, the one most shoppers voted for is told.
        if (review.helpful > same.review.helpful) same.review = review;
        return;
      }
      opinion.usefulness = judge.usefulness(review);
      tongue.opinions.push(opinion);
      tongue.keywords.add(review);
      sizes.add(review);
    },
    *digest() {
      const spoken = [...tongues.values()].sort((a, b) => b.reviews - a.reviews);
      const unhappyShare = unhappy / Math.max(1, count);
      const highlights: ReviewDigest['highlights'] = [];
      for (const { opinions } of spoken)
        highlights.push(...(yield* chooseHighlights(opinions, unhappyShare, judge)));
      return {
        count,
        score: count === 0 ? null : Math.round((stars / count) * 10) / 10,
        highlights,
        keywords: spoken.flatMap(({ keywords }) => keywords.best()),
        sizeHint: sizes.hint(),
        sources: sources.list(),
      };
    },
  };
};

/**
 * What shoppers say: score, in each language up to three short passages and what is said of fit, size, fabric, colour
 * and service, and how the size turns out.
 */
export const digestReviews = (
  reviews: readonly Review[],
  judge: ReviewJudge = plainJudge,
): ReviewDigest => {
  const reading = digester(judge);
  for (const review of reviews) reading.add(review);
  return toTheEnd(reading.digest());
};
