import { spaceCode } from '../base/ids.ts';
import type { Coupon, Redemption } from '../../preload/contract/index.ts';
import { offerOf } from './offer-rule.ts';
import { balanceOf, isUsedUp, standing, type Holding } from './ledger.ts';
import { whereOf } from './rulings.ts';

const stateOf = (holding: Holding, wall: number): Coupon['state'] => {
  if (holding.voided) return 'void';
  if (isUsedUp(holding)) return 'redeemed';
  return wall > holding.terms.validUntil ? 'expired' : 'claimed';
};

/** A holding as pages see it. Whether it is over is a question of now, and so never written down. */
export const couponOf = (holding: Holding, wall: number): Coupon => {
  const used = standing(holding);
  return {
    id: holding.coupon,
    code: spaceCode(holding.code),
    offer: offerOf(holding.terms),
    state: stateOf(holding, wall),
    claimedAt: holding.claimedAt,
    redeemedAt: used?.at ?? null,
    redeemedWhere: used ? whereOf(used) : null,
    ...(holding.inParts ? { left: balanceOf(holding) } : {}),
  };
};

/** A redemption is named by its coupon and turn; there is no other name for it to disagree with. */
export const redemptionOf = (holding: Holding, turn: number, wall: number): Redemption | null => {
  const used = holding.turns.find((one) => one.turn === turn);
  if (!used) return null;
  return {
    id: `${holding.coupon}.${turn}`,
    coupon: couponOf(holding, wall),
    at: used.at,
    where: whereOf(used),
    by: used.by,
    saved: used.value,
    reversed: used.reversed,
  };
};

export const readRedemptionId = (id: string): { coupon: string; turn: number } | null => {
  const parts = /^(.+)\.(\d{1,6})$/.exec(id);
  return parts?.[1] ? { coupon: parts[1], turn: Number(parts[2]) } : null;
};
