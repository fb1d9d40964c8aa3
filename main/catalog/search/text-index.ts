import { conceptsNamed, englishWords } from './concepts/concepts.ts';
import { termsOf, type SearchDocument } from './document.ts';
import { openSpeller, type Speller } from './spelling.ts';
import { stem } from './stem.ts';

/** The values of one attribute, each kept once. */
export type Column = {
  readonly values: readonly string[];
  /** Which value each document has. */
  readonly of: Uint32Array;
  find(value: string): number | undefined;
};
export const COLUMNS = ['category', 'slot', 'gender', 'colour', 'brand'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/**
 * Every product's words in memory: lists of documents by term, side by side in one array. Documents are counted from 0
 * in the order of their row ids. Nothing here changes; a new list of products is a new index.
 */
export type TextIndex = {
  readonly size: number;
  /** Row ids. */
  readonly ids: Uint32Array;
  readonly available: Uint8Array;
  /** Seasons each is worn in, as bits. */
  readonly seasons: Uint8Array;
  /** Matters the columns settle, as bits. */
  readonly settled: Uint8Array;
  readonly words: Uint8Array;
  readonly columns: Readonly<Record<ColumnName, Column>>;
  /** Documents with this term, ascending, as `document << PLACES | bits`. */
  postings(term: string): Uint32Array;
  /** Words of the shop's names and facts with the same stem. */
  ofStem(stem: string): readonly string[];
  /** Words that begin so, the most usual first. */
  beginning(prefix: string): string[];
  /** Words written in characters, two and more. */
  hanWords(): string[];
  readonly speller: Speller;
};

export const PLACES = 3;
const NONE = new Uint32Array(0);
/** Beginnings that fit are many; what was meant is among the most usual. */
const MOST_BEGINNINGS = 24;
const CHUNK = 1 << 16;

const columnBuilder = () => {
  const known = new Map<string, number>();
  const of: number[] = [];
  return {
    add(value: string) {
      let id = known.get(value);
      if (id === undefined) {
        id = known.size;
        known.set(value, id);
      }
      of.push(id);
    },
    done: (): Column => ({
      values: [...known.keys()],
      of: Uint32Array.from(of),
      find: (value) => known.get(value),
    }),
  };
};

export type IndexBuilder = {
  add(document: SearchDocument): void;
  /** One more piece of putting the lists in order; false when there is nothing left to do. */
  settleSome(): boolean;
  done(): TextIndex;
};

export const indexBuilder = (): IndexBuilder => {
  const terms = new Map<string, number>();
  const counts: number[] = [];
  // Pairs of term and posting as they come, in chunks so that growing copies nothing.
  const chunks: { readonly terms: Uint32Array; readonly postings: Uint32Array; used: number }[] =
    [];
  const ids: number[] = [];
  const available: number[] = [];
  const seasons: number[] = [];
  const settled: number[] = [];
  const words: number[] = [];
  const columns = {
    category: columnBuilder(),
    slot: columnBuilder(),
    gender: columnBuilder(),
    colour: columnBuilder(),
    brand: columnBuilder(),
  };
  let starts: Uint32Array | null = null;
  let filled: Uint32Array = NONE;
  let lists: Uint32Array = NONE;
  let sorted = 0;

  const push = (term: number, posting: number) => {
    let chunk = chunks.at(-1);
    if (!chunk || chunk.used === CHUNK) {
      chunk = { terms: new Uint32Array(CHUNK), postings: new Uint32Array(CHUNK), used: 0 };
      chunks.push(chunk);
    }
    chunk.terms[chunk.used] = term;
    chunk.postings[chunk.used++] = posting;
  };

  return {
    add(document) {
      const found = termsOf(document);
      const at = ids.length;
      for (const [term, bits] of found.terms) {
        let id = terms.get(term);
        if (id === undefined) {
          id = terms.size;
          terms.set(term, id);
          counts.push(0);
        }
        counts[id] = (counts[id] ?? 0) + 1;
        push(id, (at << PLACES) | bits);
      }
      ids.push(document.id);
      available.push(document.available ? 1 : 0);
      seasons.push(document.seasons);
      settled.push(found.settled);
      words.push(Math.min(255, found.words));
      columns.category.add(document.kind);
      columns.slot.add(document.slot);
      columns.gender.add(document.gender);
      columns.colour.add(document.colourKey);
      columns.brand.add(document.brandKey);
    },
    settleSome() {
      if (starts === null) {
        starts = new Uint32Array(counts.length + 1);
        let sum = 0;
        for (let i = 0; i < counts.length; i++) {
          starts[i] = sum;
          sum += counts[i] ?? 0;
        }
        starts[counts.length] = sum;
        filled = starts.slice();
        lists = new Uint32Array(sum);
        return chunks.length > 0;
      }
      const chunk = chunks[sorted];
      if (!chunk) return false;
      for (let i = 0; i < chunk.used; i++) {
        const term = chunk.terms[i] ?? 0;
        const to = filled[term] ?? 0;
        lists[to] = chunk.postings[i] ?? 0;
        filled[term] = to + 1;
      }
      sorted++;
      return sorted < chunks.length;
    },
    done() {
      const from = starts ?? new Uint32Array(1);
      const postings = (term: string) => {
        const id = terms.get(term);
        return id === undefined ? NONE : lists.subarray(from[id], from[id + 1]);
      };
      return {
        size: ids.length,
        ids: Uint32Array.from(ids),
        available: Uint8Array.from(available),
        seasons: Uint8Array.from(seasons),
        settled: Uint8Array.from(settled),
        words: Uint8Array.from(words),
        columns: {
          category: columns.category.done(),
          slot: columns.slot.done(),
          gender: columns.gender.done(),
          colour: columns.colour.done(),
          brand: columns.brand.done(),
        },
        postings,
        ...vocabularyOf(terms, counts),
      };
    },
  };
};

type Vocabulary = Pick<TextIndex, 'ofStem' | 'beginning' | 'hanWords' | 'speller'>;

const vocabularyOf = (
  terms: ReadonlyMap<string, number>,
  counts: readonly number[],
): Vocabulary => {
  const latin = new Map<string, number>();
  const stems = new Map<string, string[]>();
  for (const [term, id] of terms) {
    if (!/^[a-z]/.test(term)) continue;
    latin.set(term, counts[id] ?? 0);
    const root = stem(term);
    const same = stems.get(root);
    if (same) same.push(term);
    else stems.set(root, [term]);
  }
  // Words of the tables are understood even where no product is named with them.
  const spoken = new Map(latin);
  const meant = (word: string) =>
    Math.max(0, ...conceptsNamed([word]).map(({ id }) => counts[terms.get(`#${id}`) ?? -1] ?? 0));
  for (const word of englishWords) spoken.set(word, Math.max(spoken.get(word) ?? 0, meant(word)));
  const ordered = [...spoken.keys()].sort();
  const firstFrom = (prefix: string) => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    ofStem: (root) => stems.get(root) ?? [],
    beginning(prefix) {
      // No letter sorts after this one.
      return ordered
        .slice(firstFrom(prefix), firstFrom(`${prefix}\u{10FFFF}`))
        .sort((a, b) => (spoken.get(b) ?? 0) - (spoken.get(a) ?? 0) || (a < b ? -1 : 1))
        .slice(0, MOST_BEGINNINGS);
    },
    hanWords: () => [...terms.keys()].filter((term) => /^\p{Script=Han}{2,}$/u.test(term)),
    speller: openSpeller(spoken),
  };
};
