import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { remarksIn, type Aspect } from './aspects.ts';
import type { Review } from './review.ts';

type Keyword = ReviewDigest['keywords'][number];

type Tally = {
  readonly aspect: Aspect;
  readonly happy: boolean;
  /** Spellings as written, each with the reviews that use it. */
  readonly spellings: Map<string, number>;
  reviews: number;
  weight: number;
};

/** Enough to choose from, few enough to send. */
const MOST = 8;
/** One aspect in one mood says what it has to say in two keywords. */
const MOST_PER_SIDE = 2;
const LONGEST = { zh: 12, other: 32 };
/** What only one review says is told where fewer than this is said by several. */
const ENOUGH = 6;
const SEVERAL = 2;
/** How much a vote adds to a keyword's place; never to its count. */
const VOTE = 0.2;

/** What the reviews of one language say, counted. */
export const keywordTally = (language: string) => {
  const limit = language.startsWith('zh') ? LONGEST.zh : LONGEST.other;
  const tallies = new Map<string, Tally>();
  return {
    add(review: Review) {
      const heard = new Set<string>();
      for (const part of [review.title, review.text])
        for (const { aspect, happy, text, key } of remarksIn(part, language)) {
          const place = `${aspect} ${happy} ${key}`;
          if (heard.has(place) || text.length > limit) continue;
          heard.add(place);
          const tally = tallies.get(place) ?? {
            aspect,
            happy,
            spellings: new Map<string, number>(),
            reviews: 0,
            weight: 0,
          };
          tally.reviews++;
          tally.weight += 1 + VOTE * Math.log2(1 + review.helpful);
          tally.spellings.set(text, (tally.spellings.get(text) ?? 0) + 1);
          tallies.set(place, tally);
        }
    },
    /** Most said first; no aspect and no mood crowds out the others. */
    best(): Keyword[] {
      const sides = new Map<string, number>();
      const chosen: Tally[] = [];
      const take = (tally: Tally, most: number) => {
        const side = `${tally.aspect} ${tally.happy}`;
        const ofSide = sides.get(side) ?? 0;
        if (ofSide >= MOST_PER_SIDE || chosen.length >= most) return;
        // "too short" beside "sleeves are too short" says nothing more.
        const text = usual(tally.spellings).toLowerCase();
        const told = chosen.some((other) => {
          const known = usual(other.spellings).toLowerCase();
          return known.includes(text) || text.includes(known);
        });
        if (told) return;
        sides.set(side, ofSide + 1);
        chosen.push(tally);
      };
      const sorted = [...tallies.values()].sort((a, b) => b.weight - a.weight);
      for (const tally of sorted) if (tally.reviews >= SEVERAL) take(tally, MOST);
      for (const tally of sorted) if (tally.reviews < SEVERAL) take(tally, ENOUGH);
      return chosen.map(({ aspect, happy, spellings, reviews: count }) => ({
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
