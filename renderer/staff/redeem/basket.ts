import { z } from 'zod';
import type {
  BasketAsked,
  CallOutput,
  Fault,
  Redemption,
} from '../../../preload/contract/index.ts';
import { MOST_COUPONS } from '../../../preload/contract/index.ts';
import { leavesDoubt } from '../roads/attempts.ts';

/** What lies on the till before anything is redeemed: a sum or products, and coupons beside it. */
export type Chosen = {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly count: number;
};
export type Laid = {
  readonly code: string;
  readonly spend: string;
  /** As a phone with a key showed it; asked with until the host has taken it once. */
  readonly live?: string | undefined;
  readonly seen: boolean;
};

export type Phase =
  | { readonly kind: 'open' }
  /** `total`: what the quote said is to be paid, and what was asked with. */
  | { readonly kind: 'asking'; readonly total: number }
  /** Sent, and no answer: asked again with the same intent, it is never redeemed twice. */
  | { readonly kind: 'unsure'; readonly total: number }
  | { readonly kind: 'no'; readonly fault: Fault }
  | {
      readonly kind: 'yes';
      readonly saved: number;
      readonly total: number;
      readonly redemptions: readonly Redemption[];
    };

export type Basket = {
  /** As typed, in yuan. */
  readonly amount: string;
  readonly products: readonly Chosen[];
  readonly coupons: readonly Laid[];
  /** Belongs to what lies here now. */
  readonly intent: string;
  readonly phase: Phase;
};

export type BasketEvent =
  | { readonly kind: 'amount'; readonly text: string }
  | { readonly kind: 'product'; readonly product: Omit<Chosen, 'count'>; readonly by: 1 | -1 }
  | {
      readonly kind: 'coupon';
      readonly code: string;
      readonly live?: string | undefined;
      /** Typed off the phone. */
      readonly seen: boolean;
    }
  /** The host took these as they were shown. */
  | { readonly kind: 'seen'; readonly codes: readonly string[] }
  | { readonly kind: 'spend'; readonly code: string; readonly text: string }
  | { readonly kind: 'take-away'; readonly code: string }
  | { readonly kind: 'ask'; readonly total: number }
  | {
      readonly kind: 'redeemed';
      readonly answer: CallOutput<'offers.redeemBasket'>;
      readonly total: number;
    }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'clear' };

export const emptyBasket = (intent: string): Basket => ({
  amount: '',
  products: [],
  coupons: [],
  intent,
  phase: { kind: 'open' },
});

const chosen = z.object({
  sku: z.string(),
  name: z.string(),
  price: z.number(),
  count: z.number().int().positive(),
});
const laid = z.object({
  code: z.string(),
  spend: z.string(),
  live: z.string().optional(),
  seen: z.boolean(),
});
const kept = z.object({
  amount: z.string(),
  products: z.array(chosen),
  coupons: z.array(laid).max(MOST_COUPONS),
  intent: z.string(),
  /** What was sent and not answered. */
  unsure: z.number().nullable(),
});

/** What a reload must not lose: what lies here, and what nobody knows the end of. What was settled is over. */
export const basketText = ({ phase, ...lies }: Basket): string | null => {
  if (phase.kind === 'yes') return null;
  if (lies.amount === '' && lies.products.length + lies.coupons.length === 0) return null;
  const unsure = phase.kind === 'asking' || phase.kind === 'unsure' ? phase.total : null;
  return JSON.stringify({ ...lies, unsure });
};
export const basketFrom = (text: string | null): Basket | null => {
  if (text === null) return null;
  try {
    const read = kept.safeParse(JSON.parse(text));
    if (!read.success) return null;
    const { unsure, ...lies } = read.data;
    const phase: Phase = unsure === null ? { kind: 'open' } : { kind: 'unsure', total: unsure };
    return { ...lies, phase };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** Yuan as typed, in fen; null while it is no sum. */
export const fenOf = (text: string): number | null => {
  const parts = /^(\d{1,8})(?:[.。](\d{0,2}))?$/.exec(text.trim());
  if (!parts) return null;
  const fen = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return fen > 0 ? fen : null;
};

export const askedOf = ({ amount, products }: Basket): BasketAsked | null => {
  if (products.length > 0)
    return {
      kind: 'lines',
      lines: products.map(({ sku, count, price }) => ({ sku, count, price })),
    };
  const fen = fenOf(amount);
  return fen === null ? null : { kind: 'amount', amount: fen };
};

type AskedCoupon = { readonly code: string; readonly seen: boolean; readonly spend?: number };
export const couponsOf = ({ coupons }: Basket): AskedCoupon[] =>
  coupons.map(({ code, live, seen, spend }) => {
    const fen = fenOf(spend);
    const shown = { code: seen ? code : (live ?? code), seen };
    return fen === null ? shown : { ...shown, spend: fen };
  });

const withProduct = (
  products: readonly Chosen[],
  product: Omit<Chosen, 'count'>,
  by: 1 | -1,
): Chosen[] => {
  const known = products.find(({ sku }) => sku === product.sku);
  if (!known) return by === 1 ? [...products, { ...product, count: 1 }] : [...products];
  return products
    .map((one) => (one === known ? { ...one, count: one.count + by } : one))
    .filter(({ count }) => count > 0);
};

/** A coupon that lies here already and is shown once more is taken as it is shown now. */
const layDown = (
  from: Basket,
  as: Basket,
  { code, live, seen }: Extract<BasketEvent, { kind: 'coupon' }>,
): Basket => {
  const known = from.coupons.find((one) => one.code === code);
  if (!known && from.coupons.length >= MOST_COUPONS) return as;
  if (known && (known.seen || (live === undefined && !seen))) return as;
  const laid = { code, live, seen, spend: known?.spend ?? '' };
  return {
    ...from,
    coupons: known
      ? from.coupons.map((one) => (one === known ? laid : one))
      : [...from.coupons, laid],
  };
};

/** Whatever changes what lies here is another intent: the last one was asked about something else. */
export const basketAfter =
  (fresh: () => string) =>
  (basket: Basket, event: BasketEvent): Basket => {
    const { phase } = basket;
    if (event.kind === 'redeemed' || event.kind === 'failed') {
      if (phase.kind !== 'asking') return basket;
      if (event.kind === 'redeemed') {
        const { saved, redemptions } = event.answer;
        return { ...basket, phase: { kind: 'yes', saved, redemptions, total: event.total } };
      }
      return leavesDoubt(event.fault)
        ? { ...basket, phase: { kind: 'unsure', total: phase.total } }
        : { ...basket, intent: fresh(), phase: { kind: 'no', fault: event.fault } };
    }
    if (event.kind === 'seen') {
      const isNew = ({ code, seen }: Laid) => !seen && event.codes.includes(code);
      if (!basket.coupons.some(isNew)) return basket;
      const coupons = basket.coupons.map((one) => (isNew(one) ? { ...one, seen: true } : one));
      return { ...basket, coupons };
    }
    // Nothing moves while it is asked, nor while nobody knows what became of it.
    if (phase.kind === 'asking') return basket;
    if (event.kind === 'ask') return { ...basket, phase: { kind: 'asking', total: event.total } };
    if (event.kind === 'clear') return emptyBasket(fresh());
    if (phase.kind === 'unsure') return basket;
    const from =
      phase.kind === 'yes'
        ? emptyBasket(fresh())
        : { ...basket, intent: fresh(), phase: { kind: 'open' as const } };
    switch (event.kind) {
      case 'amount':
        return { ...from, amount: event.text };
      case 'product':
        return { ...from, products: withProduct(from.products, event.product, event.by) };
      case 'coupon':
        return layDown(from, basket, event);
      case 'spend':
        return {
          ...from,
          coupons: from.coupons.map((one) =>
            one.code === event.code ? { ...one, spend: event.text } : one,
          ),
        };
      case 'take-away':
        return { ...from, coupons: from.coupons.filter(({ code }) => code !== event.code) };
    }
  };
