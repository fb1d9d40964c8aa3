import type { WornOutfit } from '../../../main/catalog/outfits/model/outfit-files.ts';
import type { ItemWords } from '../../../main/catalog/outfits/model/model.ts';
import type { Judge } from './measures.ts';

/**
 * What anybody would write in an afternoon: how often two kinds stand together (the last word of a title taken for
 * its kind), how alike two titles are by TF-IDF, and how often two words stand together.
 */
const wordsOf = ({ title }: ItemWords): string[] => [
  ...new Set(title.toLowerCase().match(/[\p{L}\p{N}&'.-]+/gu)),
];
const kindOf = (item: ItemWords): string => `${item.category}:${wordsOf(item).at(-1) ?? ''}`;

const together = (outfits: readonly WornOutfit[], of: (item: ItemWords) => readonly string[]) => {
  const alone = new Map<string, number>();
  const both = new Map<string, number>();
  let pairs = 0;
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { items } of outfits) {
    const terms = items.map(of);
    for (const one of terms) for (const term of one) add(alone, term);
    for (const [i, a] of terms.entries())
      for (const b of terms.slice(i + 1)) {
        pairs++;
        for (const x of a) for (const y of b) add(both, x < y ? `${x}\n${y}` : `${y}\n${x}`);
      }
  }
  const items = outfits.reduce((sum, outfit) => sum + outfit.items.length, 0);
  /** Log of seen over expected, shrunk towards 0 where both are seldom. */
  return (x: string, y: string): number => {
    const seen = both.get(x < y ? `${x}\n${y}` : `${y}\n${x}`) ?? 0;
    const expected = (2 * pairs * (alone.get(x) ?? 0) * (alone.get(y) ?? 0)) / items ** 2;
    return Math.log((seen + 2) / (expected + 2));
  };
};

export const learnFloor = (outfits: readonly WornOutfit[]): Judge => {
  const kinds = together(outfits, (item) => [kindOf(item)]);
  const words = together(outfits, wordsOf);
  const holding = new Map<string, number>();
  const worn = outfits.flatMap((outfit) => outfit.items);
  for (const item of worn)
    for (const word of wordsOf(item)) holding.set(word, (holding.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log((1 + worn.length) / (1 + (holding.get(word) ?? 0)));
  const norm = (list: readonly string[]) => Math.hypot(...list.map(weight)) || 1;
  const pair = (a: ItemWords, b: ItemWords): number => {
    const [x, y] = [wordsOf(a), wordsOf(b)];
    const shared = x.filter((word) => y.includes(word));
    const alike = shared.reduce((sum, word) => sum + weight(word) ** 2, 0) / (norm(x) * norm(y));
    let worn = 0;
    for (const one of x) for (const other of y) worn += words(one, other);
    return kinds(kindOf(a), kindOf(b)) + 4 * alike + worn / Math.sqrt(x.length * y.length || 1);
  };
  const outfit = (items: readonly ItemWords[]) => {
    let sum = 0;
    let pairs = 0;
    for (const [i, a] of items.entries())
      for (const b of items.slice(i + 1)) {
        sum += pair(a, b);
        pairs++;
      }
    return sum / Math.max(1, pairs);
  };
  return { outfit, completes: (item, others) => outfit([...others, item]) };
};
