import {
  failed,
  ok,
  type OfferRule,
  type OfferTerms,
  type Result,
} from '../../../preload/contract/index.ts';
import type { Holding, Turn } from '../ledger.ts';
import { safeguards, type Safeguards } from './safeguards.ts';

/**
 * Redeeming with nobody to ask: off, unless a campaign allows it. The hub gives a store its budget day by day and each
 * day once, so that whatever clocks do and whoever forgets, no more can be lost than was given. Every fen that goes out
 * is taken off, whether it turns out to be doubled or not.
 */
export type RiskPermit = {
  readonly offer: string;
  /** The node, in the epoch of its memory, that may spend it. */
  readonly holder: string;
  readonly day: string;
  readonly perCoupon: number;
  readonly budget: number;
};

/** A phone signs the till's nonce; that old a signature is a recording. */
export const PROOF_MS = 30_000;

/** What is as good as money is never risked. */
const isCash = ({ kind }: Pick<OfferTerms, 'kind'>): boolean =>
  kind === 'cash' || kind === 'red-packet';

/** What an attempt is called where it is risked; the hub may have been asked under its plain name. */
export const riskIntent = (intent: string, on: Safeguards = safeguards): string =>
  on.riskByOwnIntent ? `risk.${intent}` : intent;

/** The use of a coupon that this very attempt risked. */
export const riskedBy = (
  { turns }: Pick<Holding, 'turns'>,
  intent: string,
  on: Safeguards = safeguards,
): Turn | null => {
  const name = riskIntent(intent, on);
  return (on.answerRiskAgain && turns.find(({ receipt }) => receipt === name)) || null;
};

export type RiskAsked = {
  readonly terms: OfferTerms;
  readonly holder: string;
  /** What goes out, in fen. */
  readonly value: number;
  /** Since the till asked, by the clock that never jumps. */
  readonly proofAgeMs: number;
  /** Signed by the key that the coupon's certificate names. */
  readonly isOwn: boolean;
};
export type RiskFacts = {
  readonly permit: RiskPermit | null;
  /** Of this day's budget. */
  readonly spent: number;
  /** This node gave goods for this coupon before. */
  readonly givenBefore: boolean;
};

export const ruleRisk = (
  asked: RiskAsked,
  facts: RiskFacts,
  on: Safeguards = safeguards,
): Result<null> => {
  const { terms, value } = asked;
  const { permit } = facts;
  if (on.ownProof && !asked.isOwn) return failed('certificate-elsewhere');
  if (on.riskByPermit && !permit) return failed('risk-not-allowed');
  if (on.bindPermitToEpoch && permit && permit.holder !== asked.holder)
    return failed('risk-not-allowed');
  if (on.neverRiskCash && isCash(terms)) return failed('risk-not-allowed');
  if (on.capRisk && permit && value > permit.perCoupon)
    return failed('risk-too-high', { most: permit.perCoupon });
  if (on.riskOnce && facts.givenBefore) return failed('coupon-redeemed');
  if (on.freshProof && asked.proofAgeMs > PROOF_MS) return failed('proof-stale');
  if (on.keepRiskBudget && permit && facts.spent + value > permit.budget)
    return failed('risk-budget-spent');
  return ok(null);
};

/** The hub gives out one day's budget of one store: once. */
export const rulePermit = (
  rule: Pick<OfferRule, 'offlineRisk' | 'kind'>,
  before: RiskPermit | null,
  on: Safeguards = safeguards,
): Result<null> => {
  if (!rule.offlineRisk || isCash(rule)) return failed('risk-not-allowed');
  return on.permitDayOnce && before ? failed('risk-budget-spent') : ok(null);
};

const DAY_MS = 24 * 3_600_000;

/** The worst that an offer can lose with no network, in fen: each store's budget on each day that it is in force. */
export const worstLoss = (
  rule: Pick<OfferRule, 'offlineRisk' | 'kind' | 'validFrom' | 'validUntil'>,
  sites: number,
): number => {
  if (!rule.offlineRisk || isCash(rule)) return 0;
  // A day at either end is begun only, and is a day of the budget all the same.
  const days = Math.floor(Math.max(0, rule.validUntil - rule.validFrom) / DAY_MS) + 2;
  return rule.offlineRisk.perSiteDay * sites * days;
};
