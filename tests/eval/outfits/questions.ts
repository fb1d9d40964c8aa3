import type { WornOutfit } from '../../../main/catalog/outfits/model/outfit-files.ts';
import { hashOf, randomFrom } from '../../../main/catalog/outfits/model/learn/random.ts';
import type { ItemWords } from '../../../main/catalog/outfits/model/model.ts';

/** Which outfits teach, which choose between models, and which are asked at the end. By set id, once and for all. */
export type Part = 'learn' | 'choose' | 'report';

export const partOf = (setId: string): Part => {
  const share = hashOf(`outfits:${setId}`) / 2 ** 32;
  return share < 0.6 ? 'learn' : share < 0.8 ? 'choose' : 'report';
};

export type Fitb = {
  readonly outfit: string;
  readonly question: readonly ItemWords[];
  /** Four of one type; the right one stands anywhere among them. */
  readonly candidates: readonly ItemWords[];
  readonly answer: number;
};
export type Compatibility = {
  readonly worn: readonly ItemWords[];
  /** Every item replaced by one of its type from some other outfit. */
  readonly mixed: readonly ItemWords[];
};
export type Questions = {
  readonly fitb: readonly Fitb[];
  readonly compatibility: readonly Compatibility[];
};

const WRONG = 3;

/** The questions that `seed` asks about these outfits: every item masked in turn, every outfit mixed once. */
export const askAbout = (outfits: readonly WornOutfit[], seed: number): Questions => {
  const random = randomFrom(hashOf(`questions:${seed}`));
  const shelves = new Map<string, { outfit: string; item: ItemWords }[]>();
  const sorted = [...outfits].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, items } of sorted)
    for (const item of items) {
      const shelf = shelves.get(item.category) ?? [];
      shelf.push({ outfit: id, item });
      shelves.set(item.category, shelf);
    }
  const others = (outfit: string, type: string, count: number): ItemWords[] | null => {
    const shelf = shelves.get(type) ?? [];
    if (shelf.filter((one) => one.outfit !== outfit).length < count) return null;
    const drawn = new Set<ItemWords>();
    while (drawn.size < count) {
      const one = shelf[Math.floor(random() * shelf.length)];
      if (one && one.outfit !== outfit) drawn.add(one.item);
    }
    return [...drawn];
  };
  const fitb: Fitb[] = [];
  const compatibility: Compatibility[] = [];
  for (const { id, items } of sorted) {
    for (const masked of items) {
      const wrong = others(id, masked.category, WRONG);
      if (!wrong) continue;
      const answer = Math.floor(random() * (WRONG + 1));
      fitb.push({
        outfit: id,
        question: items.filter((item) => item !== masked),
        candidates: wrong.toSpliced(answer, 0, masked),
        answer,
      });
    }
    const mixed = items.flatMap((item) => others(id, item.category, 1) ?? []);
    if (mixed.length === items.length) compatibility.push({ worn: items, mixed });
  }
  return { fitb, compatibility };
};
