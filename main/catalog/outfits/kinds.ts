import type { Slot } from '../slots.ts';

/** One piece of a stylist's look, by what kind of thing it is. */
export type KindInLook = { readonly kind: string; readonly slot: Slot };
export type KindBeside = KindInLook & { readonly looks: number };

/** What stylists put beside what: how many looks hold both kinds. Learned, so that it also speaks for products no stylist has touched. */
export type LearnedKinds = {
  /** Kinds seen in a look with this one, the most usual first. */
  beside(kind: string): readonly KindBeside[];
  /** How many looks hold both. */
  together(one: string, other: string): number;
  readonly looks: number;
};

export type KindLearner = {
  add(look: readonly KindInLook[]): void;
  learned(): LearnedKinds;
};

export const kindLearner = (): KindLearner => {
  const pairs = new Map<string, Map<string, { slot: Slot; looks: number }>>();
  let looks = 0;
  return {
    add(look) {
      looks++;
      const kinds = new Map(look.map(({ kind, slot }) => [kind, slot]));
      for (const one of kinds.keys())
        for (const [other, slot] of kinds) {
          if (one === other) continue;
          const row = pairs.get(one) ?? new Map<string, { slot: Slot; looks: number }>();
          const seen = row.get(other) ?? { slot, looks: 0 };
          seen.looks++;
          row.set(other, seen);
          pairs.set(one, row);
        }
    },
    learned() {
      const sorted = new Map<string, KindBeside[]>();
      for (const [kind, row] of pairs)
        sorted.set(
          kind,
          [...row]
            .map(([other, seen]) => ({ kind: other, ...seen }))
            .sort((a, b) => b.looks - a.looks || (a.kind < b.kind ? -1 : 1)),
        );
      return {
        looks,
        beside: (kind) => sorted.get(kind) ?? [],
        together: (one, other) => pairs.get(one)?.get(other)?.looks ?? 0,
      };
    },
  };
};
