import type { ReviewDigest } from '../../../preload/contract/index.ts';
import { remarksIn, type Aspect } from './aspects.ts';
import type { ReviewJudge } from './model/judge.ts';
import { moodOf } from './mood.ts';
import { isUnhappy, type Review } from './review.ts';
import { measureOf, spansOf, type Span } from './spans.ts';

type Highlight = ReviewDigest['highlights'][number];
/** A review, how often nearly the same words were posted, and how useful it promises to be. */
export type Opinion = { review: Review; copies: number; usefulness: number };

type Candidate = {
  readonly span: Span;
  readonly review: Review;
  readonly happy: boolean;
  readonly aspects: ReadonlySet<Aspect>;
  readonly score: number;
};

const HIGHLIGHTS = 3;
/** From this share of unhappy shoppers on, one of three passages is theirs. */
export const UNHAPPY_SHARE = 0.15;
const MOSTLY_UNHAPPY = 0.6;
/** Reviews of each mood whose passages are weighed: the most useful ones. */
const WEIGHED = 40;

/** Addresses, numbers and accounts have no place on a public screen. */
const NOT_FOR_THE_SCREEN = /https?:|www\.|@|\d{6,}|微信|加我|QQ|\[url/iu;
const MID_SENTENCE =
  /^(?:but|and|also|however|so|or|because|which|that|then|than|though|although|with|if|i also|plus)\b|^(?:但|但是|而且|不过|然后|就是|还有|所以|因为|虽然|也|并且)/iu;

const HELPFUL = 0.6;
const ASPECT = 0.7;
const AGREES = 1;
const DISAGREES = -2;
const SAME_ASPECT = -0.8;

/** Before its passages are looked at: what is expected of its words, and what shoppers have found since. */
const promise = ({ review, copies, usefulness }: Opinion): number =>
  HELPFUL * Math.log2(1 + review.helpful) + usefulness + (copies > 1 ? -1 : 0);

/**
 * The best passages of one language, chosen among themselves. How many are the unhappy's is decided by their share of
 * all reviews, so that a page says the same of a product in every language. Pauses after each review weighed.
 */
export function* chooseHighlights(
  opinions: readonly Opinion[],
  unhappyShare: number,
  judge: ReviewJudge,
): Generator<undefined, Highlight[]> {
  const candidates: Candidate[] = [];
  for (const opinion of mostUseful(opinions)) {
    candidates.push(...candidatesOf(opinion, judge));
    yield;
  }
  candidates.sort((a, b) => b.score - a.score || (a.span.text < b.span.text ? -1 : 1));
  const has = (happy: boolean) => candidates.some((candidate) => candidate.happy === happy);
  const unhappyWanted = has(true) ? unhappyAmongHappy(unhappyShare) : unhappyAlone(unhappyShare);
  const chosen: Candidate[] = [];
  const take = (happy: boolean, most: number) => {
    for (let n = 0; n < most; n++) {
      const next = best(candidates, chosen, happy);
      if (next) chosen.push(next);
    }
  };
  take(false, unhappyWanted);
  take(true, HIGHLIGHTS - chosen.length);
  return chosen
    .sort((a, b) => b.score - a.score)
    .map(({ span, review, happy }) => ({
      text: span.text,
      rating: review.rating,
      language: review.language,
      happy,
    }));
}

const unhappyAmongHappy = (share: number): number =>
  share < UNHAPPY_SHARE ? 0 : share > MOSTLY_UNHAPPY ? 2 : 1;

/** Where nobody else has written in the language, few unhappy shoppers are still not told as three of three. */
const unhappyAlone = (share: number): number => (share < UNHAPPY_SHARE ? 1 : HIGHLIGHTS);

const mostUseful = (opinions: readonly Opinion[]): Opinion[] =>
  [true, false].flatMap((unhappy) =>
    opinions
      .filter(({ review }) => isUnhappy(review) === unhappy)
      .map((opinion) => ({ opinion, promise: promise(opinion) }))
      .sort((a, b) => b.promise - a.promise)
      .slice(0, WEIGHED)
      .map(({ opinion }) => opinion),
  );

/** From -1, a complaint, to 1: what the words counted say, and what was learned of such words where there is a model. */
const moodIn = (text: string, language: string, judge: ReviewJudge): number => {
  const counted = Math.sign(moodOf(text, language));
  const chance = judge.happiness(text, language);
  return chance === null ? counted : (counted + 2 * chance - 1) / 2;
};

const candidatesOf = (opinion: Opinion, judge: ReviewJudge): Candidate[] => {
  const { review } = opinion;
  const happy = !isUnhappy(review);
  // Three stars speak for neither side; they are heard through keywords and score.
  const lukewarm = review.rating === 3 && review.recommended !== false ? -1 : 0;
  const { least, most } = measureOf(review.language);
  const ideal = least + (most - least) * 0.65;
  return [review.title, review.text]
    .flatMap((part) => spansOf(part, review.language))
    .filter((span) => !NOT_FOR_THE_SCREEN.test(span.text))
    .map((span) => {
      const aspects = new Set(remarksIn(span.text, review.language).map(({ aspect }) => aspect));
      const mood = moodIn(span.text, review.language, judge) * (happy ? 1 : -1);
      const agreement = mood > 0 ? AGREES * mood : DISAGREES * -mood;
      const score =
        promise(opinion) +
        ASPECT * Math.min(2, aspects.size) +
        agreement +
        lukewarm -
        Math.abs(span.text.length - ideal) / most -
        (span.whole ? 0 : 0.3) -
        (MID_SENTENCE.test(span.text) ? 0.5 : 0);
      return { span, review, happy, aspects, score };
    });
};

/** The best of a mood that comes from another review and says something the chosen ones do not. */
const best = (
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  happy: boolean,
): Candidate | null => {
  let found: Candidate | null = null;
  let foundScore = -Infinity;
  for (const candidate of candidates) {
    if (candidate.happy !== happy) continue;
    if (
      chosen.some(
        ({ review, span }) => review === candidate.review || span.text === candidate.span.text,
      )
    )
      continue;
    const told = chosen.some((other) =>
      [...candidate.aspects].some((aspect) => other.aspects.has(aspect)),
    );
    const score = candidate.score + (told ? SAME_ASPECT : 0);
    if (score > foundScore) [found, foundScore] = [candidate, score];
  }
  return found;
};
