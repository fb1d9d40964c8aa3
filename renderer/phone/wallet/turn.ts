import type { Coupon } from '../../../preload/contract/index.ts';

/** What happened to a coupon at the till while the page was open. */
export type Turn = { readonly kind: 'used' | 'returned'; readonly coupon: Coupon };

export const turnOf = (before: readonly Coupon[], after: readonly Coupon[]): Turn | null => {
  for (const coupon of after) {
    const was = before.find((one) => one.id === coupon.id)?.state;
    if (was === 'claimed' && coupon.state === 'redeemed') return { kind: 'used', coupon };
    if (was === 'redeemed' && coupon.state === 'claimed') return { kind: 'returned', coupon };
  }
  return null;
};
