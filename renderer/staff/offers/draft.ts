import { z } from 'zod';
import { offerKind, type OfferRule, type Words } from '../../../preload/contract/index.ts';

/**
 * An offer as it is being typed: everything is text, so that nothing that was typed is lost by being wrong for a
 * moment. Sums are yuan here and fen outside; a rate is the percent that is left to pay.
 */
const text = z.string();
const choice = z.object({ brands: text, categories: text, skus: text, gtins: text });
export const draftShape = z.object({
  kind: offerKind,
  title: z.record(text, text),
  terms: z.record(text, text),
  value: text,
  threshold: text,
  cap: text,
  rate: text,
  everyFull: z.boolean(),
  price: z.enum(['0', '1']),
  pieces: text,
  perEvery: text,
  perSpend: text,
  drawn: z.boolean(),
  prizes: z.array(z.object({ value: text, count: text })),
  validFrom: text,
  validUntil: text,
  claimFrom: text,
  claimUntil: text,
  stock: text,
  perPerson: text,
  // A draft that was kept before there was such a question.
  personBy: z.enum(['phone', 'member']).default('phone'),
  claimsPerPersonDay: text,
  claimsPerDay: text,
  usesPerPersonDay: text,
  usesPerDay: text,
  budget: text,
  home: z.boolean(),
  loan: text,
  riskCoupon: text,
  riskDay: text,
  sites: z.array(text),
  include: choice,
  exclude: choice,
  atLeast: text,
  dayParts: z.array(z.object({ days: z.array(z.number()), from: text, until: text })),
  stacking: z.enum(['none', 'group', 'all']),
  group: text,
  excludes: z.array(text),
  perBasket: text,
  priority: text,
});
export type Draft = z.infer<typeof draftShape>;

/** Exact, by digits: 19.9 times a hundred is not 1990 in floating point. What is no sum stays as it was typed. */
export const fenOf = (typed: string): number | string | undefined => {
  const said = typed.trim().replaceAll(/[,，¥￥\s]/g, '');
  if (said === '') return undefined;
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(said);
  return parts ? Number(`${parts[1]}${(parts[2] ?? '').padEnd(2, '0')}`) : typed;
};
export const yuanOf = (fen: number | undefined): string => {
  if (fen === undefined) return '';
  const rest = fen % 100;
  return `${Math.trunc(fen / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
};
const countOf = (typed: string): number | string | undefined => {
  const said = typed.trim().replaceAll(/[,，\s]/g, '');
  if (said === '') return undefined;
  return /^-?\d{1,10}$/.test(said) ? Number(said) : typed;
};
const counted = (value: number | null | undefined): string => (value == null ? '' : String(value));

const namesOf = (typed: string): string[] =>
  typed
    .split(/[,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** By this device's clock, to the minute: a window ends with the last second of its last minute. */
const MINUTE_MS = 60_000;
const instantOf = (typed: string, edge: 'from' | 'until'): number | string | undefined => {
  if (typed === '') return undefined;
  const at = Date.parse(typed);
  if (Number.isNaN(at)) return typed;
  return edge === 'from' ? at : at + MINUTE_MS - 1;
};
const typedTime = (at: number | undefined): string => {
  if (at === undefined) return '';
  const day = new Date(at);
  return new Date(at - day.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
};

/** Only what was said: a field that is not there means what offers meant before there was such a field. */
const said = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const worth = (d: Draft): Record<string, unknown> => {
  const value = fenOf(d.value);
  const threshold = fenOf(d.threshold) ?? 0;
  switch (d.kind) {
    case 'full-reduction':
      return {
        value,
        threshold,
        cap: fenOf(d.cap),
        everyFull: d.everyFull ? true : undefined,
      };
    case 'fixed':
      return { value, threshold };
    case 'percentage': {
      const rate = fenOf(d.rate);
      return { threshold, rate, cap: fenOf(d.cap) };
    }
    case 'red-packet':
      return d.drawn
        ? {
            threshold,
            prizes: d.prizes.map((one) => ({ value: fenOf(one.value), count: countOf(one.count) })),
          }
        : { value, threshold };
    case 'cash':
      return { value, threshold: 0 };
    case 'sample':
      return {
        value: value ?? 0,
        threshold,
        price: Number(d.price),
        pieces: countOf(d.pieces),
      };
    case 'allowance': {
      const per = said({ every: fenOf(d.perEvery), spend: fenOf(d.perSpend) });
      return { value, threshold, per: Object.keys(per).length > 0 ? per : undefined };
    }
  }
};

const chosen = (typed: Draft['include']) => ({
  brands: namesOf(typed.brands),
  categories: namesOf(typed.categories),
  skus: namesOf(typed.skus),
  gtins: namesOf(typed.gtins),
});

/** What the host is asked about. It believes nothing of it. */
export const offerOfDraft = (d: Draft): Record<string, unknown> => {
  const risk = said({ perCoupon: fenOf(d.riskCoupon), perSiteDay: fenOf(d.riskDay) });
  return said({
    kind: d.kind,
    title: d.title,
    terms: d.terms,
    ...worth(d),
    validFrom: instantOf(d.validFrom, 'from'),
    validUntil: instantOf(d.validUntil, 'until'),
    claimFrom: instantOf(d.claimFrom, 'from'),
    claimUntil: instantOf(d.claimUntil, 'until'),
    stock: countOf(d.stock) ?? null,
    perPerson: countOf(d.perPerson) ?? 1,
    personBy: d.personBy === 'member' ? 'member' : undefined,
    claimsPerPersonDay: countOf(d.claimsPerPersonDay),
    claimsPerDay: countOf(d.claimsPerDay),
    budget: fenOf(d.budget),
    offlineRisk: Object.keys(risk).length > 0 ? risk : undefined,
    home: d.home ? 'kiosk' : undefined,
    loan: countOf(d.loan),
    conditions: said({
      sites: d.sites,
      products: {
        include: chosen(d.include),
        exclude: chosen(d.exclude),
        atLeast: countOf(d.atLeast) ?? 1,
      },
      dayParts: d.dayParts,
      stacking:
        d.stacking === 'none'
          ? { with: 'none' }
          : said({ with: d.stacking, group: d.group.trim() || undefined }),
      excludes: d.excludes,
      priority: countOf(d.priority) ?? 0,
      perBasket: countOf(d.perBasket) ?? 1,
      usesPerPersonDay: countOf(d.usesPerPersonDay),
      usesPerDay: countOf(d.usesPerDay),
    }),
  });
};

const wordsIn = (words: Words, languages: readonly string[]): Record<string, string> => ({
  ...Object.fromEntries(languages.map((language) => [language, ''])),
  ...words,
});

const typedChoice = (choice: {
  readonly [K in keyof Draft['include']]: readonly string[];
}): Draft['include'] => ({
  brands: choice.brands.join(', '),
  categories: choice.categories.join(', '),
  skus: choice.skus.join(', '),
  gtins: choice.gtins.join(', '),
});

/** An offer that is there, as somebody would have typed it. */
export const draftOfRule = (rule: OfferRule, languages: readonly string[]): Draft => {
  const { conditions: c } = rule;
  const prizes = rule.kind === 'red-packet' ? (rule.prizes ?? []) : [];
  return {
    kind: rule.kind,
    title: wordsIn(rule.title, languages),
    terms: wordsIn(rule.terms, languages),
    value: rule.kind === 'percentage' || prizes.length > 0 ? '' : yuanOf(rule.value),
    threshold: rule.threshold === 0 ? '' : yuanOf(rule.threshold),
    cap: 'cap' in rule ? yuanOf(rule.cap) : '',
    rate: rule.kind === 'percentage' ? yuanOf(rule.rate) : '',
    everyFull: rule.kind === 'full-reduction' && rule.everyFull === true,
    price: rule.kind === 'sample' && rule.price === 1 ? '1' : '0',
    pieces: rule.kind === 'sample' ? counted(rule.pieces) : '',
    perEvery: rule.kind === 'allowance' ? yuanOf(rule.per?.every) : '',
    perSpend: rule.kind === 'allowance' ? yuanOf(rule.per?.spend) : '',
    drawn: prizes.length > 0,
    prizes: prizes.map(({ value, count }) => ({ value: yuanOf(value), count: String(count) })),
    validFrom: typedTime(rule.validFrom),
    validUntil: typedTime(rule.validUntil),
    claimFrom: typedTime(rule.claimFrom),
    claimUntil: typedTime(rule.claimUntil),
    stock: counted(rule.stock),
    perPerson: counted(rule.perPerson ?? 1),
    personBy: rule.personBy ?? 'phone',
    claimsPerPersonDay: counted(rule.claimsPerPersonDay),
    claimsPerDay: counted(rule.claimsPerDay),
    usesPerPersonDay: counted(c.usesPerPersonDay),
    usesPerDay: counted(c.usesPerDay),
    budget: yuanOf(rule.budget),
    home: rule.home === 'kiosk',
    loan: counted(rule.loan),
    riskCoupon: yuanOf(rule.offlineRisk?.perCoupon),
    riskDay: yuanOf(rule.offlineRisk?.perSiteDay),
    sites: [...c.sites],
    include: typedChoice(c.products.include),
    exclude: typedChoice(c.products.exclude),
    atLeast: counted(c.products.atLeast),
    dayParts: c.dayParts.map((part) => ({ ...part, days: [...part.days] })),
    stacking: c.stacking.with,
    group: 'group' in c.stacking ? (c.stacking.group ?? '') : '',
    excludes: [...c.excludes],
    perBasket: counted(c.perBasket),
    priority: counted(c.priority),
  };
};

const NOTHING = { brands: '', categories: '', skus: '', gtins: '' };

/** A new offer starts as what most are: so much off from so much on, a month long, one a person, alone. */
export const newDraft = (now: number, languages: readonly string[]): Draft => {
  const today = new Date(now);
  const at = (days: number, hours: number, minutes: number) =>
    new Date(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() + days,
      hours,
      minutes,
    ).getTime();
  return {
    kind: 'full-reduction',
    title: wordsIn({}, languages),
    terms: wordsIn({}, languages),
    value: '',
    threshold: '',
    cap: '',
    rate: '',
    everyFull: false,
    price: '0',
    pieces: '1',
    perEvery: '',
    perSpend: '',
    drawn: true,
    prizes: [{ value: '', count: '' }],
    validFrom: typedTime(at(0, 0, 0)),
    validUntil: typedTime(at(30, 23, 59)),
    claimFrom: '',
    claimUntil: '',
    stock: '',
    perPerson: '1',
    personBy: 'phone',
    claimsPerPersonDay: '',
    claimsPerDay: '',
    usesPerPersonDay: '',
    usesPerDay: '',
    budget: '',
    home: false,
    loan: '',
    riskCoupon: '',
    riskDay: '',
    sites: [],
    include: NOTHING,
    exclude: NOTHING,
    atLeast: '1',
    dayParts: [],
    stacking: 'none',
    group: '',
    excludes: [],
    perBasket: '1',
    priority: '0',
  };
};
