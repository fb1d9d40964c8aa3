import type { DayPart, ProductChoice, Stacking } from '../../../preload/contract/index.ts';

const counted = new Intl.NumberFormat('zh-CN');
const cents = new Intl.NumberFormat('zh-CN', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const number = (count: number): string => counted.format(count);
const yuan = (fen: number): string => `${(fen % 100 === 0 ? counted : cents).format(fen / 100)} 元`;
const small = (fen: number): string => (fen < 10 ? `${fen} 分钱` : yuan(fen));
const from = (threshold: number): string => (threshold > 0 ? `满 ${yuan(threshold)}` : '');
const most = (cap: number | undefined): string =>
  cap === undefined ? '' : `，最多减 ${yuan(cap)}`;

const when = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);

const each = { phone: '每人', member: '每位会员' };
type PersonBy = keyof typeof each;

const DAYS = '一二三四五六日';
const days = (list: readonly number[]): string =>
  list.length === 7
    ? '每天'
    : `周${list
        .toSorted((a, b) => a - b)
        .map((day) => DAYS.charAt(day - 1))
        .join('、')}`;

const SHOWN = 5;
const some = (list: readonly string[], unit: string): string =>
  list.length > SHOWN
    ? `${list.slice(0, SHOWN).join('、')} 等 ${number(list.length)} ${unit}`
    : list.join('、');
const choice = ({ brands, categories, skus, gtins }: ProductChoice): string =>
  [
    brands.length > 0 ? `品牌 ${some(brands, '个')}` : '',
    categories.length > 0 ? `品类 ${some(categories, '个')}` : '',
    skus.length > 0 ? `商品 ${some(skus, '款')}` : '',
    gtins.length > 0 ? `条码 ${some(gtins, '个')}` : '',
  ]
    .filter((one) => one !== '')
    .join('，或');

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;

export const zh = {
  fullReduction: (threshold: number, value: number, every: boolean, cap?: number): string =>
    `${every ? '每' : ''}满 ${yuan(threshold)}减 ${yuan(value)}${most(cap)}。`,
  fixed: (threshold: number, value: number): string =>
    threshold > 0 ? `${from(threshold)}立减 ${yuan(value)}。` : `立减 ${yuan(value)}，无门槛。`,
  percentage: (threshold: number, rate: number, cap?: number): string =>
    `${from(threshold)}${rate === 0 ? '免单' : `打 ${rate / 1_000} 折`}${most(cap)}。`,
  cash: (value: number): string => `当 ${yuan(value)}用，无门槛，不找零，不兑现。`,
  sample: (threshold: number, pieces: number, price: number): string =>
    `${threshold > 0 ? `另购满 ${yuan(threshold)}，` : ''}指定商品 ${pieces} 件，${
      price === 0 ? '免费送' : `每件 ${small(price)}`
    }。`,
  allowance: (
    threshold: number,
    value: number,
    per?: { readonly every: number; readonly spend: number },
  ): string =>
    `购物津贴 ${yuan(value)}，可分次用完${threshold > 0 ? `，${from(threshold)}可用` : ''}${
      per ? `，每满 ${yuan(per.every)}可用 ${yuan(per.spend)}` : ''
    }。`,
  samePacket: (threshold: number, value: number): string =>
    `红包，每个都是 ${yuan(value)}${threshold > 0 ? `，${from(threshold)}可用` : '，无门槛'}。`,
  packet: (threshold: number, top: number): string =>
    `随机红包，最高 ${yuan(top)}${threshold > 0 ? `，${from(threshold)}可用` : '，无门槛'}。`,
  odds: (
    prizes: readonly { readonly each: number; readonly count: number; readonly share: number }[],
    packets: number,
    cost: number,
  ): string =>
    `中奖概率公示：${prizes
      .map(({ each, count, share }) => `${yuan(each)} ${number(count)} 个（${percent(share)}）`)
      .join('，')}；共 ${number(packets)} 个，合计 ${yuan(cost)}。`,
  include: (chosen: ProductChoice): string => {
    const said = choice(chosen);
    return said === '' ? '' : `限${said}。`;
  },
  exclude: (chosen: ProductChoice): string => {
    const said = choice(chosen);
    return said === '' ? '' : `不含${said}。`;
  },
  atLeast: (count: number): string => `至少买 ${count} 件。`,
  claim: (start: number, end: number, timeZone: string): string =>
    `领取：${when(start, timeZone)} 至 ${when(end, timeZone)}。`,
  use: (start: number, end: number, timeZone: string): string =>
    `使用：${when(start, timeZone)} 至 ${when(end, timeZone)}。`,
  both: (start: number, end: number, timeZone: string): string =>
    `领取和使用：${when(start, timeZone)} 至 ${when(end, timeZone)}。`,
  hours: (parts: readonly DayPart[]): string =>
    `只在${parts.map((part) => `${days(part.days)} ${part.from}–${part.until}`).join('，')} 可用。`,
  sites: (sites: readonly string[]): string =>
    sites.length === 0 ? '所有在售本品牌的门店可用。' : `可用门店：${some(sites, '家')}。`,
  stock: (stock: number | null): string =>
    stock === null ? '数量不限。' : `共 ${number(stock)} 张。`,
  perPerson: (count: number, by: PersonBy): string => `${each[by]}限领 ${number(count)} 张。`,
  member: '一人按会员号算：领取时填会员号，并要本人同意。',
  claimsPerPersonDay: (count: number, by: PersonBy): string =>
    `${each[by]}每天限领 ${number(count)} 张。`,
  claimsPerDay: (count: number): string => `每天限领 ${number(count)} 张。`,
  usesPerPersonDay: (count: number, by: PersonBy): string =>
    `${each[by]}每天限用 ${number(count)} 张。`,
  usesPerDay: (count: number): string => `每天限用 ${number(count)} 张。`,
  stacking: (stacking: Stacking): string => {
    switch (stacking.with) {
      case 'none':
        return '不与其他优惠同用。';
      case 'group':
        return `只与“${stacking.group}”组的优惠同用。`;
      case 'all':
        return '可与其他优惠同用。';
    }
  },
  excludes: (offers: readonly string[]): string => `但不与 ${some(offers, '个优惠')} 同用。`,
  perBasket: (count: number): string => `一单最多用 ${count} 张。`,
  worst: (worst: number | null, budget?: number): string =>
    `${worst === null ? '最坏花费没有上限' : `最坏花费 ${yuan(worst)}`}${
      budget === undefined ? '' : `，预算 ${yuan(budget)}`
    }。`,
  home: '在领取的那家店核销，断网也行；别处要用，先要回来。',
  loan: (count: number): string =>
    `每台屏备 ${number(count)} 张：连不上总部时，店内 Wi-Fi 上的手机也能领。`,
  offline: (perCoupon: number, perSiteDay: number, loss: number): string =>
    `断网也核销：单张不超过 ${yuan(perCoupon)}，每店每天最多损失 ${yuan(perSiteDay)}；最坏共损失 ${yuan(loss)}。`,
};
