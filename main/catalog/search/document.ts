import { seasonCode } from '../attributes.ts';
import type { Slot } from '../slots.ts';
import { conceptOf, conceptsIn, type Concept, type ConceptKind } from './concepts/concepts.ts';
import { indexWords, runsOf } from './words.ts';

/** As much of a product as finding it takes. */
export type SearchDocument = {
  readonly id: number;
  /** Its names in all languages. */
  readonly name: string;
  readonly brand: string;
  readonly category: string;
  readonly gender: string;
  readonly colour: string;
  readonly occasion: string;
  /** As bits; a piece worn all year round belongs to none in particular. */
  readonly seasons: number;
  readonly slot: Slot;
  readonly kind: string;
  readonly brandKey: string;
  readonly colourKey: string;
  readonly available: boolean;
};

/** Where in a product a word or a concept was met; bits of one posting. */
export const IN_NAME = 1;
/** In a column of its own: the word itself, or what the column says the product is. */
export const IN_FACTS = 2;
/** The product is something narrower: navy, where blue was asked for. */
export const NARROWER = 4;

/** Columns that settle a matter: a shirt whose colour is black is no white shirt, whatever its name mentions. */
export const SETTLED: Readonly<Partial<Record<ConceptKind, number>>> = {
  colour: 1,
  category: 2,
  gender: 4,
};

export const conceptTerm = (id: string): string => `#${id}`;

/** Columns say the same few things for thousands of products: each is read once. */
const MOST_SAID = 4096;
type Said = { readonly words: readonly string[]; readonly concepts: readonly Concept[] };
const said = new Map<string, Said>();
const saidBy = (text: string): Said => {
  const known = said.get(text);
  if (known) return known;
  const runs = runsOf(text);
  const read = { words: indexWords(runs), concepts: [...conceptsIn(runs)] };
  if (said.size >= MOST_SAID) said.clear();
  said.set(text, read);
  return read;
};

/** Terms with the places they were met in, and which matters the columns settle. */
export const termsOf = (
  document: SearchDocument,
): {
  readonly terms: ReadonlyMap<string, number>;
  readonly settled: number;
  readonly words: number;
} => {
  const terms = new Map<string, number>();
  const add = (term: string, bit: number) => terms.set(term, (terms.get(term) ?? 0) | bit);
  let settled = 0;

  const name = runsOf(document.name);
  for (const word of indexWords(name)) add(word, IN_NAME);

  const is = (concept: Concept) => {
    add(conceptTerm(concept.id), IN_FACTS);
    for (const wider of concept.wider) add(conceptTerm(wider), NARROWER);
  };
  /** Whether the column says what such a column is there to say. */
  const tell = (kind: ConceptKind | null, text: string): boolean => {
    const { words, concepts } = saidBy(text);
    for (const word of words) add(word, IN_FACTS);
    if (kind === null) return false;
    for (const concept of concepts) is(concept);
    const settles = concepts.some((concept) => concept.kind === kind);
    if (settles) settled |= SETTLED[kind] ?? 0;
    return settles;
  };
  tell(null, document.brand);
  tell('colour', document.colour);
  tell('gender', document.gender);
  tell('occasion', document.occasion);
  tell('season', seasonCode(document.seasons).replaceAll('-', ' '));
  const place = conceptOf(document.slot);
  if (tell('category', document.category)) {
    if (place) add(conceptTerm(place.id), NARROWER);
  } else if (place) {
    is(place);
    settled |= SETTLED.category ?? 0;
  }

  for (const concept of conceptsIn(name)) {
    add(conceptTerm(concept.id), IN_NAME);
    for (const wider of concept.wider) add(conceptTerm(wider), IN_NAME);
  }
  return { terms, settled, words: name.length };
};
