import type { OutfitSlot, Words } from '../../../preload/contract/index.ts';
import { mayWearTogether } from '../attributes.ts';
import { guessLanguage } from '../import/fields.ts';
import { isOutfitSlot } from '../slots.ts';
import type { Piece } from './piece.ts';
import type { Draft, Look } from './recommend.ts';

/** `通勤 · 克制|Commute, restrained`: the Chinese name, then the English one. One name alone is in its own language. */
export const namesOf = (outfit: string): Words => {
  const [first = '', second = ''] = outfit.split('|').map((part) => part.trim());
  if (first !== '' && second !== '') return { zh: first, en: second };
  const only = first || second;
  return { [guessLanguage(only)]: only };
};

/** In how many looks each other piece is worn with this one. */
export const timesWornWith = (sku: string, looks: readonly Look[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const look of looks)
    for (const { piece } of look.pieces)
      if (piece.sku !== sku) times.set(piece.sku, (times.get(piece.sku) ?? 0) + 1);
  return times;
};

/**
 * Stylists' looks as they can be shown beside the lifted piece. A stylist's word on season and colour stands; what is
 * left out is what no screen shows: underwear, a second piece for one place, the lifted one's own place, and pieces for
 * somebody else. Looks that can be had whole come first.
 */
export const stylistOutfits = (lifted: Piece, looks: readonly Look[]): Draft[] => {
  const seen = new Set<string>();
  return looks
    .flatMap((look): Draft[] => {
      const own = look.pieces.find(({ piece }) => piece.sku === lifted.sku);
      const taken = new Set<OutfitSlot | Piece['slot']>([own?.slot ?? lifted.slot, lifted.slot]);
      const pieces: Draft['pieces'][number][] = [];
      for (const { slot: given, piece } of look.pieces) {
        // Underwear stays underwear, whatever place a list gives it.
        const slot = isOutfitSlot(piece.slot) ? (given ?? piece.slot) : null;
        if (slot === null || piece.sku === lifted.sku || taken.has(slot)) continue;
        if (
          !isOutfitSlot(slot) ||
          [lifted, ...pieces.map((p) => p.piece)].some(
            (other) =>
              !mayWearTogether(other.gender, piece.gender) ||
              !mayWearTogether(other.wearer, piece.wearer),
          )
        )
          continue;
        taken.add(slot);
        pieces.push({ slot, piece, promoted: false });
      }
      const key = pieces
        .map(({ piece }) => piece.sku)
        .sort()
        .join(' ');
      if (pieces.length === 0 || seen.has(key)) return [];
      seen.add(key);
      return [{ id: look.outfit, name: namesOf(look.outfit), byStylist: true, pieces }];
    })
    .map((draft) => ({
      draft,
      soldOut: draft.pieces.filter(({ piece }) => !piece.available).length,
    }))
    .sort((a, b) => a.soldOut - b.soldOut || b.draft.pieces.length - a.draft.pieces.length)
    .map(({ draft }) => draft);
};
