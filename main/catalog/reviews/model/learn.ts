import { hashedRow, type SparseRow } from '../learning/hashing.ts';
import { learnLinear, learnLogistic } from '../learning/linear.ts';
import { growForest, type Forest, type TreeSettings } from '../learning/trees.ts';
import { isUnhappy, type Review } from '../review.ts';
import { FACTS, factsOf } from './facts.ts';
import { FACT_SHARE, levelled, wordsOf } from './judge.ts';
import { MODEL_FORM, pack, type ModelFile } from './model-file.ts';
import { moodWords } from './words.ts';

/** A review, and the product it speaks of. */
export type Lesson = Review & { readonly sku: string };

const PLACES = 2 ** 16;
const MOOD_PLACES = 2 ** 17;
const HOLD = 6;
const MOOD_HOLD = { plain: 0.05, stretched: 0.06 };
/** Products with fewer reviews say little about which of them is the more useful. */
const FEWEST_A_PRODUCT = 5;
const EVENING = 0.25;
/** Fewer reviews with votes, or of either mood, than this teach nothing. */
const FEWEST_VOTED = 300;
const FEWEST_A_MOOD = 200;
const TREES: TreeSettings = {
  trees: 400,
  depth: 4,
  rate: 0.03,
  least: 40,
  hold: 10,
  rows: 0.6,
  facts: 0.3,
};

/** The same numbers every time (mulberry32). */
const chanceFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

type Usefulness = NonNullable<ModelFile['usefulness']>;

/** How much more a review was voted for than the others of its product: log2(1 + votes), the product's mean taken off. */
const againstItsProduct = (reviews: readonly Lesson[], products: Map<string, Lesson[]>) => {
  const worth = ({ helpful }: Review) => Math.log2(1 + helpful);
  const usual = new Map(
    [...products].map(([sku, all]) => [
      sku,
      all.reduce((sum, one) => sum + worth(one), 0) / all.length,
    ]),
  );
  return Float64Array.from(reviews, (one) => worth(one) - (usual.get(one.sku) ?? 0));
};

const byProduct = (reviews: readonly Lesson[]) => {
  const products = new Map<string, Lesson[]>();
  for (const review of reviews) {
    const list = products.get(review.sku);
    if (list) list.push(review);
    else products.set(review.sku, [review]);
  }
  return products;
};

/** The language most votes are in: only of one there are ever enough. */
const votedLanguage = (lessons: readonly Lesson[]): string | null => {
  const votes = new Map<string, number>();
  for (const { language, helpful } of lessons)
    if (helpful > 0) votes.set(language, (votes.get(language) ?? 0) + 1);
  const [first] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= FEWEST_VOTED ? first[0] : null;
};

export const learnUsefulness = (lessons: readonly Lesson[]): Usefulness | null => {
  const language = votedLanguage(lessons);
  if (language === null) return null;
  const spoken = lessons.filter((one) => one.language === language);
  const products = byProduct(spoken);
  const reviews = spoken.filter(({ sku }) => (products.get(sku)?.length ?? 0) >= FEWEST_A_PRODUCT);
  const targets = againstItsProduct(reviews, products);
  const facts = reviews.map((one) => factsOf(one));
  const scaled = scaling(facts);
  const rows = reviews.map((one, i) => joined(one, facts[i] ?? new Float32Array(), scaled));
  const size = 2 * PLACES + FACTS.length;
  const shares = evened(reviews.map(({ sku }) => products.get(sku)?.length ?? 1));
  const { weights } = learnLinear(rows, targets, size, HOLD, shares);
  return {
    language,
    places: PLACES,
    facts: {
      names: [...FACTS],
      middle: scaled.middle.map(brief),
      spread: scaled.spread.map(brief),
    },
    words: pack(weights.subarray(0, PLACES)),
    pieces: pack(weights.subarray(PLACES, 2 * PLACES)),
    ofFacts: Array.from(weights.subarray(2 * PLACES), brief),
    forest: written(growForest(facts, targets, TREES, chanceFrom(1), shares)),
  };
};

/** A product with a thousand reviews is not a hundred times as telling as one with ten; on average a share is one. */
const evened = (sizes: readonly number[]): number[] => {
  const shares = sizes.map((size) => size ** -EVENING);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share * shares.length) / whole);
};

type Scaling = { readonly middle: readonly number[]; readonly spread: readonly number[] };

const scaling = (facts: readonly Float32Array[]): Scaling => {
  const count = Math.max(1, facts.length);
  const middle = FACTS.map(
    (_, j) => facts.reduce((sum, row) => sum + levelled(row[j] ?? 0), 0) / count,
  );
  const spread = FACTS.map((_, j) =>
    Math.sqrt(
      facts.reduce((sum, row) => sum + (levelled(row[j] ?? 0) - (middle[j] ?? 0)) ** 2, 0) / count,
    ),
  );
  return { middle, spread: spread.map((one) => one || 1) };
};

/** Words, pieces of words and facts as one row, each in places of its own. */
const joined = (review: Review, facts: Float32Array, { middle, spread }: Scaling): SparseRow => {
  const { words, pieces } = wordsOf(review, PLACES);
  const length = words.places.length + pieces.places.length + facts.length;
  const row = { places: new Uint32Array(length), values: new Float32Array(length) };
  row.places.set(words.places);
  row.values.set(words.values);
  for (const [i, place] of pieces.places.entries())
    row.places[words.places.length + i] = PLACES + place;
  row.values.set(pieces.values, words.places.length);
  const from = words.places.length + pieces.places.length;
  for (const [i, fact] of facts.entries()) {
    row.places[from + i] = 2 * PLACES + i;
    row.values[from + i] = (FACT_SHARE * (levelled(fact) - (middle[i] ?? 0))) / (spread[i] ?? 1);
  }
  return row;
};

/** Four digits say all there is to say, in half the file. */
const brief = (value: number): number => Number(value.toPrecision(4));
const written = ({ depth, base, trees }: Forest): Forest => ({
  depth,
  base: brief(base),
  trees: trees.map(({ facts, cuts, leaves }) => ({
    facts,
    cuts: cuts.map((cut) => Number(cut.toPrecision(6))),
    leaves: leaves.map(brief),
  })),
});

export type MoodLesson = { readonly text: string; readonly happy: boolean };

/**
 * The mean of two: one that takes places as they are, and one that first stretches each by how much more often it is
 * seen with one mood than with the other (Wang and Manning 2012, "Baselines and Bigrams"). Both are sums over places,
 * so their mean is one more of the kind.
 */
export const learnMood = (
  lessons: readonly MoodLesson[],
  language: string,
): ModelFile['moods'][string] => {
  const rows = lessons.map(({ text }) => hashedRow(moodWords(text, language), MOOD_PLACES));
  const happy = lessons.map((one) => Number(one.happy));
  const stretch = leanings(rows, happy);
  const stretched = rows.map(({ places, values }) => ({
    places,
    values: values.map((value, i) => value * (stretch[places[i] ?? 0] ?? 0)),
  }));
  const plain = learnLogistic(rows, happy, MOOD_PLACES, MOOD_HOLD.plain);
  const telling = learnLogistic(stretched, happy, MOOD_PLACES, MOOD_HOLD.stretched);
  return {
    places: MOOD_PLACES,
    weights: pack(
      plain.weights.map(
        (weight, place) => (weight + (telling.weights[place] ?? 0) * (stretch[place] ?? 0)) / 2,
      ),
    ),
    offset: brief((plain.offset + telling.offset) / 2),
  };
};

const leanings = (rows: readonly SparseRow[], happy: readonly number[]): Float64Array => {
  const seen = [new Float64Array(MOOD_PLACES).fill(1), new Float64Array(MOOD_PLACES).fill(1)];
  for (const [i, { places }] of rows.entries()) {
    const side = seen[happy[i] ?? 0];
    if (side) for (const place of places) side[place] = (side[place] ?? 0) + 1;
  }
  const total = seen.map((side) => side.reduce((sum, one) => sum + one, 0));
  return Float64Array.from({ length: MOOD_PLACES }, (_, place) =>
    Math.log(
      (seen[1]?.[place] ?? 1) / (total[1] ?? 1) / ((seen[0]?.[place] ?? 1) / (total[0] ?? 1)),
    ),
  );
};

/** What stars teach of moods: four and five are happy, three with a recommendation are neither. */
export const moodLessons = (lessons: readonly Lesson[]): Map<string, MoodLesson[]> => {
  const moods = new Map<string, MoodLesson[]>();
  for (const review of lessons) {
    if (review.rating === 3 && !isUnhappy(review)) continue;
    const language = review.language.split('-')[0] ?? review.language;
    const list = moods.get(language) ?? [];
    list.push({ text: `${review.title} ${review.text}`.trim(), happy: !isUnhappy(review) });
    moods.set(language, list);
  }
  for (const [language, list] of moods) {
    const happy = list.filter((one) => one.happy).length;
    if (Math.min(happy, list.length - happy) < FEWEST_A_MOOD) moods.delete(language);
  }
  return moods;
};

export type Source = ModelFile['learned']['from'][number];

/** The same reviews give the same model, to the byte. */
export const learnReviews = (lessons: readonly Lesson[], from: readonly Source[]): ModelFile => {
  const moods = moodLessons(lessons);
  return {
    kind: 'lookglass-reviews',
    form: MODEL_FORM,
    learned: {
      from: [...from],
      voted: lessons.filter(({ helpful }) => helpful > 0).length,
      moods: Object.fromEntries([...moods].map(([language, list]) => [language, list.length])),
    },
    usefulness: learnUsefulness(lessons),
    moods: Object.fromEntries(
      [...moods].map(([language, list]) => [language, learnMood(list, language)]),
    ),
  };
};
