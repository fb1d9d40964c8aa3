import type { ProductChoice } from '../../../preload/contract/index.ts';
import type { OfferWords } from './describe.ts';

const yuan = (fen: number): string =>
  `¥${(fen / 100).toLocaleString('en-GB', {
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  })}`;
const number = (count: number): string => count.toLocaleString('en-GB');
const from = (threshold: number): string => (threshold > 0 ? ` from ${yuan(threshold)}` : '');
const most = (cap: number | undefined): string =>
  cap === undefined ? '' : `, ${yuan(cap)} at most`;
const coupons = (count: number): string => `${number(count)} coupon${count === 1 ? '' : 's'}`;

const when = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);

const one = { phone: 'person', member: 'member' };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const days = (list: readonly number[]): string =>
  list.length === 7
    ? 'every day'
    : list
        .toSorted((a, b) => a - b)
        .map((day) => DAYS[day - 1])
        .join(', ');

const SHOWN = 5;
const some = (list: readonly string[]): string =>
  list.length > SHOWN
    ? `${list.slice(0, SHOWN).join(', ')} and ${number(list.length - SHOWN)} more`
    : list.join(', ');
const choice = ({ brands, categories, skus, gtins }: ProductChoice): string =>
  [
    brands.length > 0 ? `brand ${some(brands)}` : '',
    categories.length > 0 ? `category ${some(categories)}` : '',
    skus.length > 0 ? `product ${some(skus)}` : '',
    gtins.length > 0 ? `GTIN ${some(gtins)}` : '',
  ]
    .filter((one) => one !== '')
    .join('; or ');

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en: OfferWords = {
  fullReduction: (threshold, value, every, cap) =>
    every
      ? `${yuan(value)} off for every full ${yuan(threshold)}${most(cap)}.`
      : `${yuan(value)} off${from(threshold)}${most(cap)}.`,
  fixed: (threshold, value) =>
    threshold > 0 ? `${yuan(value)} off${from(threshold)}.` : `${yuan(value)} off any amount.`,
  percentage: (threshold, rate, cap) =>
    `${rate === 0 ? 'Free' : `${(10_000 - rate) / 100}% off`}${from(threshold)}${most(cap)}.`,
  cash: (value) => `Worth ${yuan(value)} of any purchase. No change, not for cash.`,
  sample: (threshold, pieces, price) =>
    `${pieces === 1 ? 'One piece' : `${number(pieces)} pieces`} of the named products ${
      price === 0 ? 'for free' : `for ${yuan(price)}${pieces === 1 ? '' : ' each'}`
    }${threshold > 0 ? ` when ${yuan(threshold)} is spent on other things` : ''}.`,
  allowance: (threshold, value, per) =>
    `An allowance of ${yuan(value)}, spent in as many parts as wanted${
      threshold > 0 ? `,${from(threshold)}` : ''
    }${per ? `, ${yuan(per.spend)} for every full ${yuan(per.every)}` : ''}.`,
  samePacket: (threshold, value) =>
    `A red packet, ${yuan(value)} in each${threshold > 0 ? `, used${from(threshold)}` : ''}.`,
  packet: (threshold, top) =>
    `A red packet by lot, ${yuan(top)} at most${threshold > 0 ? `, used${from(threshold)}` : ''}.`,
  odds: (prizes, packets, cost) =>
    `Published odds: ${prizes
      .map(({ each, count, share }) => `${number(count)} of ${yuan(each)} (${percent(share)})`)
      .join(', ')}; ${number(packets)} packets, ${yuan(cost)} in all.`,
  include: (chosen) => {
    const said = choice(chosen);
    return said === '' ? '' : `Only for ${said}.`;
  },
  exclude: (chosen) => {
    const said = choice(chosen);
    return said === '' ? '' : `Not for ${said}.`;
  },
  atLeast: (count) => `At least ${number(count)} pieces.`,
  claim: (start, end, timeZone) => `Claim from ${when(start, timeZone)} to ${when(end, timeZone)}.`,
  use: (start, end, timeZone) => `Use from ${when(start, timeZone)} to ${when(end, timeZone)}.`,
  both: (start, end, timeZone) =>
    `Claim and use from ${when(start, timeZone)} to ${when(end, timeZone)}.`,
  hours: (parts) =>
    `${capital(parts.map((part) => `${days(part.days)} ${part.from}–${part.until}`).join('; '))} only.`,
  sites: (sites) =>
    sites.length === 0
      ? 'In every store that sells the brand.'
      : `In these stores: ${some(sites)}.`,
  stock: (stock) =>
    stock === null ? 'As many coupons as are asked for.' : `${capital(coupons(stock))} in all.`,
  perPerson: (count, by) => `${capital(coupons(count))} a ${one[by]}.`,
  member: 'A person is a member: the number is asked for, with consent, when claiming.',
  claimsPerPersonDay: (count, by) => `${coupons(count)} claimed a ${one[by]} and day.`,
  claimsPerDay: (count) => `${coupons(count)} claimed a day.`,
  usesPerPersonDay: (count, by) => `${coupons(count)} used a ${one[by]} and day.`,
  usesPerDay: (count) => `${coupons(count)} used a day.`,
  stacking: (stacking) => {
    switch (stacking.with) {
      case 'none':
        return 'Not with other offers.';
      case 'group':
        return `Only with offers of the group "${stacking.group}".`;
      case 'all':
        return 'May be used with other offers.';
    }
  },
  excludes: (offers) => `But not with ${some(offers)}.`,
  perBasket: (count) => `${capital(coupons(count))} a basket at most.`,
  worst: (worst, budget) =>
    `${worst === null ? 'Nothing limits what it may cost' : `Costs ${yuan(worst)} at worst`}${
      budget === undefined ? '' : `, with a budget of ${yuan(budget)}`
    }.`,
  home: 'Redeemed at the store where it was claimed, network or not; elsewhere once that store has given it back.',
  loan: (count: number): string =>
    `${number(count)} kept at each kiosk, for phones on the shop Wi-Fi while the hub cannot be reached.`,
  offline: (perCoupon, perSiteDay, loss) =>
    `Redeemed with no network up to ${yuan(perCoupon)} a coupon and ${yuan(perSiteDay)} lost a store and day: ${yuan(loss)} lost at worst.`,
};
