import { stem } from '../stem.ts';
import type { Run } from '../words.ts';
import { CATEGORIES } from './categories.ts';
import { COLOURS } from './colours.ts';
import { DETAILS, GENDERS, MATERIALS, OCCASIONS, SEASONS } from './others.ts';

/** What several words of several languages mean: 灰色, "grey" and "gray" are the colour grey. */
export type ConceptKind =
  | 'colour'
  | 'category'
  | 'gender'
  | 'material'
  | 'season'
  | 'occasion'
  | 'detail';

export type Concept = {
  readonly id: string;
  readonly kind: ConceptKind;
  /** Every wider concept, near ones first: navy is blue, a trench is a coat and outerwear. */
  readonly wider: readonly string[];
  readonly english: readonly string[];
  readonly chinese: readonly string[];
};

const TABLES: readonly (readonly [ConceptKind, string])[] = [
  ['colour', COLOURS],
  ['category', CATEGORIES],
  ['gender', GENDERS],
  ['material', MATERIALS],
  ['season', SEASONS],
  ['occasion', OCCASIONS],
  ['detail', DETAILS],
];

const items = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** `id < wider wider: english, english | 中文, 中文`, one a line. */
const readTable = (kind: ConceptKind, table: string) =>
  items(table, /\n/).map((line) => {
    const [head = '', english = '', chinese = ''] = line.split(/[:|]/);
    const [id = '', wider = ''] = items(head, /</);
    return {
      id,
      kind,
      wider: items(wider, / /),
      english: items(english, /,/),
      chinese: items(chinese, /,/),
    };
  });

const withAllWider = (list: readonly Concept[]): Concept[] => {
  const byId = new Map(list.map((concept) => [concept.id, concept]));
  const all = (id: string): string[] => {
    const own = byId.get(id)?.wider ?? [];
    return [...own, ...own.flatMap(all)];
  };
  return list.map((concept) => ({ ...concept, wider: [...new Set(all(concept.id))] }));
};

export const concepts: readonly Concept[] = withAllWider(
  TABLES.flatMap(([kind, table]) => readTable(kind, table)),
);
const byId = new Map(concepts.map((concept) => [concept.id, concept]));
export const conceptOf = (id: string): Concept | undefined => byId.get(id);

const collect = (words: (concept: Concept) => readonly string[]) => {
  const found = new Map<string, Concept[]>();
  for (const concept of concepts)
    for (const word of words(concept)) found.set(word, [...(found.get(word) ?? []), concept]);
  return found;
};
const phraseKey = (words: readonly string[]): string => words.map(stem).join(' ');
const english = collect((concept) => [
  ...new Set(concept.english.map((words) => phraseKey(words.split(' ')))),
]);
const chinese = collect((concept) => concept.chinese);
const LONGEST_PHRASE = 3;
const LONGEST_HAN = Math.max(...Array.from(chinese.keys(), (word) => word.length));

export const conceptsNamed = (words: readonly string[]): readonly Concept[] =>
  english.get(phraseKey(words)) ?? [];
export const conceptsOfHan = (word: string): readonly Concept[] => chinese.get(word) ?? [];

/** Every Chinese word of the tables, for reading it aloud. */
export const chineseWords = (): Iterable<string> => chinese.keys();
/** Every single English word of the tables, as it is written there. */
export const englishWords: readonly string[] = [
  ...new Set(concepts.flatMap((concept) => concept.english).filter((word) => !word.includes(' '))),
];

/** Roots that begin a phrase of the tables: most words of a name begin none. */
const beginnings = new Set(Array.from(english.keys(), (key) => key.split(' ', 1)[0] ?? ''));

/** The longest phrase of the tables that begins at `from`; the number of words it takes, 0 for none. */
export const phraseAt = (words: readonly string[], from: number): number => {
  if (!beginnings.has(stem(words[from] ?? ''))) return 0;
  for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 0; length--)
    if (conceptsNamed(words.slice(from, from + length)).length > 0) return length;
  return 0;
};

/** A run of characters as the words of the tables, longest first, and what is left between them. */
export const cutHan = (run: string): { readonly text: string; readonly known: boolean }[] => {
  const cut: { text: string; known: boolean }[] = [];
  let left = '';
  for (let at = 0; at < run.length;) {
    let length = Math.min(LONGEST_HAN, run.length - at);
    while (length > 0 && !chinese.has(run.slice(at, at + length))) length--;
    if (length === 0) {
      left += run[at++];
      continue;
    }
    if (left !== '') cut.push({ text: left, known: false });
    left = '';
    cut.push({ text: run.slice(at, at + length), known: true });
    at += length;
  }
  if (left !== '') cut.push({ text: left, known: false });
  return cut;
};

/** Everything a text speaks of. */
export const conceptsIn = (runs: readonly Run[]): Set<Concept> => {
  const found = new Set<Concept>();
  const words = runs.map(({ text, han }) => (han ? '' : text));
  for (let at = 0; at < runs.length;) {
    const run = runs[at];
    if (run?.han) {
      for (const { text, known } of cutHan(run.text))
        if (known) for (const concept of conceptsOfHan(text)) found.add(concept);
      at++;
      continue;
    }
    const length = phraseAt(words, at);
    for (const concept of conceptsNamed(words.slice(at, at + length))) found.add(concept);
    at += Math.max(1, length);
  }
  return found;
};
