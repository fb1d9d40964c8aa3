import { TYPES, type Reading } from './reading.ts';

/** Everything an item can be compared by, each by a name; what comes first in it says what it is. */
export const traitsOf = (reading: Reading): string[] => [
  `kind ${reading.kind ?? TYPES[reading.type] ?? ''}`,
  `place ${reading.place ?? ''}`,
  ...[...reading.looks].map((look) => `look ${look}`),
  ...[...reading.brands].map((brand) => `brand ${brand}`),
  ...[...reading.words].map((word) => `word ${word}`),
];

/** Traits seen less often teach nothing. */
const SEEN: Readonly<Record<string, number>> = { word: 3, brand: 2 };
export const seenEnough = (trait: string, times: number): boolean =>
  times >= (SEEN[trait.slice(0, trait.indexOf(' '))] ?? 2);

/** Rare words and brands weigh more than frequent ones; kinds and looks all the same. */
export const weightOf = (trait: string, share: number): number =>
  /^(word|brand) /.test(trait) ? 1.2 * Math.min(2.5, -Math.log(share) / 2) : 1;
