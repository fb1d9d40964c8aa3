import { createHash, createHmac } from 'node:crypto';
import { offerTerms, type OfferTerms } from '../../../preload/contract/index.ts';
import { foldCode } from '../../base/ids.ts';
import { newCouponCode } from '../coupon-code.ts';
import { readDiscountForm } from '../pricing/discount-form.ts';
import { describeTerms } from '../pricing/describe.ts';
import type { ReadIssued } from './issued.ts';
import type { IssuedProblem } from './problems.ts';

/**
 * Coupon lists by their header. Ours: `offer,code` and optionally `person`. Another: the O2O lists of Tianchi
 * (`User_id,Merchant_id,Coupon_id,Discount_rate,Distance,Date_received`), which name a discount instead of an offer
 * and give no code.
 */

export type ListOptions = {
  /** Whose list it is: part of every name in it, so that two issuers never meet. */
  readonly source: string;
  readonly offers: readonly OfferTerms[];
  /** For lists that name a discount: when it may be used. */
  readonly window: { readonly from: number; readonly until: number } | null;
  /** What codes are made with where the list has none: nobody who knows the list can guess them. */
  readonly key: Uint8Array;
  readonly now: number;
};

export type FoundList =
  | { readonly kind: 'list'; readonly read: ReadIssued }
  | { readonly kind: 'columns-missing'; readonly columns: readonly string[] }
  | { readonly kind: 'window-missing' };

const wrong = (field: string, reason: IssuedProblem['reason'], value: string) =>
  ({ ok: false, problem: { field, reason, value } }) as const;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const isPseudonym = (text: string): boolean => /^[\x21-\x7e]{1,100}$/.test(text);

type Cells = (column: string) => string;

const ours = (options: ListOptions): ((cell: Cells) => ReturnType<ReadIssued>) => {
  const known = new Map(options.offers.map((terms) => [terms.id, terms]));
  return (cell) => {
    const terms = known.get(cell('offer'));
    if (!terms) return wrong('offer', 'offer-unknown', cell('offer'));
    const code = foldCode(cell('code'));
    if (!/^[0-9A-Z]{6,32}$/.test(code)) return wrong('code', 'not-a-code', cell('code'));
    const person = cell('person');
    if (person !== '' && !isPseudonym(person)) return wrong('person', 'not-a-person', person);
    return {
      ok: true,
      coupon: {
        intent: `${options.source}/${code}`,
        terms,
        code,
        person: person === '' ? null : `${options.source}:${person}`,
        at: options.now,
      },
    };
  };
};

/** Midnight in UTC of `20160712`; null where that is no day. */
const dayOf = (text: string): number | null => {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return null;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const at = Date.parse(iso);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== iso ? null : at;
};

const tianchi = (
  options: ListOptions,
  window: NonNullable<ListOptions['window']>,
): ((cell: Cells, fields: readonly string[]) => ReturnType<ReadIssued>) => {
  /** A few thousand offers behind a hundred thousand coupons. */
  const made = new Map<string, OfferTerms | null>();
  const termsOf = (merchant: string, coupon: string, discount: string): OfferTerms | null => {
    const id = `${options.source}-${merchant}-${coupon}`;
    const key = `${id} ${discount}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const form = readDiscountForm(discount);
    const read = offerTerms.safeParse({
      id,
      brand: `${options.source}-${merchant}`,
      title: { zh: '', en: '' },
      terms: { zh: '', en: '' },
      validFrom: window.from,
      validUntil: window.until,
      ...form,
    });
    const terms = form && read.success ? { ...read.data, title: describeTerms(read.data) } : null;
    made.set(key, terms);
    return terms;
  };
  return (cell, fields) => {
    const [user, merchant, coupon] = ['User_id', 'Merchant_id', 'Coupon_id'].map(cell);
    const discount = cell('Discount_rate');
    if (user === undefined || !isPseudonym(user))
      return wrong('User_id', 'not-a-person', user ?? '');
    if (!merchant) return wrong('Merchant_id', 'missing', '');
    if (!coupon) return wrong('Coupon_id', 'missing', '');
    const at = dayOf(cell('Date_received'));
    if (at === null) return wrong('Date_received', 'not-a-date', cell('Date_received'));
    const terms = termsOf(merchant, coupon, discount);
    if (!terms) return wrong('Discount_rate', 'not-a-discount', discount);
    // The whole row is the coupon's name: the list has no other.
    const row = JSON.stringify(fields);
    const bytes = createHmac('sha256', options.key).update(`${options.source} ${row}`).digest();
    return {
      ok: true,
      coupon: {
        intent: `${options.source}/${digest(row)}`,
        terms,
        code: newCouponCode((count) => bytes.subarray(0, count)),
        person: `${options.source}:${user}`,
        at,
      },
    };
  };
};

const TIANCHI = ['User_id', 'Merchant_id', 'Coupon_id', 'Discount_rate', 'Date_received'];
const OURS = ['offer', 'code'];

export const listOf = (header: readonly string[], options: ListOptions): FoundList => {
  const at = new Map(header.map((name, index) => [name.trim(), index]));
  const has = (columns: readonly string[]) => columns.every((name) => at.has(name));
  const reading =
    (read: (cell: Cells, fields: readonly string[]) => ReturnType<ReadIssued>): ReadIssued =>
    (fields) =>
      fields.length === header.length
        ? read((column) => (fields[at.get(column) ?? -1] ?? '').trim(), fields)
        : wrong('', 'column-count', `${fields.length} / ${header.length}`);
  if (has(TIANCHI)) {
    return options.window
      ? { kind: 'list', read: reading(tianchi(options, options.window)) }
      : { kind: 'window-missing' };
  }
  if (has(OURS)) return { kind: 'list', read: reading(ours(options)) };
  return { kind: 'columns-missing', columns: OURS.filter((name) => !at.has(name)) };
};
