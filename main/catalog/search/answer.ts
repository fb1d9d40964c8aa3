import type { CallOutput, SearchFacets } from '../../../preload/contract/index.ts';
import { fold, genderOf } from '../attributes.ts';
import type { ReadQuery } from './query.ts';
import type { Ranker, Scores } from './rank.ts';
import type { Filters, SearchQuery } from './search-query.ts';
import type { ColumnName, TextIndex } from './text-index.ts';
import { topOf } from './top.ts';

/** What is sold out comes after what answers as well and can be had, yet before what hardly answers. */
const SOLD_OUT = 0.85;
/** Among equals the one that says less besides. */
const WORDINESS = 0.002;
const FACETS = ['category', 'gender', 'colour', 'brand'] as const satisfies readonly ColumnName[];
const MOST_VALUES = 12;
export const NO_FACETS: SearchFacets = { category: [], gender: [], colour: [], brand: [] };

type Matched = CallOutput<'catalog.search'>['matched'];
type Ranked = {
  readonly ids: readonly number[];
  readonly total: number;
  readonly matched: Matched;
  readonly facets: SearchFacets;
};

export const passes = (index: TextIndex, filters: Filters): ((document: number) => boolean) => {
  const wanted: ((document: number) => boolean)[] = [];
  const equals = (name: ColumnName, text: string | undefined) => {
    if (text === undefined || text.trim() === '') return;
    const { of, find } = index.columns[name];
    const value = find(fold(text));
    wanted.push((document) => value !== undefined && of[document] === value);
  };
  const kind = filters.category;
  if (kind !== undefined && kind.trim() !== '') {
    const { category, slot } = index.columns;
    const [asCategory, asSlot] = [category.find(fold(kind)), slot.find(fold(kind))];
    wanted.push(
      (document) =>
        (asCategory !== undefined && category.of[document] === asCategory) ||
        (asSlot !== undefined && slot.of[document] === asSlot),
    );
  }
  equals(
    'gender',
    filters.gender === undefined ? undefined : (genderOf(filters.gender) ?? filters.gender),
  );
  equals('colour', filters.colour);
  equals('brand', filters.brand);
  const [only] = wanted;
  if (only === undefined) return () => true;
  return wanted.length === 1 ? only : (document) => wanted.every((fits) => fits(document));
};

export const answerWith = (
  { index, ranker }: { readonly index: TextIndex; readonly ranker: Ranker },
  { words, unknown }: ReadQuery,
  query: SearchQuery,
): Ranked => {
  const fits = passes(index, query);
  const answering = ({ met, hits }: Scores, least: number) =>
    met.filter((document) => (hits[document] ?? 0) >= least && fits(document));

  // Every word has to be answered; then something near each; then as many words as can be.
  let matched: Matched = unknown.length > 0 ? 'some' : 'all';
  let scores = ranker.score(words, 'all');
  let found = answering(scores, words.length);
  for (const strictness of ['near', 'some'] as const) {
    if (found.length > 0 || words.length === 0) break;
    matched = 'some';
    scores = ranker.score(words, strictness);
    for (let least = words.length; found.length === 0 && least > 0; least--)
      found = answering(scores, strictness === 'near' ? words.length : least);
  }
  const { score } = scores;
  for (const document of found)
    score[document] =
      (score[document] ?? 0) * (index.available[document] === 1 ? 1 : SOLD_OUT) -
      WORDINESS * (index.words[document] ?? 0);
  const before = (a: number, b: number) => {
    const [left, right] = [score[a] ?? 0, score[b] ?? 0];
    return left > right || (left === right && a < b);
  };
  const best = topOf(found, query.offset + query.limit, before).slice(query.offset);
  return {
    ids: best.map((document) => index.ids[document] ?? 0),
    total: found.length,
    matched,
    facets: facetsOf(index, found),
  };
};

const facetsOf = (index: TextIndex, documents: Uint32Array): SearchFacets => {
  const facets: SearchFacets = { category: [], gender: [], colour: [], brand: [] };
  for (const name of FACETS) {
    const { values, of } = index.columns[name];
    const counts = new Uint32Array(values.length);
    for (const document of documents) {
      const value = of[document] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
    facets[name] = values
      .map((value, i) => ({ value, count: counts[i] ?? 0 }))
      .filter(({ value, count }) => value !== '' && count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  }
  return facets;
};
