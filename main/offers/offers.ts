import {
  calls,
  failed,
  MOST_STORES,
  ok,
  readLive,
  type CallOutput,
  type ClaimNotice,
  type Failed,
  type FaultCode,
  type Redemption,
  type Result,
} from '../../preload/contract/index.ts';
import { cell } from '../base/value.ts';
import { openBatcher } from './batcher.ts';
import { openClaiming } from './claiming.ts';
import { readCouponCode } from './coupon-code.ts';
import { couponOf, readRedemptionId, redemptionOf } from './coupon-view.ts';
import { openHandOff } from './hand-off.ts';
import { isUsedUp, type Applied, type Holding } from './ledger.ts';
import { isMember } from './members.ts';
import { isUndoneAt, whereOf } from './rulings.ts';
import { refresher } from './refresher.ts';
import { takesPart } from './pricing/takes-part.ts';
import { openTill } from './till.ts';
import type { OfferParts, Offers, Place } from './offers-parts.ts';
import { openWallets } from './wallets.ts';

export type { Offers } from './offers-parts.ts';

const RECENT = 50;
/** People read that list: at a hub that redeems a thousand times a second it need not be read a thousand times. */
const RECENT_EVERY_MS = 250;
/** What is kept for good is plain text: no control characters, no half surrogates, which no database agrees on. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();

/** Offers as the contract has them, over a ledger: who may claim what, and what a till may do with it. */
export const openOffers = (parts: OfferParts): Offers => {
  const { ledger, keys, clock, log, rules, brands, publicUrl, siteName, visitOf } = parts;
  const { apply, drained } = openBatcher((ops) => ledger.applyBatch(ops), ledger.pace);
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
    hub: parts.hub,
    loanOf: parts.loanOf,
    codes: parts.codes,
    onGuess: parts.onGuess,
  });
  const onFault = (error: unknown) =>
    log.error('the ledger could not be read', { error: String(error) });
  const { members } = parts;
  const wallets = openWallets({ ledger, clock, members, onFault });
  const holderOf = async (holding: Holding) =>
    members ? members.holderOf(holding) : holding.person;
  const tellChanged = (holding: Holding, holder: string | null) => {
    if (holder !== null) wallets.changed(holder);
    parts.onChanged?.(holding, holder);
  };
  const changed = (holding: Holding) => {
    if (!isMember(holding.person)) return tellChanged(holding, holding.person);
    holderOf(holding).then((holder) => tellChanged(holding, holder), onFault);
  };

  const claims = cell<{ claims: ClaimNotice[] }>({ claims: [] });
  const redemptions = cell<{ redemptions: Redemption[] }>({ redemptions: [] });
  const told = ({ holding, turn }: Pick<Applied, 'holding' | 'turn'>) =>
    turn === null ? null : redemptionOf(holding, turn, clock.wall());
  let closed = false;
  const pause = () =>
    new Promise<boolean>((goOn) => void clock.after(RECENT_EVERY_MS, () => goOn(!closed)));
  const refreshRedemptions = refresher(
    async () => {
      const recent = await ledger.recent(RECENT);
      redemptions.set({ redemptions: recent.flatMap((one) => told(one) ?? []) });
    },
    onFault,
    pause,
  );
  refreshRedemptions();

  /** Only the visit that showed the code may see that it was used, and only while it lasts. */
  const notice = (one: Omit<ClaimNotice, 'visit'>, visit: string | null) => {
    if (visit === null || visitOf(one.screen) !== visit) return;
    const others = claims.get().claims.filter((other) => other.screen !== one.screen);
    claims.set({ claims: [{ ...one, visit }, ...others] });
  };
  const claimed = (screen: string, visit: string | null, { holding }: Applied) => {
    if (parts.onClaimed) return parts.onClaimed({ screen, visit, holding });
    const { terms, code, claimedAt } = holding;
    notice({ screen, offer: terms.id, codeTail: code.slice(-4), at: claimedAt }, visit);
  };
  const settle = (applied: Applied): Result<Redemption> => {
    const redemption = told(applied);
    if (!redemption) throw new Error('the ledger answered a redemption without one');
    refreshRedemptions();
    changed(applied.holding);
    return ok(redemption);
  };

  const timeZone = parts.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const brandsAt = (site: string | null) => parts.brandsAt?.(site) ?? null;
  const isGoodAt = ({ terms }: Holding, site: string | null): boolean =>
    takesPart(terms, { site, brands: brandsAt(site) });
  const here = (): Place => ({ id: parts.siteId?.() ?? null, name: siteName() });
  const tills = new Map<string | null, ReturnType<typeof openTill>>();
  const tillAt = (site: string | null) => {
    const found = tills.get(site);
    if (found) return found;
    const till = openTill({
      ledger,
      clock,
      apply,
      settled: (result) => (result.ok ? settle(result.value) : result),
      siteId: () => site,
      brands: () => brandsAt(site),
      timeZone,
      productOf: parts.productOf ?? (() => null),
      mayRedeem: parts.mayRedeem ?? (async () => ok(null)),
      onElsewhere: parts.onElsewhere ?? (() => {}),
      keyOf: parts.keyOf ?? (async () => null),
    });
    tills.set(site, till);
    return till;
  };
  const { claim } = openClaiming({
    ...parts,
    timeZone,
    apply,
    handOff,
    ruleOf,
    holderOf,
    onClaimed: claimed,
    onHeld: tellChanged,
  });

  return {
    ticket: handOff.ticket,
    async open(asked) {
      return isPerson(asked.person) ? handOff.open(asked) : failed('not-allowed');
    },

    claim,
    async wallet({ person }) {
      return isPerson(person) ? ok(await wallets.read(person)) : failed('not-allowed');
    },
    walletOf: wallets.of,

    async redeem({ code: text, seen, intent, till: name, by, site = here() }) {
      const till = tillAt(site.id);
      const input = calls['offers.redeem'].input.safeParse({
        code: text,
        intent,
        till: plain(name),
      });
      if (!input.success) return badInput(input.error.issues);
      // What this very attempt has done already is answered as it was, however old what the phone showed is by now.
      const done = await till.doneBy(input.data);
      if (done && done.risked !== null) {
        const { holding, risked: turn } = done;
        return atRisk(settle({ holding, turn, exception: null, repeated: true }));
      }
      const said = (await parts.refusals?.of(input.data.intent)) ?? null;
      if (said && !done) return { ok: false, fault: said };
      /** Where there is nothing in the ledger to say it about, or it knows nothing of what may be risked. */
      const refuse = async (no: Failed): Promise<Failed> => {
        await parts.refusals?.keep(input.data.intent, no.fault);
        return no;
      };
      const found = done ? ok(done.holding) : await till.find({ code: input.data.code, seen });
      if (!found.ok && isOfPossession(found.fault.code)) return found;
      const stand = parts.hub?.() ?? null;
      const shown = readLive(input.data.code);
      const away = stand !== null && stand !== 'joining' && stand.isAway();
      const isRisky = !found.ok && shown?.certificate != null;
      if (isRisky && away && parts.atRisk) {
        const asked = { intent: input.data.intent, till: input.data.till, by: plain(by) };
        const place = { site: plain(site.name), siteId: site.id };
        const risked = await parts.atRisk(shown, { ...asked, ...place });
        if (!risked.ok) return isOfPossession(risked.fault.code) ? risked : refuse(risked);
        if (!risked.value.ok) return risked.value;
        if (!('holding' in risked.value.value)) throw new Error('a redemption without a coupon');
        return atRisk(settle(risked.value.value));
      }
      // The ledger keeps what staff were told, of codes that are none of ours as well.
      const code = found.ok
        ? ok(found.value.code)
        : readCouponCode(readLive(input.data.code)?.code ?? input.data.code);
      if (!code.ok) return code;
      if (!done && found.ok && !isUsedUp(found.value)) {
        const allowed = await till.mayUseHere(found.value);
        // That its right is elsewhere is written down as the answer: the same question, repeated late, is no other.
        const isKept = !allowed.ok && isWithOther(allowed.fault.code, found.value);
        if (!allowed.ok && !isKept)
          return allowed.fault.code === 'coupon-elsewhere' ? refuse(allowed) : allowed;
      }
      const result = await apply({
        kind: 'redeem',
        intent: input.data.intent,
        receipt: input.data.intent,
        at: clock.wall(),
        code: code.value,
        site: plain(site.name),
        till: input.data.till,
        by: plain(by),
        ...(found.ok ? till.dailyOf(found.value) : {}),
      });
      if (!result.ok) return isRisky ? refuse(result) : result;
      if (!result.value.repeated)
        log.info('a coupon was redeemed', { offer: result.value.holding.terms.id, till: name });
      const redeemed = settle(result.value);
      // Undone since by somebody else: goods go out for it no more.
      if (redeemed.ok && redeemed.value.reversed) return failed('redemption-reversed');
      return redeemed.ok ? ok({ ...redeemed.value, way: parts.way ?? 'home' }) : redeemed;
    },

    async redeemCarried(op, site = here()) {
      const till = tillAt(site.id);
      const found = await till.lookUp(op.code);
      if (found.ok && !isUsedUp(found.value)) {
        const allowed = await till.mayUseHere(found.value);
        if (!allowed.ok) return allowed;
      }
      const result = await apply({ ...op, ...(found.ok ? till.dailyOf(found.value) : {}) });
      if (!result.ok) return result;
      if (!result.value.repeated)
        log.info('a phone carried a redemption', {
          offer: result.value.holding.terms.id,
          till: op.till,
        });
      settle(result.value);
      return result;
    },

    quote: ({ site = here(), ...asked }) => tillAt(site.id).quote(asked),
    async redeemBasket({ site = here(), ...asked }) {
      const said = (await parts.refusals?.of(asked.intent)) ?? null;
      if (said) return { ok: false, fault: said };
      const done = await tillAt(site.id).redeemBasket({
        ...asked,
        till: plain(asked.till),
        site: plain(site.name),
        by: plain(asked.by),
      });
      // Nothing of it reached the ledger: a right that comes later is for the next attempt.
      if (!done.ok && done.fault.code === 'coupon-elsewhere')
        await parts.refusals?.keep(asked.intent, done.fault);
      return done;
    },

    async undo({ redemption, intent, reason, by, site }) {
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
      const held = await ledger.byId(named.coupon);
      const used = held?.turns.find(({ turn }) => turn === named.turn);
      if (held && used && site && !isUndoneAt(plain(site.name), held, used))
        return failed('redemption-elsewhere', { where: whereOf(used) });
      if (used) parts.beforeUndo?.(used.till);
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

    async where({ coupon, person }) {
      const held = await ledger.byId(coupon);
      if (!held || (await holderOf(held)) !== person) return failed('coupon-unknown');
      const { sites } = held.terms.conditions;
      const everywhere = sites.length === 0;
      const takePart = (parts.stores?.() ?? []).filter(({ id }) => isGoodAt(held, id));
      // One that this house has no name of is counted all the same.
      const named = [...new Set(sites)].filter((id) => isGoodAt(held, id));
      return ok({
        everywhere,
        stores: takePart.slice(0, MOST_STORES).map(({ name }) => name),
        count: everywhere ? takePart.length : named.length,
      });
    },

    async coupon({ code }) {
      const found = await tillAt(here().id).lookUp(readLive(code)?.code ?? code);
      return found.ok ? ok({ coupon: couponOf(found.value, clock.wall()) }) : found;
    },

    async void({ coupon, intent, reason, by, site }) {
      const words = plain(reason);
      if (words === '') return failed('reason-missing');
      // A kiosk's hub would go on lending what only that kiosk knows to be void.
      if ((parts.hub?.() ?? null) !== null) return failed('coupon-elsewhere', { where: 'hub' });
      const held = await ledger.byId(coupon);
      // Asked again after it was done, it is answered as it was.
      if (held && !held.voided && site && !isGoodAt(held, site.id)) return failed('offer-not-here');
      if (held && held.authority !== null) parts.onElsewhere?.(held);
      const at = clock.wall();
      const result = await apply({
        kind: 'void',
        intent,
        at,
        coupon,
        by: plain(by),
        reason: words,
      });
      if (!result.ok) return result;
      const { holding, repeated } = result.value;
      if (!repeated) log.info('a coupon was made void', { offer: holding.terms.id });
      changed(holding);
      return ok({ coupon: couponOf(holding, clock.wall()) });
    },

    claims,
    redemptions,
    claimedAtHub({ slot, ...claim }) {
      notice(claim, handOff.visitAtHub(claim.screen, claim.offer, slot));
    },
    guessed: handOff.guessed,
    changed(person) {
      if (person !== null) wallets.changed(person);
      refreshRedemptions();
    },
    forgetVisit(visit) {
      handOff.forgetVisit(visit);
      const kept = claims.get().claims.filter((one) => one.visit !== visit);
      if (kept.length < claims.get().claims.length) claims.set({ claims: kept });
    },
    close() {
      closed = true;
      return drained();
    },
  };
};

/** Undone since, it is no yes any more. */
const atRisk = (done: Result<Redemption>): Result<CallOutput<'offers.redeem'>> => {
  if (!done.ok) return done;
  return done.value.reversed
    ? failed('redemption-reversed')
    : ok({ ...done.value, way: 'risk' as const });
};

/** Nothing was decided about the coupon: the same intent may come again with what was missing. */
const isOfPossession = (code: FaultCode): boolean =>
  code === 'proof-needed' || code === 'live-code-old' || code === 'certificate-elsewhere';

const isWithOther = (code: FaultCode, { authority }: Holding): boolean =>
  code === 'coupon-elsewhere' && authority !== null;

/** A pseudonym given by the host, never a name. */
const isPerson = (person: string): boolean => /^[\x21-\x7e]{1,128}$/.test(person);

const badInput = (issues: readonly { readonly path: readonly PropertyKey[] }[]) => {
  const field = String(issues[0]?.path[0] ?? '');
  if (field === 'code') return failed('code-malformed');
  if (field === 'redemption') return failed('redemption-unknown');
  return failed('bad-input', { field });
};
