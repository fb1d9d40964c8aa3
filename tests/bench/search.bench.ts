import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { fold, genderOf, seasonCode, seasonsOf } from '../../main/catalog/attributes.ts';
import { answerWith } from '../../main/catalog/search/answer.ts';
import type { SearchDocument } from '../../main/catalog/search/document.ts';
import { openRanker } from '../../main/catalog/search/rank.ts';
import { readQuery } from '../../main/catalog/search/read-query.ts';
import { indexBuilder, type TextIndex } from '../../main/catalog/search/text-index.ts';
import { slotOf } from '../../main/catalog/slots.ts';
import { openPlainFts5 } from '../eval/search/plain-fts5.ts';
import { QUESTIONS } from '../eval/search/queries.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { count, mb, ms, percentile, times, type Figures, type Row } from './figures.ts';

const SIZES = [44_446, 500_000];
const ROUNDS = 4;
const STYLES = 'catalog/styles.csv';

type Style = Readonly<Record<string, string>>;

/** Invented words where the real list is not at hand. */
const madeUp = (): Style[] => {
  const kinds = ['Shirts', 'Tshirts', 'Jeans', 'Casual Shoes', 'Handbags', 'Watches', 'Dresses'];
  const colours = ['Black', 'White', 'Navy Blue', 'Red', 'Green', 'Grey'];
  const at = (list: readonly string[], i: number) => list[i % list.length] ?? '';
  return Array.from({ length: 44_446 }, (_, i) => {
    const [gender, kind, colour] = [at(['Men', 'Women'], i), at(kinds, i * 7), at(colours, i >> 3)];
    return {
      id: String(i),
      gender,
      articleType: kind,
      baseColour: colour,
      season: 'Summer',
      usage: 'Casual',
      productDisplayName: `Brand${i % 997} ${gender} ${colour} ${kind}`,
    };
  });
};

const documentOf = (style: Style, id: number): SearchDocument => {
  const field = (name: string) => style[name] ?? '';
  return {
    id,
    name: field('productDisplayName'),
    brand: '',
    category: field('articleType'),
    gender: genderOf(field('gender')) ?? '',
    colour: field('baseColour'),
    occasion: fold(field('usage')),
    seasons: seasonsOf(field('season')),
    slot: slotOf({ category: field('articleType') }),
    kind: fold(field('articleType')),
    brandKey: '',
    colourKey: fold(field('baseColour')),
    available: id % 11 !== 0,
  };
};

const spread = (samples: readonly number[]) =>
  `${ms(percentile(samples, 0.5))} / ${ms(percentile(samples, 0.99))}`;

const asked = QUESTIONS.flatMap((question) => [question.English, question['中文'], question.slips]);

const timed = (work: (text: string) => void): number[] => {
  for (const text of asked) work(text);
  return Array.from({ length: ROUNDS }).flatMap(() =>
    asked.map((text) => {
      const from = performance.now();
      work(text);
      return performance.now() - from;
    }),
  );
};

const buffers = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const build = (documents: Iterable<SearchDocument>): TextIndex => {
  const builder = indexBuilder();
  for (const document of documents) builder.add(document);
  while (builder.settleSome());
  return builder.done();
};

function* listOf(styles: readonly Style[], size: number): Iterable<SearchDocument> {
  for (let i = 0; i < size; i++) yield documentOf(styles[i % styles.length] ?? {}, i + 1);
}

function* plainRows(styles: readonly Style[], size: number) {
  for (const { id, name, kind, gender, colour, seasons } of listOf(styles, size))
    yield { id, name, kind, facts: `${gender} ${colour} ${seasonCode(seasons)}` };
}

const measure = (styles: readonly Style[], size: number): Row[] => {
  const before = buffers();
  let from = performance.now();
  const index = build(listOf(styles, size));
  const took = performance.now() - from;
  const kept = buffers() - before;
  const ranker = openRanker(index);
  const ours = timed((text) => {
    answerWith({ index, ranker }, readQuery(text, index), { text, limit: 24, offset: 0 });
  });
  from = performance.now();
  const plain = openPlainFts5(plainRows(styles, size));
  const plainTook = performance.now() - from;
  const floor = timed((text) => plain.find(text, 24));
  plain.close();
  const at = `at ${count(size)} products`;
  return [
    {
      metric: `a search with facets ${at}, p50 / p99 (peer: plain FTS5 with bm25)`,
      ours: spread(ours),
      peer: spread(floor),
      ratio: times(percentile(ours, 0.99), percentile(floor, 0.99)),
    },
    {
      metric: `index of ${count(size)} products made (peer: FTS5 filled)`,
      ours: ms(took),
      peer: ms(plainTook),
      ratio: times(took, plainTook),
    },
    { metric: `memory of the index ${at}`, ours: mb(kept), peer: '-', ratio: '-' },
  ];
};

export async function bench(): Promise<Figures> {
  const path = sharedData(STYLES);
  const styles =
    path === null
      ? madeUp()
      : parse<Style>(readFileSync(path), { columns: true, relax_column_count: true });
  return { name: 'search', rows: SIZES.flatMap((size) => measure(styles, size)) };
}
