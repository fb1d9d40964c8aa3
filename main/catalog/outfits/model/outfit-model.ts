import { describer, type OutfitItem } from './described.ts';
import { explainer } from './explain.ts';
import { lifts, type Knowledge, type Verdict } from './knowledge.ts';
import type { OutfitModel } from './model.ts';
import { addPair, addPlace, PAIR_TERMS, TERMS } from './terms.ts';

/** The terms themselves, before they are weighed: what learning how much each counts has to see. */
export type Terms = {
  /** Of one item beside the others of its outfit. */
  choice(item: OutfitItem, others: readonly OutfitItem[]): Float64Array;
  whole(items: readonly OutfitItem[]): Float64Array;
};

export const termsOf = (knowledge: Knowledge): Terms => {
  const kinds = lifts(knowledge.kinds);
  const count = knowledge.kinds.names.length;
  return {
    choice(item, others) {
      const out = new Float64Array(TERMS);
      for (const other of others) addPair(item, other, kinds, count, out, 1 / others.length);
      addPlace(item, others, out);
      return out;
    },
    whole(items) {
      const out = new Float64Array(TERMS);
      const pairs = (items.length * (items.length - 1)) / 2;
      items.forEach((a, i) => {
        for (let j = i + 1; j < items.length; j++) {
          const b = items[j];
          if (b) addPair(a, b, kinds, count, out, 1 / pairs);
        }
        addPlace(a, items, out);
      });
      return out;
    },
  };
};

const weighed = (terms: Float64Array, weights: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += (terms[k] ?? 0) * (weights[k] ?? 0);
  return sum;
};

export const openModel = (knowledge: Knowledge, verdict: Verdict): OutfitModel<OutfitItem> => {
  const terms = termsOf(knowledge);
  const kinds = lifts(knowledge.kinds);
  const count = knowledge.kinds.names.length;
  const scratch = new Float64Array(PAIR_TERMS.length);
  return {
    describe: describer(knowledge),
    pair(a, b) {
      scratch.fill(0);
      addPair(a, b, kinds, count, scratch, 1);
      let sum = 0;
      for (let k = 0; k < scratch.length; k++) sum += (scratch[k] ?? 0) * (verdict.choice[k] ?? 0);
      return sum;
    },
    completes: (item, others) => weighed(terms.choice(item, others), verdict.choice),
    outfit: (items) =>
      items.length < 2 ? 0 : weighed(terms.whole(items), verdict.whole) + verdict.constant,
    explain: explainer(knowledge),
  };
};
