import { digestReviews } from '../../main/catalog/reviews/digest.ts';
import { loadJudge, plainJudge, type ReviewJudge } from '../../main/catalog/reviews/model/judge.ts';
import { readLessons } from '../../main/catalog/reviews/model/review-files.ts';
import type { Review } from '../../main/catalog/reviews/review.ts';
import { DEMO_SITE, REVIEW_MODEL } from '../../main/places.ts';
import { join } from 'node:path';
import { sharedData } from '../fakes/shared-data.ts';
import { count, median, ms, times, type Figures, type Row } from './figures.ts';

const RUNS = 7;

const lessonsIn = (path: string): Review[] => {
  const read = readLessons(path);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value.lessons;
};

const taken = (work: () => void): number =>
  median(
    Array.from({ length: RUNS }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );

/** The previous rule is the same digest with the plain judge: the longer, the more useful; moods by words counted. */
const digesting = (name: string, reviews: readonly Review[], judge: ReviewJudge): Row => {
  const ours = taken(() => digestReviews(reviews, judge));
  const before = taken(() => digestReviews(reviews));
  return {
    metric: `digest of ${reviews.length} ${name} reviews (peer: by plain rules)`,
    ours: ms(ours),
    peer: ms(before),
    ratio: times(ours, before),
  };
};

export async function bench(): Promise<Figures> {
  const loading = taken(() => loadJudge(REVIEW_MODEL));
  const loaded = loadJudge(REVIEW_MODEL);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  const judge = loaded.value;
  const voted = sharedData('reviews/womens_clothing_reviews_train.csv');
  const labelled = sharedData('reviews/clothing_reviews_zh_train.csv');
  // Where the real ones are not at hand, the demo shop's, which are shorter.
  const demo = lessonsIn(join(DEMO_SITE, 'reviews.csv'));
  const english = voted === null ? demo : lessonsIn(voted);
  const chinese = labelled === null ? demo : lessonsIn(labelled);
  const rate = (score: (review: Review) => unknown) => {
    const some = english.slice(0, 1000);
    return some.length / (taken(() => some.forEach(score)) / 1000);
  };
  const ours = rate(judge.usefulness);
  const before = rate(plainJudge.usefulness);
  return {
    name: 'reviews',
    rows: [
      digesting('English', english.slice(0, 100), judge),
      digesting('English', english.slice(0, 1000), judge),
      digesting('Chinese', chinese.slice(0, 100), judge),
      digesting('Chinese', chinese.slice(0, 1000), judge),
      {
        metric: 'reviews judged useful or not/s (peer: by length)',
        ours: count(ours),
        peer: count(before),
        ratio: times(ours, before),
      },
      { metric: 'reading the model', ours: ms(loading), peer: '-', ratio: '-' },
    ],
  };
}
