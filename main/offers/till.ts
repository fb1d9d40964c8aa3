import {
  failed,
  ok,
  type Basket,
  type BasketAsked,
  type BasketLine,
  type CallOutput,
  type Quote,
  readLive,
  type Redemption,
  type Result,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { foldCode } from '../base/ids.ts';
import { readCouponCode } from './coupon-code.ts';
import { couponOf } from './coupon-view.ts';
import {
  balanceOf,
  isUsedUp,
  standing,
  type Applied,
  type DayLimits,
  type Holding,
  type Ledger,
  type RedeemOp,
  type ReverseOp,
} from './ledger.ts';
import type { HeldCoupon, TillContext } from './pricing/held.ts';
import { price } from './pricing/price.ts';
import { riskedBy } from './protocol/risk.ts';
import { rulePossession } from './protocol/possession.ts';
import { siteTime } from './pricing/site-time.ts';
import { usedToday } from './used-today.ts';
import { notHereAndNow } from './pricing/usable.ts';
import { whereOf } from './rulings.ts';

type Shown = { readonly code: string; readonly seen?: boolean | undefined };
type Asked = Shown & { readonly spend?: number | undefined };
type Laid = { readonly code: string; readonly holding: Holding; readonly asked: Asked };
type Unusable = CallOutput<'offers.quote'>['unusable'][number];

type TillParts = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  apply(op: RedeemOp | ReverseOp): Promise<Result<Applied>>;
  /** What of a redemption is told to those who watch. */
  settled(result: Result<Applied>): Result<Redemption>;
  /** The site's id; null where it has none. */
  readonly siteId: () => string | null;
  /** What it sells; null for every brand. */
  readonly brands: () => readonly string[] | null;
  readonly timeZone: string;
  /** By its own right or one that was lent to it. */
  readonly mayRedeem: (holding: Holding) => Promise<Result<null>>;
  readonly onElsewhere: (holding: Holding) => void;
  /** The phone's key that a coupon is bound to, if any. */
  readonly keyOf: (coupon: string) => Promise<string | null>;
  readonly productOf: (
    sku: string,
  ) => (Omit<BasketLine, 'count' | 'price'> & { price: number | null }) | null;
};

const whyUnusable = (holding: Holding): Unusable['fault'] | null => {
  const used = standing(holding);
  if (holding.voided) return { code: 'coupon-void', details: { at: holding.voided.at } };
  if (used && isUsedUp(holding))
    return { code: 'coupon-redeemed', details: { at: used.at, where: whereOf(used), by: used.by } };
  if (holding.person === null) return { code: 'coupon-unclaimed' };
  return null;
};

/** A till asks what applies to a basket, and redeems what it was told: rules, pricing and ledger in one place. */
export const openTill = (parts: TillParts) => {
  const { ledger, clock, apply, settled, timeZone } = parts;

  const context = (): TillContext => ({
    site: parts.siteId(),
    brands: parts.brands(),
    at: clock.wall(),
    timeZone,
  });

  /** Ours are checked before the ledger is asked; others' codes are what they are. */
  const lookUp = async (text: string): Promise<Result<Holding>> => {
    const own = readCouponCode(text);
    const holding = await ledger.byCode(own.ok ? own.value : foldCode(text).slice(0, 64));
    if (holding) return ok(holding);
    return own.ok ? failed('coupon-unknown') : own;
  };

  /** And off the phone that it belongs to; of one that is used up or void there is something better to say. */
  const find = async ({ code, seen = false }: Shown): Promise<Result<Holding>> => {
    const live = readLive(code);
    const found = await lookUp(live?.code ?? code);
    if (!found.ok || found.value.voided || isUsedUp(found.value)) return found;
    const bound = await parts.keyOf(found.value.coupon);
    const shown = rulePossession(bound, { live, seen }, clock.wall());
    return shown.ok ? found : shown;
  };

  const basketOf = (asked: BasketAsked): Result<Basket> => {
    if (asked.kind === 'amount') return ok(asked);
    const lines: BasketLine[] = [];
    for (const line of asked.lines) {
      const product = parts.productOf(line.sku);
      if (!product) return failed('product-unknown', { sku: line.sku });
      const each = line.price ?? product.price;
      if (each === null) return failed('bad-input', { field: 'price', sku: line.sku });
      lines.push({ ...product, price: each, count: line.count });
    }
    return ok({ kind: 'lines', lines });
  };

  const heldOf = async ({ holding, asked }: Laid): Promise<HeldCoupon> => ({
    id: holding.coupon,
    terms: holding.terms,
    left: balanceOf(holding),
    usedToday: await usedToday(ledger, holding, clock.wall(), timeZone),
    ...(asked.spend === undefined ? {} : { asked: asked.spend }),
  });

  /** The right may be elsewhere, or have been lost with what this house forgot. */
  const isHere = async (holding: Holding): Promise<Result<null>> => {
    const { authority } = holding;
    if (authority === null) return parts.mayRedeem(holding);
    parts.onElsewhere(holding);
    return failed('coupon-elsewhere', { where: authority });
  };
  const whyNot = async (holding: Holding): Promise<Unusable['fault'] | null> => {
    const unusable = whyUnusable(holding);
    if (unusable) return unusable;
    const here = await isHere(holding);
    return here.ok ? null : here.fault;
  };

  const lay = async (asked: readonly Asked[]) => {
    const laid = new Map<string, Laid>();
    const unusable: Unusable[] = [];
    for (const one of asked) {
      const found = await find(one);
      const code = readLive(one.code)?.code ?? one.code;
      const fault = found.ok ? await whyNot(found.value) : found.fault;
      if (fault) unusable.push({ code, fault });
      // A coupon that is scanned twice lies there once.
      else if (found.ok) laid.set(found.value.coupon, { code, holding: found.value, asked: one });
    }
    return { laid: [...laid.values()], unusable };
  };
  const weigh = async (basket: Basket, laid: readonly Laid[]): Promise<Quote> =>
    price(basket, await Promise.all(laid.map(heldOf)), context());

  const dailyOf = ({ terms }: Holding): { readonly daily?: DayLimits } => {
    const { usesPerPersonDay, usesPerDay } = terms.conditions;
    if (usesPerPersonDay === undefined && usesPerDay === undefined) return {};
    const { day } = siteTime(clock.wall(), timeZone);
    return { daily: { day, perPerson: usesPerPersonDay ?? null, all: usesPerDay ?? null } };
  };

  /** What this very intent did before: a repeated request is answered, not repeated. */
  const before = async (asked: readonly Asked[], intent: string) => {
    const done: { holding: Holding; turn: number }[] = [];
    for (const { code } of asked) {
      const found = await lookUp(readLive(code)?.code ?? code);
      const turn = found.ok && found.value.turns.find(({ receipt }) => receipt === intent);
      if (found.ok && turn && !turn.reversed) done.push({ holding: found.value, turn: turn.turn });
    }
    return done;
  };

  return {
    /** The coupon that this very attempt redeemed or risked before; null where it did not. */
    async doneBy({ code, intent }: { readonly code: string; readonly intent: string }) {
      const found = await lookUp(readLive(code)?.code ?? code);
      if (!found.ok) return null;
      const { value: holding } = found;
      const risked = riskedBy(holding, intent);
      if (risked) return { holding, risked: risked.turn };
      return holding.turns.some(({ receipt }) => receipt === intent)
        ? { holding, risked: null }
        : null;
    },
    dailyOf,
    find,
    lookUp,
    /** For a redemption without a basket: the hour and the site are known even then. */
    async mayUseHere(holding: Holding): Promise<Result<null>> {
      const no = notHereAndNow(holding.terms, context());
      if (no === null) return isHere(holding);
      return failed(no === 'not-at-this-site' ? 'offer-not-here' : 'offer-not-now');
    },

    async quote(asked: {
      readonly coupons: readonly Asked[];
      readonly basket: BasketAsked;
    }): Promise<Result<CallOutput<'offers.quote'>>> {
      const basket = basketOf(asked.basket);
      if (!basket.ok) return basket;
      const { laid, unusable } = await lay(asked.coupons);
      return ok({
        quote: await weigh(basket.value, laid),
        coupons: laid.map(({ code, holding }) => ({
          code,
          coupon: couponOf(holding, clock.wall()),
          left: balanceOf(holding),
        })),
        unusable,
      });
    },

    /**
     * Redeems what a quote said, if it still says so. Either all of it stands or none: where another till was faster
     * with one of them, the others are given back.
     */
    async redeemBasket(asked: {
      readonly coupons: readonly Asked[];
      readonly basket: BasketAsked;
      readonly total: number;
      readonly intent: string;
      readonly till: string;
      readonly site: string;
      readonly by: string;
    }): Promise<Result<CallOutput<'offers.redeemBasket'>>> {
      const { intent, till, site, by } = asked;
      const known = await before(asked.coupons, intent);
      const answer = (done: readonly Redemption[]) =>
        ok({ redemptions: [...done], saved: done.reduce((sum, { saved }) => sum + saved, 0) });
      if (known.length > 0) {
        const told = known.map((one) => settled(ok({ ...one, exception: null, repeated: true })));
        return answer(told.flatMap((one) => (one.ok ? [one.value] : [])));
      }
      const basket = basketOf(asked.basket);
      if (!basket.ok) return basket;
      const { laid, unusable } = await lay(asked.coupons);
      const { savings, subtotal, total } = await weigh(basket.value, laid);
      const [unusableFirst] = unusable;
      if (total !== asked.total)
        return unusableFirst
          ? { ok: false, fault: unusableFirst.fault }
          : failed('price-changed', { total });
      if (savings.length === 0) return failed('nothing-applies');
      const ops = savings.flatMap(({ coupon, saved }): RedeemOp[] => {
        const one = laid.find(({ holding }) => holding.coupon === coupon);
        if (!one) return [];
        return [
          {
            kind: 'redeem',
            intent: `${intent}.${coupon}`,
            at: clock.wall(),
            code: one.holding.code,
            site,
            till,
            by,
            amount: subtotal,
            value: saved,
            receipt: intent,
            ...dailyOf(one.holding),
          },
        ];
      });
      const results = await Promise.all(ops.map(apply));
      const refused = results.find((result) => !result.ok);
      if (refused && !refused.ok) {
        for (const result of results) {
          if (!result.ok || result.value.turn === null) continue;
          const { coupon } = result.value.holding;
          const reversal: ReverseOp = {
            kind: 'reverse',
            intent: `${intent}.${coupon}.back`,
            at: clock.wall(),
            coupon,
            turn: result.value.turn,
            by,
            reason: 'another coupon of this basket was refused',
          };
          settled(await apply(reversal));
        }
        return refused;
      }
      const done = results.map(settled);
      // Asked before, and undone since.
      if (done.some((one) => one.ok && one.value.reversed)) return failed('redemption-reversed');
      return answer(done.flatMap((one) => (one.ok ? [one.value] : [])));
    },
  };
};
