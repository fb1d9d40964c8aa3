import type { ItemWords } from '../../../main/catalog/outfits/model/model.ts';
import type { Questions } from './questions.ts';

/** Whatever tells a better outfit from a worse one. */
export type OutfitJudge = (items: readonly ItemWords[]) => number;

/** The share of questions whose right answer was chosen; the first of equals is chosen, and the right one stands anywhere. */
export const fitbAccuracy = (judge: OutfitJudge, { fitb }: Questions): number => {
  let right = 0;
  for (const { question, candidates, answer } of fitb) {
    const scores = candidates.map((candidate) => judge([...question, candidate]));
    if (scores.indexOf(Math.max(...scores)) === answer) right++;
  }
  return right / Math.max(1, fitb.length);
};

/** The chance that an outfit somebody wore is put above a mixed one, of all pairs; ties count half. */
export const compatibilityAuc = (judge: OutfitJudge, { compatibility }: Questions): number =>
  auc(
    compatibility.map(({ worn }) => judge(worn)),
    compatibility.map(({ mixed }) => judge(mixed)),
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
