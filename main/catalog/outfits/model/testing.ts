import type { WornOutfit } from './outfit-files.ts';

const STYLES = [
  ['silk blouse', 'black pencil skirt', 'leather pumps', 'prada tote', 'pearl earrings'],
  ['graphic tee', 'ripped jeans', 'converse sneakers', 'canvas backpack', 'beanie'],
  ['crochet top', 'floral maxi skirt', 'fringe sandals', 'straw bag', 'feather necklace'],
] as const;
const TYPES = ['upper', 'bottom', 'shoe', 'bag', 'accessory'] as const;
const EXTRA = ['new', 'classic', 'small', 'zara', 'dior', 'soft', 'red', 'blue', 'gold', 'printed'];

/** Made-up outfits of three ways to dress that never mix: anything that learns at all tells them apart. */
export const threeWays = (count: number): WornOutfit[] =>
  Array.from({ length: count }, (_, n) => ({
    id: String(1000 + n),
    items: (STYLES[n % STYLES.length] ?? STYLES[0]).map((title, k) => ({
      title: `${EXTRA[(n * 7 + k * 3) % EXTRA.length]} ${title}`,
      category: TYPES[k] ?? '',
    })),
  }));
