import {
  calls,
  failed,
  ok,
  readLive,
  type CallOutput,
  type Failed,
  type FaultCode,
  type Redemption,
  type Result,
} from '../../preload/contract/index.ts';
import type { Batcher } from './batcher.ts';
import { readCouponCode } from './coupon-code.ts';
import { couponOf } from './coupon-view.ts';
import { isUsedUp, type Holding } from './ledger.ts';
import type { OfferParts, Offers } from './offers-parts.ts';
import type { Places } from './places.ts';
import { plain } from './plain.ts';
import { openTill } from './till.ts';
import type { Told } from './told.ts';

type Redeeming = Pick<Offers, 'redeem' | 'redeemCarried' | 'quote' | 'redeemBasket' | 'coupon'>;

/** What staff ask at a till: what a coupon is worth, and that it be used. */
export const openRedeeming = (
  parts: Pick<
    OfferParts,
    | 'ledger'
    | 'clock'
    | 'log'
    | 'hub'
    | 'way'
    | 'atRisk'
    | 'refusals'
    | 'productOf'
    | 'mayRedeem'
    | 'onElsewhere'
    | 'keyOf'
  > & {
    readonly apply: Batcher['apply'];
    readonly told: Pick<Told, 'settled'>;
    readonly places: Pick<Places, 'here' | 'brandsAt'>;
    readonly timeZone: string;
  },
): Redeeming => {
  const { ledger, clock, log, apply, places, timeZone } = parts;
  const { here, brandsAt } = places;
  const settle = parts.told.settled;
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
  return {
    async redeem({ code: text, seen, intent, till: name, by, site = here() }) {
      const till = tillAt(site.id);
      const input = calls['offers.redeem'].input.safeParse({
        code: text,
        intent,
        till: plain(name),
      });
      if (!input.success) {
        const field = String(input.error.issues[0]?.path[0] ?? '');
        return field === 'code' ? failed('code-malformed') : failed('bad-input', { field });
      }
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

    async coupon({ code }) {
      const found = await tillAt(here().id).lookUp(readLive(code)?.code ?? code);
      return found.ok ? ok({ coupon: couponOf(found.value, clock.wall()) }) : found;
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
