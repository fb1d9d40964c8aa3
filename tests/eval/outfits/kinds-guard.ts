import { kindsTogether, readOutfits } from '../../../main/catalog/outfits/model/learn/gather.ts';
import { lifts } from '../../../main/catalog/outfits/model/knowledge.ts';
import { hashOf, randomFrom } from '../../../main/catalog/outfits/model/learn/random.ts';
import type { WornOutfit } from '../../../main/catalog/outfits/model/outfit-files.ts';
import { TYPES } from '../../../main/catalog/outfits/model/reading.ts';
import { auc } from './measures.ts';
import { percent, SEEDS, type Table } from '../report.ts';

const WRONG = 3;
const LEARNED = 0.8;

/**
 * How far the kind alone carries, on outfits of kinds and nothing else: learned on four fifths, asked about the rest
 * and about as many it was learned from. Much better on the latter would mean it had learned outfits by heart.
 */
export const kindsGuard = (
  outfits: readonly WornOutfit[],
  names: ReadonlyMap<string, string>,
): Table => {
  const read = readOutfits(outfits, names);
  const isLearned = (id: string) => hashOf(`kinds:${id}`) / 2 ** 32 < LEARNED;
  const learned = read.filter(({ id }) => isLearned(id));
  const rest = read.filter(({ id }) => !isLearned(id));
  const together = kindsTogether(learned);
  const table = lifts(together);
  const rows = new Map(together.names.map((name, i) => [name, i]));
  const worn = (outfit: (typeof read)[number]) =>
    outfit.items.flatMap(({ kind, type }) => {
      const row = kind === null ? undefined : rows.get(kind);
      return row === undefined ? [] : [{ row, type }];
    });
  type Worn = ReturnType<typeof worn>[number];
  const beside = (item: Worn, others: readonly Worn[]) =>
    others.reduce(
      (sum, other) => sum + (table[item.row * together.names.length + other.row] ?? 0),
      0,
    ) / Math.max(1, others.length);
  const whole = (items: readonly Worn[]) =>
    items.reduce(
      (sum, item) =>
        sum +
        beside(
          item,
          items.filter((other) => other !== item),
        ),
      0,
    ) / items.length;

  const asked = (some: readonly (typeof read)[number][], seed: number) => {
    const random = randomFrom(hashOf(`kinds:${seed}`));
    const sets = some.map(worn).filter((items) => items.length > 2);
    const shelves = TYPES.map((_, type) =>
      sets.flatMap((items) => items.filter((item) => item.type === type)),
    );
    const drawn = (type: number): Worn => {
      const shelf = shelves[type] ?? [];
      const one = shelf[Math.floor(random() * shelf.length)];
      if (!one) throw new Error('an empty shelf');
      return one;
    };
    let right = 0;
    const good: number[] = [];
    const bad: number[] = [];
    for (const items of sets) {
      const masked = items[Math.floor(random() * items.length)];
      if (!masked) continue;
      const others = items.filter((item) => item !== masked);
      const best = beside(masked, others);
      // Many are of the very kind that is asked for: those that tie share the point.
      const wrong = Array.from({ length: WRONG }, () => beside(drawn(masked.type), others));
      if (wrong.every((score) => score <= best))
        right += 1 / (1 + wrong.filter((score) => score === best).length);
      good.push(whole(items));
      bad.push(whole(items.map(({ type }) => drawn(type))));
    }
    return { fitb: right / sets.length, auc: auc(good, bad) };
  };
  const row = (name: string, some: readonly (typeof read)[number][]) => {
    const all = SEEDS.map((seed) => asked(some, seed));
    return [name, percent(all.map(({ fitb }) => fitb)), percent(all.map((each) => each.auc))];
  };
  return {
    title: `kinds alone, on ${outfits.length} outfits without a word of title`,
    columns: ['', 'FITB %', 'AUC %'],
    rows: [
      row(`${rest.length} outfits never learned from`, rest),
      row('as many it was learned from', learned.slice(0, rest.length)),
    ],
  };
};
