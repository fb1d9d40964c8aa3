import type { OutfitItem } from './described.ts';
import { wordIds } from './described.ts';
import { COLOURS, STYLES } from './labels.ts';
import { lifts, type Knowledge } from './knowledge.ts';
import { kindWords, lookWords } from './lexicon/lexicon.ts';
import type { Ground } from './model.ts';

/** What is said of two things must have been seen this often. */
const SEEN = 3;
const NAME = /^[^:]+:/;
const without = (label: string): string => label.replace(NAME, '');

const named = (bits: number, labels: readonly string[]): string[] =>
  labels.filter((_, i) => (bits & (1 << i)) !== 0);

/** Words that tell nothing of a thing: `women`, `new`, a number. */
const tells = (word: string): boolean =>
  word.length > 2 &&
  !/\d/.test(word) &&
  kindWords.find([word]).length === 0 &&
  !lookWords
    .find([word])
    .some(({ means }) => means.some((label) => /^(register|gender|colour):/.test(label)));

export const explainer = (
  knowledge: Knowledge,
): ((a: OutfitItem, b: OutfitItem) => readonly Ground[]) => {
  const { kinds, colours } = knowledge;
  const kindLifts = lifts(kinds);
  const colourLifts = lifts(colours);
  const words = [...wordIds(knowledge.words).keys()];
  const row = (name: string) => colours.names.indexOf(name);

  return (a, b) => {
    const grounds: Ground[] = [];
    const at = a.kind * kinds.names.length + b.kind;
    if (a.kind >= 0 && b.kind >= 0 && (kindLifts[at] ?? 0) > 0 && (kinds.both[at] ?? 0) >= SEEN)
      grounds.push({
        kind: 'kinds-worn-together',
        kinds: [kinds.names[a.kind] ?? '', kinds.names[b.kind] ?? ''],
        outfits: kinds.both[at] ?? 0,
      });
    const [mine, theirs] = [named(a.colours, COLOURS), named(b.colours, COLOURS)];
    const shared = mine.filter((colour) => theirs.includes(colour));
    for (const colour of shared) grounds.push({ kind: 'same-palette', family: without(colour) });
    if (shared.length === 0)
      for (const one of mine)
        for (const other of theirs) {
          const pair = row(one) * colours.names.length + row(other);
          if ((colourLifts[pair] ?? 0) <= 0 || (colours.both[pair] ?? 0) < SEEN) continue;
          grounds.push({
            kind: 'colours-worn-together',
            families: [without(one), without(other)],
            outfits: colours.both[pair] ?? 0,
          });
        }
    for (const style of named(a.styles & b.styles, STYLES))
      grounds.push({ kind: 'same-style', style: without(style) });
    for (const label of a.said.filter((one) => b.said.includes(one))) {
      const [kind, value] = [label.replace(/:.*/, ''), without(label)];
      if (kind === 'material') grounds.push({ kind: 'same-material', material: value });
      if (kind === 'season') grounds.push({ kind: 'same-season', season: value });
      if (kind === 'occasion') grounds.push({ kind: 'same-occasion', occasion: value });
    }
    for (const brand of a.brands.filter((one) => b.brands.includes(one)))
      grounds.push({ kind: 'same-brand', brand });
    const branded = new Set([...a.brands, ...b.brands].flatMap((brand) => brand.split(' ')));
    for (const id of a.words) {
      const word = words[id];
      if (word === undefined || !b.words.includes(id) || branded.has(word) || !tells(word))
        continue;
      grounds.push({ kind: 'same-word', word });
    }
    return grounds;
  };
};
