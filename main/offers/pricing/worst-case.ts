import type { OfferRule } from '../../../preload/contract/index.ts';
import { deckCost } from './deck.ts';
import { siteTime } from './site-time.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The most one coupon can cost; null where only the basket tells. */
export const mostPerCoupon = (rule: OfferRule): number | null => {
  switch (rule.kind) {
    case 'full-reduction':
      return rule.everyFull ? (rule.cap ?? null) : Math.min(rule.value, rule.cap ?? rule.value);
    case 'percentage':
      return rule.cap ?? null;
    case 'sample':
      return rule.value > 0 ? rule.value : null;
    case 'fixed':
    case 'red-packet':
    case 'cash':
    case 'allowance':
      return rule.value;
  }
};

/** What the offer costs if every coupon is used for all it is worth; null where nothing bounds it. */
export const worstCase = (rule: OfferRule): number | null => {
  if (rule.kind === 'red-packet' && rule.prizes) return deckCost(rule.prizes);
  const one = mostPerCoupon(rule);
  return one === null || rule.stock === null ? null : one * rule.stock;
};

/** By the site's own clock: a day that is only begun is a day all the same. */
export const daysOf = (
  { validFrom, validUntil }: Pick<OfferRule, 'validFrom' | 'validUntil'>,
  timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): number => {
  const dayOf = (at: number) => Date.parse(`${siteTime(at, timeZone).day}T00:00:00Z`) / DAY_MS;
  return Math.max(1, dayOf(validUntil) - dayOf(validFrom) + 1);
};

/** What redeeming with no way to ask anybody may cost, were every site cut off and cheated every day. */
export const worstOfflineLoss = (
  rule: OfferRule,
  sites: number,
  timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): number | null => {
  return rule.offlineRisk ? rule.offlineRisk.perSiteDay * sites * daysOf(rule, timeZone) : null;
};
