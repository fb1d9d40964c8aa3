import type { Product, ReviewDigest } from '../../../preload/contract/index.ts';

/** What a shopper has said of themselves. It lives as long as the view and is told to nobody. */
export type Stated =
  | { readonly by: 'size'; readonly size: string }
  | { readonly by: 'height'; readonly cm: number };

export type Advice = {
  readonly size: string;
  /** Whether what others say of the sizing moved it. */
  readonly why: 'usual' | 'small' | 'large';
  readonly said: { readonly said: number; readonly of: number } | null;
  readonly isHere: boolean;
};

/** Fewer than that say nothing about a garment. */
const LEAST_VOICES = 8;
const MAJORITY = 0.5;
/** As many as can be told apart and hit at a glance. */
const MOST_HEIGHTS = 6;

/** What can be asked for: a garment of one size fits whom it fits. */
export const sizesOf = (product: Product): readonly string[] => {
  const labels = product.sizes.filter(({ shade }) => shade === undefined).map(({ label }) => label);
  return labels.length > 1 ? labels : [];
};

/** The heights to choose from, in centimetres: some size is made for each. None without a chart. */
export const heightsOf = (product: Product): readonly number[] => {
  const spans = product.sizes.flatMap(({ height }) => height ?? []);
  if (spans.length < 2) return [];
  const least = Math.min(...spans.map(({ from }) => from));
  const most = Math.max(...spans.map(({ to }) => to));
  const every = (step: number) => {
    const first = Math.ceil(least / step) * step;
    return Array.from(
      { length: Math.floor((most - first) / step) + 1 },
      (_, i) => first + i * step,
    );
  };
  const fine = every(5);
  return fine.length > MOST_HEIGHTS ? every(10) : fine;
};

/** The size whose middle a height is nearest to, among those made for it. */
export const sizeForHeight = (product: Product, cm: number): string | null => {
  const fitting = product.sizes.flatMap(({ label, height }) =>
    height && height.from <= cm && cm <= height.to
      ? [{ label, off: Math.abs((height.from + height.to) / 2 - cm) }]
      : [],
  );
  return fitting.toSorted((a, b) => a.off - b.off)[0]?.label ?? null;
};

/**
 * The size one usually wears, or the next to it where most of those who wrote of the sizing say that it runs small or
 * large; by height, the size its chart has for it, moved the same way. Nothing else is known of a garment, and nothing
 * else is said.
 */
export const adviseSize = (
  product: Product,
  hint: ReviewDigest['sizeHint'],
  stated: Stated,
): Advice | null => {
  const labels = sizesOf(product);
  const usual = stated.by === 'size' ? stated.size : sizeForHeight(product, stated.cm);
  if (usual === null) return null;
  const at = labels.indexOf(usual);
  if (at < 0) return null;
  const counts = hint !== null && hint.of >= LEAST_VOICES && hint.said / hint.of >= MAJORITY;
  const step = !counts || hint.leaning === 'true' ? 0 : hint.leaning === 'small' ? 1 : -1;
  const size = labels[at + step];
  // At the end of the row there is no other: better the usual one than none.
  const advised = size ?? usual;
  const why = advised === usual || step === 0 ? 'usual' : step > 0 ? 'small' : 'large';
  return {
    size: advised,
    why,
    said: hint && counts ? { said: hint.said, of: hint.of } : null,
    isHere: product.sizes.some(({ label, stock }) => label === advised && stock !== 0),
  };
};
