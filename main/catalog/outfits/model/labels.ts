import { labelled } from './lexicon/phrases.ts';
import { BRANDS } from './lexicon/brands.ts';
import { LOOKS } from './lexicon/looks.ts';

const all = [...new Set([...labelled(LOOKS).values(), ...labelled(BRANDS).values()].flat())].sort();

/** Fewer than 31 each: they are kept as bits. */
export const COLOURS: readonly string[] = all.filter((label) => label.startsWith('colour:'));
export const STYLES: readonly string[] = all.filter((label) => label.startsWith('style:'));
/** How dear a thing is, as far as its maker and its words tell. */
export const TIERS: ReadonlyMap<string, number> = new Map([
  ['tier:luxury', 3],
  ['tier:premium', 2],
  ['tier:mid', 1.2],
  ['tier:high street', 1],
  ['tier:fast', 0],
]);
