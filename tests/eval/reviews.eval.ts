import { FOREST_SHARE, judgeOf, type ReviewJudge } from '../../main/catalog/reviews/model/judge.ts';
import {
  learnMood,
  learnUsefulness,
  moodLessons,
  type Lesson,
  type MoodLesson,
} from '../../main/catalog/reviews/model/learn.ts';
import { MODEL_FORM, type ModelFile } from '../../main/catalog/reviews/model/model-file.ts';
import { readLessons } from '../../main/catalog/reviews/model/review-files.ts';
import { moodOf } from '../../main/catalog/reviews/mood.ts';
import type { Review } from '../../main/catalog/reviews/review.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { mean, SEEDS, type Report, type Table } from './report.ts';
import { interval, ndcg3, randomFrom } from './reviews/measures.ts';
import { learnNaiveBayes } from './reviews/naive-bayes.ts';
import { FOLDS, foldOf, isReportProduct, isReportText } from './reviews/split.ts';

const VOTED = 'reviews/womens_clothing_reviews_train.csv';
const LABELLED = 'reviews/clothing_reviews_zh_train.csv';
const FEWEST_REVIEWS = 10;
const FEWEST_VOTED = 3;

const lessonsIn = (path: string): Lesson[] => {
  const read = readLessons(path);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value.lessons;
};

const judgeWith = (part: Pick<ModelFile, 'usefulness' | 'moods'>): ReviewJudge => {
  const learned = { from: [], voted: 0, moods: {} };
  const judge = judgeOf({ kind: 'lookglass-reviews', form: MODEL_FORM, learned, ...part });
  if (!judge) throw new Error('the model does not add up');
  return judge;
};

type Score = (review: Review) => number;

const worthAsking = (lessons: readonly Lesson[]): Lesson[][] =>
  [...Map.groupBy(lessons, ({ sku }) => sku).values()].filter(
    (reviews) =>
      reviews.length >= FEWEST_REVIEWS &&
      reviews.filter(({ helpful }) => helpful > 0).length >= FEWEST_VOTED,
  );

const ranked = (products: readonly Lesson[][], score: Score): number[] =>
  products.map((reviews) =>
    ndcg3(
      reviews.map(({ helpful }) => helpful),
      // The judge is handed no votes, so that it cannot look.
      reviews.map((review) => score({ ...review, helpful: 0 })),
    ),
  );

const row = (name: string, values: readonly number[]): string[] => {
  const [low, middle, high] = interval(values);
  return [name, middle.toFixed(3), `${low.toFixed(3)} to ${high.toFixed(3)}`];
};

const learnedFrom = (lessons: readonly Lesson[]) =>
  judgeWith({ usefulness: learnUsefulness(lessons), moods: {} });

const longest: Score = ({ text }) => text.length;

const floors = (products: readonly Lesson[][]): string[][] => {
  const byChance = SEEDS.map((seed) => {
    const random = randomFrom(seed);
    return ranked(products, () => random());
  });
  const tied = randomFrom(9);
  return [
    row(
      'random',
      products.map((_, i) => mean(byChance.map((values) => values[i] ?? 0))),
    ),
    row(
      'best rated first',
      ranked(products, ({ rating }) => rating + tied() / 10),
    ),
    row('longest first', ranked(products, longest)),
  ];
};

const usefulness = (lessons: readonly Lesson[]): Table => {
  const learned = lessons.filter(({ sku }) => !isReportProduct(sku));
  const products = worthAsking(lessons.filter(({ sku }) => isReportProduct(sku)));
  const ours = learnedFrom(learned);
  // A language the words were not learned in leaves the facts alone.
  const facts: Score = (review) => ours.usefulness({ ...review, language: 'und' });
  const without = (change: Partial<Review>) => {
    const judge = learnedFrom(learned.map((one) => ({ ...one, ...change })));
    return ranked(products, (review) => judge.usefulness({ ...review, ...change }));
  };
  const first = ranked(products, ours.usefulness);
  const second = ranked(products, longest);
  return {
    title: `NDCG@3 (gain log2(1+votes)) on ${products.length} products never learned from; learned from ${learned.length} reviews`,
    columns: ['', 'NDCG@3', '95 of 100 draws'],
    rows: [
      ...floors(products),
      row('learned', first),
      row(
        '  more than longest first, product by product',
        first.map((value, i) => value - (second[i] ?? 0)),
      ),
      row('  facts alone, as for languages without votes', ranked(products, facts)),
      row(
        '  words alone',
        ranked(products, (review) => ours.usefulness(review) - FOREST_SHARE * facts(review)),
      ),
      row('  without title', without({ title: '' })),
      row('  without stars', without({ rating: 3, recommended: null })),
    ],
  };
};

/** More products, so narrower intervals; but settings were chosen here, which flatters a little. */
const whereChosen = (lessons: readonly Lesson[]): Table => {
  const rest = lessons.filter(({ sku }) => !isReportProduct(sku));
  const parts = Array.from({ length: FOLDS }, (_, fold) => {
    const inFold = ({ sku }: Lesson) => foldOf(sku) === fold;
    const judge = learnedFrom(rest.filter((one) => !inFold(one)));
    const products = worthAsking(rest.filter(inFold));
    return { products, values: ranked(products, judge.usefulness) };
  });
  const products = parts.flatMap((part) => part.products);
  const first = parts.flatMap((part) => part.values);
  const second = ranked(products, longest);
  return {
    title: `The same on ${products.length} products settings were chosen on, each fifth judged by what the rest teaches`,
    columns: ['', 'NDCG@3', '95 of 100 draws'],
    rows: [
      ...floors(products),
      row('learned', first),
      row(
        '  more than longest first, product by product',
        first.map((value, i) => value - (second[i] ?? 0)),
      ),
    ],
  };
};

const SHARES = [1 / 8, 1 / 4, 1 / 2, 1] as const;

/**
 * What more votes would bring: the same, taught by a part of the reviews only. Drawn by chance three times each, save the
 * whole; how far off the aim is can be read off the steps.
 */
const fromFewer = (lessons: readonly Lesson[]): Table => {
  const rest = lessons.filter(({ sku }) => !isReportProduct(sku));
  const parts = Array.from({ length: FOLDS }, (_, fold) => {
    const inFold = ({ sku }: Lesson) => foldOf(sku) === fold;
    return {
      taught: rest.filter((one) => !inFold(one)),
      products: worthAsking(rest.filter(inFold)),
    };
  });
  return {
    title:
      'What more votes would bring: NDCG@3 on the products settings were chosen on, learned from a part of the reviews',
    columns: ['reviews learned from', 'NDCG@3', 'of three draws'],
    rows: SHARES.map((share) => {
      const draws = share === 1 ? [0] : [0, 1, 2];
      const means = draws.map((seed) => {
        const random = randomFrom(seed);
        return mean(
          parts.flatMap(({ taught, products }) =>
            ranked(products, learnedFrom(taught.filter(() => random() < share)).usefulness),
          ),
        );
      });
      const taught = Math.round((share * mean(parts.map((part) => part.taught.length))) / 100);
      return [
        String(100 * taught),
        mean(means).toFixed(3),
        means.length === 1 ? '' : means.map((one) => one.toFixed(3)).join(', '),
      ];
    }),
  };
};

const moodTable = (
  language: string,
  title: string,
  learned: readonly MoodLesson[],
  asked: readonly MoodLesson[],
): Table => {
  const judge = judgeWith({
    usefulness: null,
    moods: { [language]: learnMood(learned, language) },
  });
  const bayes = learnNaiveBayes(learned);
  const row = (name: string, guess: (text: string) => boolean) => {
    const right = asked.map(({ text, happy }) => Number(guess(text) === happy));
    const [low, middle, high] = interval(right);
    const sides = [true, false].map((side) =>
      mean(right.filter((_, i) => asked[i]?.happy === side)),
    );
    return [
      name,
      middle.toFixed(4),
      `${low.toFixed(4)} to ${high.toFixed(4)}`,
      sides.map((one) => one.toFixed(3)).join(' / '),
    ];
  };
  return {
    title: `${title}: ${asked.length} asked, learned from ${learned.length}`,
    columns: ['', 'right', '95 of 100 draws', 'of happy / unhappy'],
    rows: [
      row('words counted (the rule before)', (text) => moodOf(text, language) > 0),
      row('naive Bayes over words', bayes),
      row('learned', (text) => (judge.happiness(text, language) ?? 0) >= 0.5),
    ],
  };
};

export async function evaluate(): Promise<Report> {
  const [voted, labelled] = [sharedData(VOTED), sharedData(LABELLED)];
  if (voted === null || labelled === null)
    return { name: 'reviews', skipped: `${VOTED} is not here (set LOOKGLASS_SHARED_DATA)` };
  const english = lessonsIn(voted);
  const chinese = moodLessons(lessonsIn(labelled)).get('zh') ?? [];
  const spoken = (report: boolean) =>
    moodLessons(english.filter(({ sku }) => isReportProduct(sku) === report)).get('en') ?? [];
  return {
    name: 'reviews',
    tables: [
      usefulness(english),
      whereChosen(english),
      fromFewer(english),
      moodTable(
        'zh',
        'Moods in 中文, texts never learned from',
        chinese.filter(({ text }) => !isReportText(text)),
        chinese.filter(({ text }) => isReportText(text)),
      ),
      moodTable('en', 'Moods in English, products never learned from', spoken(false), spoken(true)),
    ],
  };
}
