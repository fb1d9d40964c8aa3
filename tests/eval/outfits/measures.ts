import type {
  Described,
  ItemWords,
  OutfitModel,
} from '../../../main/catalog/outfits/model/model.ts';
import { randomFrom } from '../../../main/catalog/outfits/model/learn/random.ts';
import type { Fitb, Questions } from './questions.ts';

/** Whatever tells a better item, or a better outfit, from a worse one. */
export type Judge = {
  completes(item: ItemWords, others: readonly ItemWords[]): number;
  outfit(items: readonly ItemWords[]): number;
};

/** A model asked in words; `hide` takes words away before it sees them. */
export const judgeOf = <Item extends Described>(
  model: OutfitModel<Item>,
  hide: (item: ItemWords) => ItemWords = (item) => item,
): Judge => {
  const known = new Map<ItemWords, Item>();
  const seen = (item: ItemWords): Item => {
    const described = known.get(item) ?? model.describe(hide(item));
    known.set(item, described);
    return described;
  };
  return {
    completes: (item, others) => model.completes(seen(item), others.map(seen)),
    outfit: (items) => model.outfit(items.map(seen)),
  };
};

/** The first of equals is chosen, and the right one stands anywhere. */
const isRight = (judge: Judge, { question, candidates, answer }: Fitb): boolean => {
  const scores = candidates.map((candidate) => judge.completes(candidate, question));
  return scores.indexOf(Math.max(...scores)) === answer;
};

export const fitbAccuracy = (judge: Judge, { fitb }: Questions): number =>
  fitb.filter((asked) => isRight(judge, asked)).length / Math.max(1, fitb.length);

/** The chance that an outfit somebody wore is put above a mixed one, of all pairs; ties count half. */
export const compatibilityAuc = (judge: Judge, { compatibility }: Questions): number =>
  auc(
    compatibility.map(({ worn }) => judge.outfit(worn)),
    compatibility.map(({ mixed }) => judge.outfit(mixed)),
  );

export const auc = (good: readonly number[], bad: readonly number[]): number => {
  const all = [
    ...good.map((score) => ({ score, good: true })),
    ...bad.map((score) => ({ score, good: false })),
  ].sort((a, b) => a.score - b.score);
  let below = 0;
  let won = 0;
  for (let i = 0; i < all.length;) {
    let end = i;
    while (end < all.length && all[end]?.score === all[i]?.score) end++;
    const tied = all.slice(i, end);
    const bads = tied.filter((one) => !one.good).length;
    won += (tied.length - bads) * (below + bads / 2);
    below += bads;
    i = end;
  }
  return won / Math.max(1, good.length * bad.length);
};

const RESAMPLED = 1000;

/** What other outfits of the same kind would have given, 95 times in 100: outfits are drawn anew, with their questions. */
export const fitbInterval = (judge: Judge, asked: readonly Questions[]): [number, number] => {
  const byOutfit = new Map<string, { right: number; all: number }>();
  for (const one of asked.flatMap(({ fitb }) => fitb)) {
    const tally = byOutfit.get(one.outfit) ?? { right: 0, all: 0 };
    tally.all++;
    if (isRight(judge, one)) tally.right++;
    byOutfit.set(one.outfit, tally);
  }
  const tallies = [...byOutfit.values()];
  const random = randomFrom(0);
  const shares = Array.from({ length: RESAMPLED }, () => {
    let right = 0;
    let all = 0;
    for (let i = 0; i < tallies.length; i++) {
      const drawn = tallies[Math.floor(random() * tallies.length)];
      right += drawn?.right ?? 0;
      all += drawn?.all ?? 0;
    }
    return right / all;
  }).sort((a, b) => a - b);
  return [shares[Math.floor(0.025 * RESAMPLED)] ?? 0, shares[Math.floor(0.975 * RESAMPLED)] ?? 0];
};
