/** What is known of an item in words. Only words: no picture, no number of the shop's own. */
export type ItemWords = {
  readonly title: string;
  /** A shop's own word (`Jackets`, `大衣`, `outerwear`), a Polyvore category id, or nothing. */
  readonly category: string;
  readonly colour?: string;
  readonly gender?: string;
  readonly brand?: string;
  readonly season?: string;
  readonly occasion?: string;
  /** In integer fen. */
  readonly price?: number | null;
};

/**
 * An item as the model sees it: made once per product, kept as long as the product stands. The two vectors are for
 * recall alone: the dot product of `a.left` with `b.right` goes with `pair(a, b)`, whichever way round.
 */
export type Described = {
  readonly left: Float32Array;
  readonly right: Float32Array;
};

/** What speaks for two items beside one another. Each is true of the two, or it is not said. */
export type Ground =
  /** Both name colours of one family. */
  | { readonly kind: 'same-palette'; readonly family: string }
  /** Outfits that put the two families together, more of them than chance would have it. */
  | {
      readonly kind: 'colours-worn-together';
      readonly families: readonly [string, string];
      readonly outfits: number;
    }
  /** Outfits that hold both kinds, of those the model learned from. */
  | {
      readonly kind: 'kinds-worn-together';
      readonly kinds: readonly [string, string];
      readonly outfits: number;
    }
  | { readonly kind: 'same-style'; readonly style: string }
  | { readonly kind: 'same-material'; readonly material: string }
  | { readonly kind: 'same-season'; readonly season: string }
  | { readonly kind: 'same-occasion'; readonly occasion: string }
  | { readonly kind: 'same-brand'; readonly brand: string }
  /** A word both titles hold, that is no colour, kind or brand. */
  | { readonly kind: 'same-word'; readonly word: string };

export interface OutfitModel<Item extends Described = Described> {
  describe(item: ItemWords): Item;
  /** How well two belong together: 0 is chance, higher is better; the same both ways round. */
  pair(a: Item, b: Item): number;
  /** How well one item completes others: for choosing between items of one place. */
  completes(item: Item, others: readonly Item[]): number;
  /** How well a whole set belongs together, whatever its order. */
  outfit(items: readonly Item[]): number;
  /** What speaks for the two, strongest first; empty where nothing true can be said. */
  explain(a: Item, b: Item): readonly Ground[];
}
