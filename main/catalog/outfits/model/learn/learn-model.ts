import { describer, type OutfitItem } from '../described.ts';
import type { Knowledge, Verdict } from '../knowledge.ts';
import type { WornOutfit } from '../outfit-files.ts';
import { termsOf } from '../outfit-model.ts';
import { gatherKnowledge, kindsTogether, readOutfits } from './gather.ts';
import { logistic } from './logistic.ts';
import { hashOf, randomFrom } from './random.ts';

export type Learned = { readonly knowledge: Knowledge; readonly verdict: Verdict };
export type Lessons = {
  readonly outfits: readonly WornOutfit[];
  readonly categoryNames?: ReadonlyMap<string, string>;
};

/** How much a term counts is learned from outfits that the terms themselves were not learned from. */
const FOLDS = 5;
const WRONG_CHOICES = 12;
const MIXED = 4;
const CHOICE_PENALTY = 5;
const WHOLE_PENALTY = 5;

/** The same outfits, in whatever order, make the same model. */
export const learnModel = ({ outfits, categoryNames = new Map() }: Lessons): Learned => {
  const sorted = [...outfits]
    .filter(({ items }) => items.length > 1)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const worded = sorted.filter(({ items }) => items.some(({ title }) => title !== ''));
  const kinds = kindsTogether(
    readOutfits(
      sorted.filter(({ items }) => items.every(({ title }) => title === '')),
      categoryNames,
    ),
  );
  const read = readOutfits(worded, categoryNames);
  const choices: Float64Array[] = [];
  const wholes: Float64Array[] = [];
  const labels: boolean[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isIn = (id: string) => hashOf(`fold:${id}`) % FOLDS === fold;
    const knowledge = gatherKnowledge(
      read.filter(({ id }) => !isIn(id)),
      kinds,
      categoryNames,
    );
    const describe = describer(knowledge);
    const asked = worded.filter(({ id }) => isIn(id)).map(({ items }) => items.map(describe));
    ask(asked, termsOf(knowledge), fold, choices, wholes, labels);
  }
  const choice = logistic(choices, CHOICE_PENALTY);
  const whole = logistic(wholes, WHOLE_PENALTY, labels);
  return rounded({
    knowledge: gatherKnowledge(read, kinds, categoryNames),
    // Each worn outfit stood against several mixed ones; a score of 0 is to mean even odds.
    verdict: {
      choice: choice.weights,
      whole: whole.weights,
      constant: whole.constant + Math.log(MIXED),
    },
  });
};

/** To what a file holds, so that a model read back says exactly the same. */
const rounded = ({ knowledge, verdict }: Learned): Learned => {
  const short = (values: Float64Array) => values.map(Math.fround);
  const { affinity } = knowledge;
  return {
    knowledge: {
      ...knowledge,
      traitWeights: short(knowledge.traitWeights),
      affinity: {
        rank: affinity.rank,
        basis: short(affinity.basis),
        strengths: short(affinity.strengths),
        means: short(affinity.means),
      },
      styles: short(knowledge.styles),
    },
    verdict: {
      choice: short(verdict.choice),
      whole: short(verdict.whole),
      constant: verdict.constant,
    },
  };
};

/** Right against wrong choices, and worn outfits against mixed ones, as rows to weigh terms by. */
const ask = (
  outfits: readonly (readonly OutfitItem[])[],
  terms: ReturnType<typeof termsOf>,
  seed: number,
  choices: Float64Array[],
  wholes: Float64Array[],
  labels: boolean[],
) => {
  const random = randomFrom(hashOf(`lessons:${seed}`));
  const shelves = new Map<number, { owner: number; item: OutfitItem }[]>();
  outfits.forEach((items, owner) => {
    for (const item of items)
      shelves.set(item.type, [...(shelves.get(item.type) ?? []), { owner, item }]);
  });
  const other = (owner: number, type: number): OutfitItem | null => {
    const shelf = shelves.get(type) ?? [];
    for (let tries = 0; tries < TRIES; tries++) {
      const drawn = shelf[Math.floor(random() * shelf.length)];
      if (drawn && drawn.owner !== owner) return drawn.item;
    }
    return null;
  };
  outfits.forEach((items, owner) => {
    for (const right of items) {
      const rest = items.filter((item) => item !== right);
      const good = terms.choice(right, rest);
      for (let n = 0; n < WRONG_CHOICES; n++) {
        const wrong = other(owner, right.type);
        if (!wrong) break;
        const bad = terms.choice(wrong, rest);
        choices.push(good.map((value, k) => value - (bad[k] ?? 0)));
      }
    }
    wholes.push(terms.whole(items));
    labels.push(true);
    for (let n = 0; n < MIXED; n++) {
      wholes.push(terms.whole(items.map((item) => other(owner, item.type) ?? item)));
      labels.push(false);
    }
  });
};
const TRIES = 20;
