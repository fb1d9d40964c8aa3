import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { chooseHighlights, type Opinion } from './highlights.ts';
import { keywordTally } from './keywords.ts';
import { isUnhappy, type Review } from './review.ts';

/** Raised when the same reviews would be told otherwise, so that digests kept on disk are made anew. */
export const DIGEST_FORM = 1;

/** Letters and digits only: the same words pasted again with other punctuation are the same words. */
const wordsOf = (review: Review) =>
  `${review.title}${review.text}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

export type Digester = {
  add(review: Review): void;
  digest(): ReviewDigest;
};

/**
 * Reviews taken one by one, so that a product with thousands can be read in slices. Every review counts for score and
 * number; words that were pasted many times are heard once.
 */
export const digester = (language?: string): Digester => {
  const opinions = new Map<string, Opinion>();
  const keywords = keywordTally();
  let count = 0;
  let stars = 0;
  let unhappy = 0;
  return {
    add(review) {
      count++;
      stars += review.rating;
      if (isUnhappy(review)) unhappy++;
      const key = wordsOf(review);
      if (key === '') return;
      const same = opinions.get(key);
      if (same) {
        const told = same.review.helpful >= review.helpful ? same.review : review;
        opinions.set(key, { review: told, copies: same.copies + 1 });
        return;
      }
      opinions.set(key, { review, copies: 1 });
      keywords.add(review);
    },
    digest() {
      return {
        count,
        score: count === 0 ? null : Math.round((stars / count) * 10) / 10,
        highlights: chooseHighlights(
          [...opinions.values()],
          unhappy / Math.max(1, count),
          language,
        ),
        keywords: keywords.best(),
      };
    },
  };
};

/** What shoppers say: score, up to three short passages, and what is said of fit, size, fabric, colour and service. */
export const digestReviews = (reviews: readonly Review[], language?: string): ReviewDigest => {
  const reading = digester(language);
  for (const review of reviews) reading.add(review);
  return reading.digest();
};
