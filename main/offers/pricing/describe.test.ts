import { describe, expect, it } from 'vitest';
import { offerRule } from '../../../preload/contract/index.ts';
import { describeOffer } from './describe.ts';

const shanghai = (time: string) => Date.parse(`${time}+08:00`);
const base = {
  id: 'winter',
  brand: 'hebai',
  title: { zh: '券' },
  terms: { zh: '' },
  validFrom: shanghai('2026-12-01T00:00:00'),
  validUntil: shanghai('2026-12-31T23:59:59.999'),
  stock: 500,
};
const said = (rule: object, language: 'zh' | 'en') =>
  describeOffer(offerRule.parse({ ...base, ...rule }), language, {
    timeZone: 'Asia/Shanghai',
    sites: 3,
  });

describe('an offer in plain words', () => {
  it('says what a simple one is, and what was not set', () => {
    const rule = { kind: 'full-reduction', value: 10_000, threshold: 99_900, budget: 5_000_000 };
    expect(said(rule, 'zh')).toEqual([
      '满 999 元减 100 元。',
      '领取和使用：2026年12月1日 00:00 至 2026年12月31日 23:59。',
      '所有在售本品牌的门店可用。',
      '共 500 张。',
      '每人限领 1 张。',
      '不与其他优惠同用。',
      '最坏花费 50,000 元，预算 50,000 元。',
    ]);
    expect(said(rule, 'en')).toEqual([
      '¥100 off from ¥999.',
      'Claim and use from 1 Dec 2026, 00:00 to 31 Dec 2026, 23:59.',
      'In every store that sells the brand.',
      '500 coupons in all.',
      '1 coupon a person.',
      'Not with other offers.',
      'Costs ¥50,000 at worst, with a budget of ¥50,000.',
    ]);
  });

  it('says who is one person where that is a member', () => {
    const rule = {
      kind: 'cash',
      value: 1_000,
      threshold: 0,
      personBy: 'member',
      perPerson: 2,
      claimsPerPersonDay: 1,
      conditions: { usesPerPersonDay: 1 },
    };
    expect(said(rule, 'zh')).toEqual(
      expect.arrayContaining([
        '每位会员限领 2 张。',
        '一人按会员号算：领取时填会员号，并要本人同意。',
        '每位会员每天限领 1 张。',
        '每位会员每天限用 1 张。',
      ]),
    );
    expect(said(rule, 'en')).toEqual(
      expect.arrayContaining([
        '2 coupons a member.',
        'A person is a member: the number is asked for, with consent, when claiming.',
        '1 coupon claimed a member and day.',
        '1 coupon used a member and day.',
      ]),
    );
  });

  it('leaves nothing out of one that says everything', () => {
    const rule = {
      kind: 'full-reduction',
      value: 5_000,
      threshold: 30_000,
      everyFull: true,
      cap: 15_000,
      stock: null,
      perPerson: 2,
      claimsPerPersonDay: 1,
      claimsPerDay: 1_000,
      claimFrom: shanghai('2026-11-20T10:00:00'),
      claimUntil: shanghai('2026-12-12T00:00:00'),
      offlineRisk: { perCoupon: 5_000, perSiteDay: 50_000 },
      conditions: {
        dayParts: [
          { days: [1, 2, 3, 4, 5], from: '10:00', until: '14:00' },
          { days: [6, 7], from: '10:00', until: '24:00' },
        ],
        sites: ['lakeside', 'hilltop'],
        products: {
          include: {
            brands: ['hebai'],
            categories: ['knit', 'outer'],
            skus: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
          },
          exclude: { gtins: ['4006381333931'] },
          atLeast: 2,
        },
        stacking: { with: 'group', group: 'double-12' },
        excludes: ['knit-30'],
        perBasket: 2,
        usesPerPersonDay: 1,
        usesPerDay: 100,
      },
    };
    expect(said(rule, 'zh')).toEqual([
      '每满 300 元减 50 元，最多减 150 元。',
      '限品牌 hebai，或品类 knit、outer，或商品 a、b、c、d、e 等 7 款。',
      '不含条码 4006381333931。',
      '至少买 2 件。',
      '领取：2026年11月20日 10:00 至 2026年12月12日 00:00。',
      '使用：2026年12月1日 00:00 至 2026年12月31日 23:59。',
      '只在周一、二、三、四、五 10:00–14:00，周六、日 10:00–24:00 可用。',
      '可用门店：lakeside、hilltop。',
      '数量不限。',
      '每人限领 2 张。',
      '每人每天限领 1 张。',
      '每天限领 1,000 张。',
      '每人每天限用 1 张。',
      '每天限用 100 张。',
      '只与“double-12”组的优惠同用。',
      '但不与 knit-30 同用。',
      '一单最多用 2 张。',
      '最坏花费没有上限。',
      '断网也核销：单张不超过 50 元，每店每天最多损失 500 元；最坏共损失 31,000 元。',
    ]);
    expect(said(rule, 'en')).toEqual([
      '¥50 off for every full ¥300, ¥150 at most.',
      'Only for brand hebai; or category knit, outer; or product a, b, c, d, e and 2 more.',
      'Not for GTIN 4006381333931.',
      'At least 2 pieces.',
      'Claim from 20 Nov 2026, 10:00 to 12 Dec 2026, 00:00.',
      'Use from 1 Dec 2026, 00:00 to 31 Dec 2026, 23:59.',
      'Mon, Tue, Wed, Thu, Fri 10:00–14:00; Sat, Sun 10:00–24:00 only.',
      'In these stores: lakeside, hilltop.',
      'As many coupons as are asked for.',
      '2 coupons a person.',
      '1 coupon claimed a person and day.',
      '1,000 coupons claimed a day.',
      '1 coupon used a person and day.',
      '100 coupons used a day.',
      'Only with offers of the group "double-12".',
      'But not with knit-30.',
      '2 coupons a basket at most.',
      'Nothing limits what it may cost.',
      'Redeemed with no network up to ¥50 a coupon and ¥500 lost a store and day: ¥31,000 lost at worst.',
    ]);
  });

  const prizes = [
    { value: 100, count: 900 },
    { value: 1_000, count: 90 },
    { value: 8_800, count: 10 },
  ];
  const only = { conditions: { products: { include: { skus: ['mini'] } } } };
  it.each<[object, string, string]>([
    [
      { kind: 'percentage', value: 0, rate: 8_500, threshold: 20_000, cap: 20_000 },
      '满 200 元打 8.5 折，最多减 200 元。',
      '15% off from ¥200, ¥200 at most.',
    ],
    [{ kind: 'percentage', value: 0, rate: 9_250, threshold: 0 }, '打 9.25 折。', '7.5% off.'],
    [{ kind: 'fixed', value: 3_000, threshold: 0 }, '立减 30 元，无门槛。', '¥30 off any amount.'],
    [
      { kind: 'cash', value: 10_000, threshold: 0 },
      '当 100 元用，无门槛，不找零，不兑现。',
      'Worth ¥100 of any purchase. No change, not for cash.',
    ],
    [
      { kind: 'sample', value: 0, threshold: 0, price: 1, ...only },
      '指定商品 1 件，每件 1 分钱。',
      'One piece of the named products for ¥0.01.',
    ],
    [
      { kind: 'sample', value: 0, threshold: 50_000, price: 0, pieces: 2, ...only },
      '另购满 500 元，指定商品 2 件，免费送。',
      '2 pieces of the named products for free when ¥500 is spent on other things.',
    ],
    [
      { kind: 'allowance', value: 20_000, threshold: 0, per: { every: 30_000, spend: 5_000 } },
      '购物津贴 200 元，可分次用完，每满 300 元可用 50 元。',
      'An allowance of ¥200, spent in as many parts as wanted, ¥50 for every full ¥300.',
    ],
    [
      { kind: 'red-packet', value: 880, threshold: 10_000 },
      '红包，每个都是 8.80 元，满 100 元可用。',
      'A red packet, ¥8.80 in each, used from ¥100.',
    ],
    [
      { kind: 'red-packet', value: 8_800, threshold: 0, prizes, stock: 1_000 },
      '随机红包，最高 88 元，无门槛。',
      'A red packet by lot, ¥88 at most.',
    ],
  ])('%o', (rule, zh, en) => {
    expect(said(rule, 'zh')[0]).toBe(zh);
    expect(said(rule, 'en')[0]).toBe(en);
  });

  it('publishes the odds of every prize', () => {
    const rule = { kind: 'red-packet', value: 8_800, threshold: 0, prizes, stock: 1_000 };
    expect(said(rule, 'zh')[1]).toBe(
      '中奖概率公示：1 元 900 个（90%），10 元 90 个（9%），88 元 10 个（1%）；共 1,000 个，合计 2,680 元。',
    );
    expect(said(rule, 'en')[1]).toBe(
      'Published odds: 900 of ¥1 (90%), 90 of ¥10 (9%), 10 of ¥88 (1%); 1,000 packets, ¥2,680 in all.',
    );
  });
});
