import {
  calls,
  failed,
  ok,
  type Brand,
  type CallOutput,
  type CallParsed,
  type ClaimNotice,
  type Coupon,
  type EventValue,
  type Redemption,
  type Result,
  type Ticket,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { ulid } from '../base/ids.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import { openBatcher } from './batcher.ts';
import { newCouponCode, readCouponCode } from './coupon-code.ts';
import { couponOf, readRedemptionId, redemptionOf } from './coupon-view.ts';
import { openHandOff } from './hand-off.ts';
import { deckSeed, type OfferKeys } from './keys.ts';
import { standing, type Applied, type Ledger } from './ledger.ts';
import { limitOf, termsOf, type OfferRule } from './offer-rule.ts';
import { refresher } from './refresher.ts';
import { siteTime } from './pricing/site-time.ts';
import { openTill } from './till.ts';
import { openWallets } from './wallets.ts';

const RECENT = 50;
/** What is kept for good is plain text: no control characters, no half surrogates, which no database agrees on. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();

type OfferParts = {
  readonly ledger: Ledger;
  readonly keys: OfferKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: () => readonly OfferRule[];
  readonly brands: () => readonly Brand[];
  /** Where phones reach this kiosk; null while they cannot. */
  readonly publicUrl: () => string | null;
  readonly siteName: () => string;
  /** The visit that runs at a screen. */
  readonly visitOf: (screen: string) => string | null;
  /** How many people may open the same 20 s of a code. */
  readonly seatsPerSlot?: number;
  /** For offers that are good at some sites only; null where this one has no id. */
  readonly siteId?: () => string | null;
  /** Whose clock day-parts and days are counted by. */
  readonly timeZone?: string;
  readonly productOf?: Parameters<typeof openTill>[0]['productOf'];
};

export type Offers = {
  ticket(asked: { screen: string; visit: string; offer: string }): Promise<Result<Ticket>>;
  open(asked: {
    code: string;
    person: string;
    client: string;
  }): Promise<Result<CallOutput<'offers.open'>>>;
  claim(asked: { pass: string; person: string }): Promise<Result<Coupon>>;
  wallet(asked: { person: string }): Promise<Result<{ coupons: Coupon[] }>>;
  redeem(asked: {
    code: string;
    intent: string;
    till: string;
    by: string;
  }): Promise<Result<Redemption>>;
  quote(asked: CallParsed<'offers.quote'>): Promise<Result<CallOutput<'offers.quote'>>>;
  redeemBasket(
    asked: CallParsed<'offers.redeemBasket'> & { readonly by: string },
  ): Promise<Result<CallOutput<'offers.redeemBasket'>>>;
  undo(asked: {
    redemption: string;
    intent: string;
    reason: string;
    by: string;
  }): Promise<Result<Redemption>>;
  readonly claims: Value<EventValue<'claims'>>;
  readonly redemptions: Value<EventValue<'redemptions'>>;
  walletOf(person: string): Value<EventValue<'wallet'>>;
  /** To be called when a visit ends: nothing of it may be seen by the next shopper. */
  forgetVisit(visit: string): void;
  /** Resolves when everything asked so far is answered; then the ledger may be closed. */
  close(): Promise<void>;
};

/** Offers as the contract has them, over a ledger: who may claim what, and what a till may do with it. */
export const openOffers = (parts: OfferParts): Offers => {
  const { ledger, keys, clock, log, rules, brands, publicUrl, siteName, visitOf } = parts;
  const { apply, drained } = openBatcher((ops) => ledger.applyBatch(ops));
  const ruleOf = (offer: string) => rules().find(({ id }) => id === offer);
  const handOff = openHandOff({
    ledger,
    clock,
    keys,
    ruleOf,
    brandOf: (brand) => brands().find(({ id }) => id === brand),
    publicUrl,
    visitOf,
    seatsPerSlot: parts.seatsPerSlot ?? 5,
  });
  const onFault = (error: unknown) =>
    log.error('the ledger could not be read', { error: String(error) });
  const wallets = openWallets({ ledger, clock, onFault });

  const claims = cell<{ claims: ClaimNotice[] }>({ claims: [] });
  const redemptions = cell<{ redemptions: Redemption[] }>({ redemptions: [] });
  const told = ({ holding, turn }: Pick<Applied, 'holding' | 'turn'>) =>
    turn === null ? null : redemptionOf(holding, turn, clock.wall());
  const refreshRedemptions = refresher(async () => {
    const recent = await ledger.recent(RECENT);
    redemptions.set({ redemptions: recent.flatMap((one) => told(one) ?? []) });
  }, onFault);
  refreshRedemptions();

  /** Only the visit that showed the code may see that it was used, and only while it lasts. */
  const notice = (screen: string, visit: string | null, { holding }: Applied) => {
    if (visit === null || visitOf(screen) !== visit) return;
    const { terms, code, claimedAt } = holding;
    const one = { screen, visit, offer: terms.id, codeTail: code.slice(-4), at: claimedAt };
    const others = claims.get().claims.filter((other) => other.screen !== screen);
    claims.set({ claims: [one, ...others] });
  };
  const settle = (applied: Applied): Result<Redemption> => {
    const redemption = told(applied);
    if (!redemption) throw new Error('the ledger answered a redemption without one');
    refreshRedemptions();
    if (applied.holding.person !== null) wallets.changed(applied.holding.person);
    return ok(redemption);
  };

  const timeZone = parts.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const till = openTill({
    ledger,
    clock,
    apply,
    settled: (result) => (result.ok ? settle(result.value) : result),
    siteId: parts.siteId ?? (() => null),
    timeZone,
    productOf: parts.productOf ?? (() => null),
  });
  /** What only whoever hands out coupons looks at. */
  const claimLimits = (rule: OfferRule) => {
    const { claimsPerPersonDay, claimsPerDay, budget } = rule;
    const { day } = siteTime(clock.wall(), timeZone);
    return {
      ...(claimsPerPersonDay === undefined && claimsPerDay === undefined
        ? {}
        : { daily: { day, perPerson: claimsPerPersonDay ?? null, all: claimsPerDay ?? null } }),
      ...(budget === undefined ? {} : { budget }),
      ...(rule.kind === 'red-packet' && rule.prizes ? { seed: deckSeed(keys, rule) } : {}),
    };
  };

  return {
    ticket: handOff.ticket,
    async open(asked) {
      return isPerson(asked.person) ? handOff.open(asked) : failed('not-allowed');
    },

    async claim({ pass: text, person }) {
      const pass = handOff.present(text, person);
      if (!pass.ok) return pass;
      const { id, offer, screen, visit } = pass.value;
      const rule = ruleOf(offer);
      if (!rule) return failed('offer-unknown');
      const result = await apply({
        kind: 'claim',
        intent: id,
        at: clock.wall(),
        terms: termsOf(rule),
        stock: rule.stock,
        perPerson: limitOf(rule),
        ...claimLimits(rule),
        person,
        coupon: ulid(clock.wall()),
        code: newCouponCode(),
        screen,
      });
      if (!result.ok) return result;
      if (!result.value.repeated) log.info('a coupon was claimed', { offer, screen });
      notice(screen, visit, result.value);
      wallets.changed(person);
      return ok(couponOf(result.value.holding, clock.wall()));
    },

    async wallet({ person }) {
      return isPerson(person) ? ok(await wallets.read(person)) : failed('not-allowed');
    },
    walletOf: wallets.of,

    async redeem({ code: text, intent, till: name, by }) {
      const input = calls['offers.redeem'].input.safeParse({
        code: text,
        intent,
        till: plain(name),
      });
      if (!input.success) return badInput(input.error.issues);
      const found = await till.find(input.data.code);
      // The ledger keeps what staff were told, of codes that are none of ours as well.
      const code = found.ok ? ok(found.value.code) : readCouponCode(input.data.code);
      if (!code.ok) return code;
      if (found.ok && !standing(found.value)) {
        const here = till.mayUseHere(found.value);
        if (!here.ok) return here;
      }
      const result = await apply({
        kind: 'redeem',
        intent: input.data.intent,
        at: clock.wall(),
        code: code.value,
        site: plain(siteName()),
        till: input.data.till,
        by: plain(by),
        ...(found.ok ? till.dailyOf(found.value) : {}),
      });
      if (!result.ok) return result;
      if (!result.value.repeated)
        log.info('a coupon was redeemed', { offer: result.value.holding.terms.id, till: name });
      return settle(result.value);
    },

    quote: till.quote,
    redeemBasket: (asked) =>
      till.redeemBasket({
        ...asked,
        till: plain(asked.till),
        site: plain(siteName()),
        by: plain(asked.by),
      }),

    async undo({ redemption, intent, reason, by }) {
      const input = calls['offers.undo'].input.safeParse({
        redemption,
        intent,
        reason: plain(reason),
      });
      if (!input.success) return badInput(input.error.issues);
      if (input.data.reason === '') return failed('reason-missing');
      const named = readRedemptionId(input.data.redemption);
      if (!named) return failed('redemption-unknown');
      const { data } = input;
      const result = await apply({
        kind: 'reverse',
        intent: data.intent,
        at: clock.wall(),
        ...named,
        by: plain(by),
        reason: data.reason,
      });
      if (!result.ok) return result;
      if (!result.value.repeated)
        log.info('a redemption was reversed', { offer: result.value.holding.terms.id });
      return settle(result.value);
    },

    claims,
    redemptions,
    forgetVisit(visit) {
      handOff.forgetVisit(visit);
      const kept = claims.get().claims.filter((one) => one.visit !== visit);
      if (kept.length < claims.get().claims.length) claims.set({ claims: kept });
    },
    close: drained,
  };
};

/** A pseudonym given by the host, never a name. */
const isPerson = (person: string): boolean => /^[\x21-\x7e]{1,128}$/.test(person);

const badInput = (issues: readonly { readonly path: readonly PropertyKey[] }[]) => {
  const field = String(issues[0]?.path[0] ?? '');
  if (field === 'code') return failed('code-malformed');
  if (field === 'redemption') return failed('redemption-unknown');
  return failed('bad-input', { field });
};
