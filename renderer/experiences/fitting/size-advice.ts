import type { Product, ReviewDigest } from '../../../preload/contract/index.ts';

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

/** What can be asked for: a garment of one size fits whom it fits. */
export const sizesOf = (product: Product): readonly string[] => {
  const labels = product.sizes.filter(({ shade }) => shade === undefined).map(({ label }) => label);
  return labels.length > 1 ? labels : [];
};

/**
 * The size one usually wears, or the next to it where most of those who wrote of the sizing say that it runs small or
 * large. Nothing else is known of a garment without a chart of its measures, and nothing else is said.
 */
export const adviseSize = (
  product: Product,
  hint: ReviewDigest['sizeHint'],
  usual: string,
): Advice | null => {
  const labels = sizesOf(product);
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
