import type {
  FindingCode,
  Language,
  OfferFinding,
  OfferRule,
  Words,
} from '../../../preload/contract/index.ts';
import { lendsStock } from '../protocol/leases.ts';
import { deckSize } from './deck.ts';
import { daysOf, worstCase, worstOfflineLoss } from './worst-case.ts';

/** 最高奖金额: the most that may be given by lot, in fen (Provisions on promotion by prizes, article 17: CNY 50,000). */
export const TOP_PRIZE = 5_000_000;
const LARGEST_DECK = 10_000_000;

type Found = Iterable<OfferFinding>;
const finding =
  (level: OfferFinding['level']) =>
  (code: FindingCode, details: OfferFinding['details'] = {}): OfferFinding => ({
    code,
    level,
    details,
  });
const error = finding('error');
const warning = finding('warning');
const note = finding('note');

function* money(rule: OfferRule): Found {
  const { kind, value, threshold } = rule;
  if (kind !== 'percentage' && kind !== 'sample' && value === 0) yield error('worth-nothing');
  if (kind === 'full-reduction') {
    if (rule.everyFull && threshold === 0) yield error('every-full-of-nothing');
    if (value > threshold) yield error('gives-more-than-paid', { value, threshold });
    if (rule.everyFull && rule.cap === undefined) yield warning('cap-missing');
  }
  if ((kind === 'fixed' || kind === 'red-packet') && threshold > 0 && value > threshold)
    yield warning('gives-more-than-paid', { value, threshold });
  if (kind === 'allowance' && rule.per && rule.per.spend > rule.per.every)
    yield error('gives-more-than-paid', { value: rule.per.spend, threshold: rule.per.every });
  if (kind === 'percentage' && rule.cap === undefined) yield warning('cap-missing');
}

function* lots(rule: OfferRule): Found {
  if (rule.kind !== 'red-packet') return;
  const { prizes, value, stock } = rule;
  if (!prizes) {
    // The same in every packet is no lot, but a shopper who reads "red packet" expects one.
    yield warning('odds-missing');
    if (value > TOP_PRIZE) yield error('top-prize-too-high', { value, most: TOP_PRIZE });
    return;
  }
  const top = Math.max(...prizes.map((prize) => prize.value));
  if (top > TOP_PRIZE) yield error('top-prize-too-high', { value: top, most: TOP_PRIZE });
  const packets = deckSize(prizes);
  if (packets > LARGEST_DECK) yield error('deck-too-large', { packets, most: LARGEST_DECK });
  // Fewer coupons than packets, or more, and what was published is not what is drawn.
  if (packets !== stock)
    yield error('odds-differ-from-stock', { packets, ...(stock === null ? {} : { stock }) });
}

function* costs(rule: OfferRule): Found {
  const { budget, stock } = rule;
  const worst = worstCase(rule);
  if (stock === null) yield warning('stock-missing');
  if (budget === undefined) return;
  if (worst === null) yield warning('budget-not-provable', { budget });
  else if (budget < worst) yield error('budget-below-worst', { budget, worst });
}

function* times(rule: OfferRule, now: number): Found {
  const { validFrom, validUntil, claimFrom = validFrom, claimUntil = validUntil } = rule;
  if (validFrom > validUntil) yield error('window-inverted');
  else if (validUntil < now) yield error('window-past', { validUntil });
  const ownWindow = (rule.claimFrom ?? rule.claimUntil) !== undefined;
  if (ownWindow && claimFrom > claimUntil) yield error('claim-window-inverted');
  else if (claimUntil > validUntil) yield warning('claim-outlives-use', { claimUntil, validUntil });
  if (rule.conditions.dayParts.some(({ from, until }) => from === until))
    yield error('hours-empty');
}

function* byTheDay(rule: OfferRule): Found {
  const { stock, perPerson = 1, claimsPerDay, claimsPerPersonDay } = rule;
  const { usesPerPersonDay, usesPerDay } = rule.conditions;
  if ((usesPerPersonDay ?? 0) > (usesPerDay ?? Infinity)) yield error('day-limits-inverted');
  else if ((claimsPerPersonDay ?? 0) > (claimsPerDay ?? Infinity))
    yield error('day-limits-inverted');
  if (rule.validFrom > rule.validUntil) return;
  const days = daysOf(rule);
  if (usesPerDay !== undefined && (stock ?? Infinity) > usesPerDay * days)
    yield warning('uses-fall-short', {
      most: usesPerDay * days,
      days,
      ...(stock === null ? {} : { stock }),
    });
  if (usesPerPersonDay !== undefined && perPerson > usesPerPersonDay * days)
    yield warning('person-falls-short', { perPerson, most: usesPerPersonDay * days, days });
}

function* places({ id, kind, conditions }: OfferRule): Found {
  const { products, stacking, excludes, perBasket } = conditions;
  const named = Object.values(products.include).some((list) => list.length > 0);
  if (kind === 'sample' && !named) yield error('products-missing');
  for (const by of ['brands', 'categories', 'skus', 'gtins'] as const) {
    const out = new Set<string>(products.exclude[by]);
    const both = products.include[by].find((one) => out.has(one));
    if (both !== undefined) yield warning('products-contradict', { name: both });
  }
  if (excludes.includes(id)) yield error('exclusion-of-itself');
  if (stacking.with === 'none' && excludes.length > 0) yield warning('exclusion-overlaps');
  if (stacking.with === 'none' && perBasket > 1) yield warning('together-never', { perBasket });
}

const lacks = (words: Words, language: Language): boolean => (words[language] ?? '').trim() === '';

function* words({ title, terms }: OfferRule, languages: readonly Language[]): Found {
  for (const language of languages) {
    if (lacks(title, language)) yield error('title-missing', { language });
    if (lacks(terms, language)) yield error('terms-missing', { language });
  }
}

function* loans(rule: OfferRule): Found {
  const { loan, stock } = rule;
  if (loan === undefined) return;
  if (!lendsStock(rule)) yield error('loan-unkept');
  else if (stock !== null && loan * 2 > stock)
    yield error('loan-above-stock', { loan, most: Math.floor(stock / 2) });
}

function* offline(rule: OfferRule, sites: number): Found {
  const { offlineRisk, kind } = rule;
  if (!offlineRisk) return;
  if (kind === 'cash' || kind === 'red-packet') yield error('offline-for-cash');
  const { perCoupon, perSiteDay } = offlineRisk;
  if (perCoupon > perSiteDay) yield error('offline-limits-inverted', { perCoupon, perSiteDay });
  const loss = worstOfflineLoss(rule, rule.conditions.sites.length || sites);
  if (loss !== null) yield note('offline-loss', { loss });
}

/** All that is to be said of an offer before it is published, worst first. */
export const lintOffer = (
  rule: OfferRule,
  context: {
    readonly now: number;
    readonly languages: readonly Language[];
    /** How many sites there are, for an offer that is good at all of them. */
    readonly sites: number;
  },
): OfferFinding[] => {
  const levels = ['error', 'warning', 'note'];
  return [
    ...money(rule),
    ...lots(rule),
    ...costs(rule),
    ...times(rule, context.now),
    ...byTheDay(rule),
    ...places(rule),
    ...words(rule, context.languages),
    ...loans(rule),
    ...offline(rule, context.sites),
  ].toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
};
