import type { GarmentCut } from '../../../preload/contract/index.ts';
import type { ShelfProduct } from '../shelf.ts';

/** How a product is worn, by its place in an outfit; null for what a mirror does not put on. */
export const cutOf = ({
  slot,
  product,
}: Pick<ShelfProduct, 'slot' | 'product'>): GarmentCut | null => {
  switch (slot) {
    case 'top':
    case 'outerwear':
    case 'dress':
      return slot;
    case 'bottom':
      return /skirt|裙/i.test([product.category, ...Object.values(product.name)].join(' '))
        ? 'skirt'
        : 'trousers';
    case 'shoes':
    case 'bag':
    case 'accessory':
    case 'innerwear':
    case 'other':
      return null;
  }
};
