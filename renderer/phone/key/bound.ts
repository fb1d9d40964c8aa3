import { z } from 'zod';
import type { Shelf } from '../keep.ts';

/** Which coupons this phone's key is the key of, with the host's word for it; kept for when there is no network. */
const BOUND = 'lookglass.bound';
const kept = z.object({
  /** The host's time less this phone's own. */
  offset: z.number(),
  /** By coupon: the certificate, and the key that it is for. */
  coupons: z.record(z.string(), z.object({ certificate: z.string(), key: z.string() })),
});
export type Bound = z.infer<typeof kept>;
const NONE: Bound = { offset: 0, coupons: {} };

export const keptBound = (shelf: Shelf): Bound => {
  try {
    const parsed = kept.safeParse(JSON.parse(shelf.getItem(BOUND) ?? 'null'));
    return parsed.success ? parsed.data : NONE;
  } catch (error) {
    if (error instanceof SyntaxError) return NONE;
    throw error;
  }
};

export const keepBound = (
  shelf: Shelf,
  coupon: string,
  one: { readonly certificate: string; readonly key: string; readonly offset?: number },
): Bound => {
  const before = keptBound(shelf);
  const { certificate, key, offset = before.offset } = one;
  const bound = { offset, coupons: { ...before.coupons, [coupon]: { certificate, key } } };
  shelf.setItem(BOUND, JSON.stringify(bound));
  return bound;
};
