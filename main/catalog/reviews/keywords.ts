import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { remarksIn, type Aspect } from './aspects.ts';
import type { Review } from './review.ts';

type Keyword = ReviewDigest['keywords'][number];

type Tally = {
  readonly aspect: Aspect;
  readonly happy: boolean;
  readonly language: string;
  /** Spellings as written, each with the reviews that use it. */
  readonly spellings: Map<string, number>;
  reviews: number;
};

/** Kept for each language: enough to choose from, few enough to send. */
const MOST_PER_LANGUAGE = 8;
/** One aspect in one mood says what it has to say in two keywords. */
const MOST_PER_SIDE = 2;
const LONGEST = { zh: 12, other: 32 };
/** With this many reviews, something only one of them says is not yet what shoppers say. */
const MANY_REVIEWS = 12;

export const keywordTally = () => {
  const tallies = new Map<string, Tally>();
  let reviews = 0;
  return {
    add(review: Review) {
      reviews++;
      const heard = new Set<string>();
      for (const part of [review.title, review.text])
        for (const { aspect, happy, text, key } of remarksIn(part, review.language)) {
          const limit = review.language.startsWith('zh') ? LONGEST.zh : LONGEST.other;
          const place = `${review.language} ${aspect} ${happy} ${key}`;
          if (heard.has(place) || text.length > limit) continue;
          heard.add(place);
          const tally = tallies.get(place) ?? {
            aspect,
            happy,
            language: review.language,
            spellings: new Map<string, number>(),
            reviews: 0,
          };
          tally.reviews++;
          tally.spellings.set(text, (tally.spellings.get(text) ?? 0) + 1);
          tallies.set(place, tally);
        }
    },
    /** Most said first; no aspect and no mood crowds out the others. */
    best(): Keyword[] {
      const least = reviews >= MANY_REVIEWS ? 2 : 1;
      const sides = new Map<string, number>();
      const languages = new Map<string, number>();
      return [...tallies.values()]
        .filter((tally) => tally.reviews >= least)
        .sort((a, b) => b.reviews - a.reviews)
        .filter((tally) => {
          const side = `${tally.language} ${tally.aspect} ${tally.happy}`;
          const ofSide = sides.get(side) ?? 0;
          const ofLanguage = languages.get(tally.language) ?? 0;
          if (ofSide >= MOST_PER_SIDE || ofLanguage >= MOST_PER_LANGUAGE) return false;
          sides.set(side, ofSide + 1);
          languages.set(tally.language, ofLanguage + 1);
          return true;
        })
        .map(({ aspect, happy, language, spellings, reviews: count }) => ({
          aspect,
          happy,
          language,
          count,
          text: usual(spellings),
        }));
    },
  };
};

const usual = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
