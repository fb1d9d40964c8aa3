import type { OutfitSlot } from '../../../preload/contract/index.ts';
import { familyHarmony, mayWearTogether, type ColourFamily } from '../attributes.ts';
import type { Manners, Weather } from '../manners.ts';
import { isOutfitSlot } from '../slots.ts';
import { chanceOf, hashOf } from './chance.ts';
import { suitsTheDay } from './fitness.ts';
import type { Piece } from './piece.ts';
import { HEAD, Rack } from './rack.ts';
import { openShortlist } from './shortlist.ts';

/**
 * The catalogue as outfits are looked for in it: racks by place and wearer, a few bytes of numbers a piece, no words.
 * It only recalls: what it names is read from the store and judged again, so a rack may be a little behind the store.
 */
export type Racks = {
  add(id: number, piece: Piece, vector: Float32Array | null): void;
  /** To be asked for every place of a look; what depends on the lifted piece alone is worked out here, once. */
  beside(asked: Asked): Nearest;
  readonly size: number;
  /** Of the columns, in bytes. */
  readonly memory: number;
};

export type Asked = {
  readonly lifted: Piece;
  /** How usual a kind is beside the lifted one, 0 to 1. */
  readonly kindShare: (kind: string) => number;
  /** The lifted one as a learned model sees it, and how much a unit of its dot product counts. */
  readonly taste: { readonly vector: Float32Array; readonly weight: number } | null;
  readonly most: number;
};

/** The ids of the pieces that promise most, best first, no two of one name; each is worn in one of the manners at least. */
export type Nearest = (slot: OutfitSlot, manners: Manners) => number[];

const FAMILIES = 32;
const WEATHERS: readonly Weather[] = ['any', 'warm', 'cold'];
const IN_STOCK = 100;
const KIND = 1.5;
const COLOUR = 1.2;
const PRICE = 0.6;
const CHANCE = 0.25;

type Names = { readonly known: Map<string, number>; readonly list: string[] };
const names = (): Names => ({ known: new Map(), list: [] });
const numberOf = ({ known, list }: Names, name: string): number => {
  const found = known.get(name);
  if (found !== undefined) return found;
  known.set(name, list.length);
  list.push(name);
  return list.length - 1;
};

export const openRacks = (): Racks => {
  const bySlot = new Map<OutfitSlot, Map<string, Rack>>();
  const kinds = names();
  const families = names();
  const familyOf: (ColourFamily | null)[] = [];
  let width = 0;
  let size = 0;

  const rackFor = (slot: OutfitSlot, wearer: string) => {
    const wearers = bySlot.get(slot) ?? new Map<string, Rack>();
    bySlot.set(slot, wearers);
    const rack = wearers.get(wearer) ?? new Rack(wearer);
    wearers.set(wearer, rack);
    return rack;
  };

  return {
    get size() {
      return size;
    },
    get memory() {
      let sum = 0;
      for (const wearers of bySlot.values())
        for (const rack of wearers.values()) sum += rack.memory;
      return sum;
    },
    add(id, piece, vector) {
      if (!isOutfitSlot(piece.slot) || piece.charm <= -1) return;
      width ||= vector?.length ?? 0;
      const rack = rackFor(piece.slot, piece.wearer);
      if (rack.size === rack.ids.length) rack.grow(rack.scales.length === 0 ? 0 : width);
      const row = rack.size++;
      rack.ids[row] = id;
      rack.names[row] = hashOf(piece.name);
      rack.kinds[row] = numberOf(kinds, piece.kind);
      const family = numberOf(families, piece.family?.name ?? '');
      familyOf[family] = piece.family;
      rack.families[row] = Math.min(family, FAMILIES - 1);
      rack.traits[row] =
        piece.seasons | (WEATHERS.indexOf(piece.weather) << 4) | (piece.available ? 64 : 0);
      rack.manners[row] = piece.manners;
      rack.prices[row] = piece.price === null || piece.price === 0 ? NaN : Math.log2(piece.price);
      // What a campaign asks for must reach the list it is chosen from.
      rack.charms[row] = piece.charm + (piece.available ? piece.boost : 0);
      if (vector) rack.hold(row, width, vector);
      size++;
    },
    beside({ lifted, kindShare, taste, most }) {
      const shares = Float32Array.from(kinds.list, (kind) => KIND * kindShare(kind));
      const harmonies = Float32Array.from(
        familyOf,
        (family) => COLOUR * familyHarmony(lifted.family, family),
      );
      const price = lifted.price === null || lifted.price === 0 ? NaN : Math.log2(lifted.price);
      // By seasons in common and weather: asked once for each of the few there are.
      const suits = new Uint8Array(64);
      for (let trait = 0; trait < suits.length; trait++) {
        const day = { seasons: trait & 15, weather: WEATHERS[trait >> 4] ?? 'any' };
        suits[trait] = (trait & lifted.seasons) !== 0 && suitsTheDay(lifted, day) ? 1 : 0;
      }
      const name = hashOf(lifted.name);
      const seed = hashOf(lifted.sku);
      const left = taste && width > 0 ? taste.vector.map((value) => value * taste.weight) : null;
      const head = Math.min(HEAD, width);
      const tail = left === null ? 0 : Math.hypot(...left.subarray(head));

      return (slot, manners) => {
        const best = openShortlist(most);
        for (const rack of bySlot.get(slot)?.values() ?? []) {
          if (!mayWearTogether(lifted.wearer, rack.wearer)) continue;
          const { traits, scales, tails, vectors } = rack;
          for (let row = 0; row < rack.size; row++) {
            const trait = traits[row] ?? 0;
            if (suits[trait & 63] === 0 || ((rack.manners[row] ?? 0) & manners) === 0) continue;
            const apart = Math.abs((rack.prices[row] ?? NaN) - price) / 2;
            let score =
              (trait & 64 ? IN_STOCK : 0) +
              (shares[rack.kinds[row] ?? 0] ?? 0) +
              (harmonies[rack.families[row] ?? 0] ?? 0) +
              (rack.charms[row] ?? 0) +
              (apart >= 0 ? PRICE * Math.max(0, 1 - apart) : PRICE / 2) +
              CHANCE * chanceOf(seed, rack.ids[row] ?? 0);
            if (left !== null) {
              const scale = scales[row] ?? 0;
              const at = row * width;
              let dot = 0;
              for (let i = 0; i < head; i++) dot += (left[i] ?? 0) * (vectors[at + i] ?? 0);
              // What cannot get on the list any more is not worked out to its end (Cauchy's bound on what is left).
              if (score + dot * scale + tail * (tails[row] ?? 0) < best.least) continue;
              for (let i = head; i < width; i++) dot += (left[i] ?? 0) * (vectors[at + i] ?? 0);
              score += dot * scale;
            }
            if (score < best.least || rack.names[row] === name) continue;
            best.offer(
              score,
              rack.ids[row] ?? 0,
              rack.names[row] ?? 0,
              (rack.kinds[row] ?? 0) * FAMILIES + (rack.families[row] ?? 0),
            );
          }
        }
        return best.ids();
      };
    },
  };
};
