import type { Outfit, Product } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { SetAside } from '../../store/rows.ts';
import type { Store } from '../../store/sqlite.ts';
import type { Boost } from './boosts.ts';
import { learnCatalogue, nothingLearned } from './learn.ts';
import { recommendOutfits, type OutfitSource } from './recommend.ts';
import type { OutfitModel } from './model/model.ts';
import { openOutfitSource, type Shelved } from './source.ts';
import { NO_TASTE, TASTE_IN_RECALL, tasteOf } from './taste.ts';

export type RecommenderParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly setAside: SetAside;
  readonly product: (sku: string) => Product | null;
  /** Null where there is none: what stylists of this shop wear, and the rules, then decide alone. */
  readonly model: PromiseLike<OutfitModel | null> | OutfitModel | null;
  /** What this shop's visits have learned; nothing where it is not asked to. */
  readonly boostOf?: OutfitSource['boostOf'];
};

/** Outfits out of the store, by what was learned from it. */
export type Recommender = {
  outfits(sku: string): Outfit[];
  /** Reads looks and products anew, in slices; until that is done the old stands. */
  learn(signal: AbortSignal): Promise<void>;
  /** What is remembered of single products may have changed. */
  forget(): void;
  /** In force from the next `learn` on. */
  promote(boosts: readonly Boost[]): void;
  /** Bytes the index takes, and how many pieces hang in it. */
  index(): { readonly pieces: number; readonly memory: number };
};

export const openRecommender = ({
  store,
  clock,
  setAside,
  product,
  model,
  boostOf,
}: RecommenderParts): Recommender => {
  let learned = nothingLearned();
  let taste: ReturnType<typeof tasteOf> | null = null;
  /** What is kept of a list is described beforehand, so that the first shoppers of a day wait no longer than later ones. */
  const vectorOf = (shelved: Shelved) =>
    (source.hold(shelved) ? taste?.described(shelved.piece) : taste?.once(shelved.piece))?.right ??
    null;
  let boosts: readonly Boost[] = [];
  const source = openOutfitSource({
    store,
    setAside,
    product,
    boostOf,
    learned: () => learned,
    boosts: () => boosts,
    taste: (lifted) => taste && { vector: taste.described(lifted).left, weight: TASTE_IN_RECALL },
  });
  return {
    outfits(sku) {
      const lifted = source.piece(sku);
      return lifted ? recommendOutfits(lifted, source, taste ?? NO_TASTE) : [];
    },
    async learn(signal) {
      const known = await model;
      if (known !== null && taste === null) taste = tasteOf(known);
      learned = await learnCatalogue(store, source, vectorOf, clock, signal, (begun) => {
        if (learned.racks.size === 0) learned = begun;
      });
    },
    forget: source.forget,
    promote(next) {
      boosts = next;
      source.forget();
    },
    index: () => ({ pieces: learned.racks.size, memory: learned.racks.memory }),
  };
};
