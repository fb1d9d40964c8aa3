import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { chooseHighlights, type Opinion } from './highlights.ts';
import { keywordTally } from './keywords.ts';
import { isUnhappy, type Review } from './review.ts';

/** Raised when the same reviews would be told otherwise, so that digests kept on disk are made anew. */
export const DIGEST_FORM = 2;

/** Letters and digits only: the same words pasted again with other punctuation are the same words. */
const wordsOf = (review: Review) =>
  `${review.title}${review.text}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** What was written in one language. */
type Tongue = {
  reviews: number;
  readonly opinions: Map<string, Opinion>;
  readonly keywords: ReturnType<typeof keywordTally>;
};
const tongueOf = (language: string): Tongue => ({
  reviews: 0,
  opinions: new Map(),
  keywords: keywordTally(language),
});

export type Digester = {
  add(review: Review): void;
  digest(): ReviewDigest;
};

/**
 * Reviews taken one by one, so that a product with thousands can be read in slices. Every review counts for score and
 * number; words that were pasted many times are heard once. A page speaks one language: each has passages and keywords
 * of its own, those most shoppers write in first.
 */
export const digester = (): Digester => {
  const tongues = new Map<string, Tongue>();
  let count = 0;
  let stars = 0;
  let unhappy = 0;
  return {
    add(review) {
      count++;
      stars += review.rating;
      if (isUnhappy(review)) unhappy++;
      const tongue = tongues.get(review.language) ?? tongueOf(review.language);
      tongues.set(review.language, tongue);
      tongue.reviews++;
      const { opinions, keywords } = tongue;
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
      const spoken = [...tongues.values()].sort((a, b) => b.reviews - a.reviews);
      const unhappyShare = unhappy / Math.max(1, count);
      return {
        count,
        score: count === 0 ? null : Math.round((stars / count) * 10) / 10,
        highlights: spoken.flatMap(({ opinions }) =>
          chooseHighlights([...opinions.values()], unhappyShare),
        ),
        keywords: spoken.flatMap(({ keywords }) => keywords.best()),
      };
    },
  };
};

/**
 * What shoppers say: score, and in each language up to three short passages and what is said of fit, size, fabric,
 * colour and service.
 */
export const digestReviews = (reviews: readonly Review[]): ReviewDigest => {
  const reading = digester();
  for (const review of reviews) reading.add(review);
  return reading.digest();
};
