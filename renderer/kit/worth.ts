import type { Offer } from '../../preload/contract/index.ts';
import { yuanParts, type AmountPart } from './money.ts';

/**
 * What an offer is worth, and what it asks for, as a ticket says it at a glance. The words are each page's own: `frame`
 * and `key` name them, closed lists so that copy can be held complete.
 */

export const worthFrames = ['plain', 'less', 'up-to', 'off', 'free'] as const;
export type WorthFrame = (typeof worthFrames)[number];
export type Worth = { readonly frame: WorthFrame; readonly figure: readonly AmountPart[] };

/** 九五折 says what share is left to pay, "5% off" what is taken away. */
const off = (rate: number, language: string): AmountPart[] => {
  if (language === 'zh') return [{ sign: false, text: String(rate / 1_000) }];
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return [{ sign: false, text: format.format((10_000 - rate) / 10_000) }];
};

/** `held`: of a coupon somebody has, whose prize is drawn; else of the offer on the wall. */
export const worthOf = (
  offer: Offer,
  as: 'offered' | 'held',
  language: string,
  currency = 'CNY',
): Worth => {
  const money = (fen: number) => yuanParts(fen, language, currency);
  switch (offer.kind) {
    case 'percentage':
      return { frame: 'off', figure: off(offer.rate, language) };
    case 'red-packet':
      return {
        frame: offer.prizes && as === 'offered' ? 'up-to' : 'plain',
        figure: money(offer.value),
      };
    case 'sample':
      return offer.price === 0
        ? { frame: 'free', figure: [] }
        : { frame: 'plain', figure: money(offer.price) };
    case 'full-reduction':
    case 'fixed':
      return { frame: 'less', figure: money(offer.value) };
    case 'cash':
    case 'allowance':
      return { frame: 'plain', figure: money(offer.value) };
  }
};

/** The page's frame around the figure: what stands before and after it is set small, like a sign. */
export const framed = (worth: Worth, frame: (figure: string) => string): AmountPart[] => {
  const PLACE = '\u0000';
  const [before = '', after] = frame(PLACE).split(PLACE);
  if (after === undefined) return [{ sign: false, text: before }];
  const small = (text: string): AmountPart[] => (text === '' ? [] : [{ sign: true, text }]);
  return [...small(before), ...worth.figure, ...small(after)];
};

export const askKeys = [
  'over',
  'any',
  'every',
  'cap',
  'cash',
  'chosen',
  'parts',
  'parts-every',
] as const;
export type Ask = {
  readonly key: (typeof askKeys)[number];
  /** In fen: what to spend, and what is taken off or may be used for it. */
  readonly amount?: number;
  readonly value?: number;
};

const spend = (threshold: number): Ask =>
  threshold > 0 ? { key: 'over', amount: threshold } : { key: 'any' };
const cap = (fen: number | undefined): Ask[] =>
  fen === undefined ? [] : [{ key: 'cap', amount: fen }];

/** What it asks for, the most telling first. */
export const asksOf = (offer: Offer): Ask[] => {
  switch (offer.kind) {
    case 'full-reduction':
      return offer.everyFull && offer.threshold > 0
        ? [{ key: 'every', amount: offer.threshold, value: offer.value }, ...cap(offer.cap)]
        : [spend(offer.threshold)];
    case 'percentage':
      return [spend(offer.threshold), ...cap(offer.cap)];
    case 'fixed':
    case 'red-packet':
      return [spend(offer.threshold)];
    case 'cash':
      return [{ key: 'cash' }];
    case 'sample':
      return [{ key: 'chosen' }, ...(offer.threshold > 0 ? [spend(offer.threshold)] : [])];
    case 'allowance':
      return [
        offer.per
          ? { key: 'parts-every', amount: offer.per.every, value: offer.per.spend }
          : { key: 'parts' },
        ...(offer.threshold > 0 ? [spend(offer.threshold)] : []),
      ];
  }
};
