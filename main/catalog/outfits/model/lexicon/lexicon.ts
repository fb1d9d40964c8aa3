import { BRANDS } from './brands.ts';
import { CATEGORIES, KINDS } from './kinds.ts';
import { LOOKS } from './looks.ts';
import { labelled, phrases, type Phrases } from './phrases.ts';

/** Where on a person, or in a hand, a thing is worn. */
export type Place = 'top' | 'outer' | 'dress' | 'bottom' | 'shoe' | 'bag' | 'accessory';
export type Kind = { readonly name: string; readonly place: Place };

const kindsIn = (text: string): [string, Kind][] =>
  text.split('\n').flatMap((line) => {
    const [, name, place, words] = /^(.+?) \[(\w+)\]: (.+)$/.exec(line) ?? [];
    if (name === undefined || place === undefined || words === undefined) return [];
    const kind = { name, place: place as Place };
    return [name, ...words.split(',')].map((word): [string, Kind] => [word.trim(), kind]);
  });

/** Later lines of a word win over earlier ones only where the word is the kind's own name. */
const firstOf = <T>(entries: readonly [string, T][]): [string, T][] => [
  ...new Map(entries.toReversed()).entries(),
];

export const kindWords: Phrases<Kind> = phrases(firstOf(kindsIn(KINDS)));
export const categoryWords: Phrases<Kind> = phrases(firstOf(kindsIn(CATEGORIES)));
export const lookWords: Phrases<readonly string[]> = phrases(labelled(LOOKS));
export const brandWords: Phrases<readonly string[]> = phrases(labelled(BRANDS));

export const KIND_NAMES: readonly string[] = [
  ...new Set(kindsIn(KINDS).map(([, { name }]) => name)),
].sort();
