import { expect, it } from 'vitest';
import type { Coupon, couponState } from '../../../preload/contract/index.ts';
import { turnOf } from './turn.ts';

const coupon = (id: string, state: (typeof couponState.options)[number]) =>
  ({ id, state }) as Coupon;

it('notices what the till did while the page was open', () => {
  const [a, used] = [coupon('a', 'claimed'), coupon('a', 'redeemed')];
  expect(turnOf([a], [used])).toEqual({ kind: 'used', coupon: used });
  expect(turnOf([used], [a])).toEqual({ kind: 'returned', coupon: a });
});

it('is quiet about everything else', () => {
  expect(turnOf([], [coupon('a', 'claimed')])).toBeNull();
  expect(turnOf([], [coupon('a', 'redeemed')])).toBeNull();
  expect(turnOf([coupon('a', 'claimed')], [coupon('a', 'expired')])).toBeNull();
  expect(turnOf([coupon('a', 'claimed')], [])).toBeNull();
});
