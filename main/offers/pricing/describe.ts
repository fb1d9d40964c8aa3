import type { OfferRule, OfferTerms } from '../../../preload/contract/index.ts';
import { deckCost, deckSize } from './deck.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';
import { worstCase, worstOfflineLoss } from './worst-case.ts';

/** Two languages say the same things, each in its own order of words. */
export type OfferWords = typeof zh;

export type DescribeContext = {
  /** The site's own, an IANA name. */
  readonly timeZone: string;
  /** How many sites there are, for an offer that is good at all of them. */
  readonly sites: number;
};

const worth = (rule: OfferTerms, w: OfferWords): string[] => {
  const { threshold } = rule;
  switch (rule.kind) {
    case 'full-reduction':
      return [w.fullReduction(threshold, rule.value, rule.everyFull === true, rule.cap)];
    case 'fixed':
      return [w.fixed(threshold, rule.value)];
    case 'percentage':
      return [w.percentage(threshold, rule.rate, rule.cap)];
    case 'cash':
      return [w.cash(rule.value)];
    case 'sample':
      return [w.sample(threshold, rule.pieces ?? 1, rule.price)];
    case 'allowance':
      return [w.allowance(threshold, rule.value, rule.per)];
    case 'red-packet': {
      const { prizes, value } = rule;
      if (!prizes) return [w.samePacket(threshold, value)];
      const packets = deckSize(prizes);
      return [
        w.packet(threshold, Math.max(...prizes.map((prize) => prize.value))),
        w.odds(
          prizes.map(({ value: each, count }) => ({ each, count, share: count / packets })),
          packets,
          deckCost(prizes),
        ),
      ];
    }
  }
};

const times = (rule: OfferRule, w: OfferWords, timeZone: string): string[] => {
  const { validFrom, validUntil, claimFrom, claimUntil, conditions } = rule;
  const differs = claimFrom !== undefined || claimUntil !== undefined;
  return [
    ...(differs ? [w.claim(claimFrom ?? validFrom, claimUntil ?? validUntil, timeZone)] : []),
    differs ? w.use(validFrom, validUntil, timeZone) : w.both(validFrom, validUntil, timeZone),
    ...(conditions.dayParts.length > 0 ? [w.hours(conditions.dayParts)] : []),
  ];
};

const products = ({ conditions }: OfferRule, w: OfferWords): string[] => {
  const { include, exclude, atLeast } = conditions.products;
  const said = [w.include(include), w.exclude(exclude), atLeast > 1 ? w.atLeast(atLeast) : ''];
  return said.filter((one) => one !== '');
};

const limits = (rule: OfferRule, w: OfferWords): string[] => {
  const { usesPerPersonDay, usesPerDay } = rule.conditions;
  const by = rule.personBy ?? 'phone';
  return [
    w.stock(rule.stock),
    w.perPerson(rule.perPerson ?? 1, by),
    ...(rule.personBy ? [w.member] : []),
    ...(rule.claimsPerPersonDay ? [w.claimsPerPersonDay(rule.claimsPerPersonDay, by)] : []),
    ...(rule.claimsPerDay ? [w.claimsPerDay(rule.claimsPerDay)] : []),
    ...(usesPerPersonDay ? [w.usesPerPersonDay(usesPerPersonDay, by)] : []),
    ...(usesPerDay ? [w.usesPerDay(usesPerDay)] : []),
  ];
};

const together = ({ conditions }: OfferRule, w: OfferWords): string[] => {
  const { stacking, excludes, perBasket } = conditions;
  return [
    w.stacking(stacking),
    ...(excludes.length > 0 && stacking.with !== 'none' ? [w.excludes(excludes)] : []),
    ...(stacking.with === 'none' ? [] : [w.perBasket(perBasket)]),
  ];
};

const risk = (rule: OfferRule, w: OfferWords, { sites, timeZone }: DescribeContext): string[] => {
  const worst = worstCase(rule);
  const loss = worstOfflineLoss(rule, rule.conditions.sites.length || sites, timeZone);
  return [
    w.worst(worst, rule.budget),
    ...(rule.home === 'kiosk' ? [w.home] : []),
    ...(rule.loan === undefined ? [] : [w.loan(rule.loan)]),
    ...(rule.offlineRisk && loss !== null
      ? [w.offline(rule.offlineRisk.perCoupon, rule.offlineRisk.perSiteDay, loss)]
      : []),
  ];
};

/** What it takes off, in one sentence: a name for an offer that came without one. */
export const describeTerms = (terms: OfferTerms): { zh: string; en: string } => ({
  zh: worth(terms, zh)[0] ?? '',
  en: worth(terms, en)[0] ?? '',
});

/** An offer as somebody would say it: a sentence for everything that was set, in the order a shopper would ask. */
export const describeOffer = (
  rule: OfferRule,
  language: 'zh' | 'en',
  context: DescribeContext,
): string[] => {
  const w: OfferWords = language === 'zh' ? zh : en;
  return [
    ...worth(rule, w),
    ...products(rule, w),
    ...times(rule, w, context.timeZone),
    w.sites(rule.conditions.sites),
    ...limits(rule, w),
    ...together(rule, w),
    ...risk(rule, w, context),
  ];
};
