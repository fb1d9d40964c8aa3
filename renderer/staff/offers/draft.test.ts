import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerRule } from '../../../preload/contract/index.ts';
import { besideOf, placeOfFinding, placeOfPath } from './beside.ts';
import { draftOfRule, fenOf, newDraft, offerOfDraft, yuanOf } from './draft.ts';

const DAY = 24 * 3600 * 1000;
const MINUTE = 60_000;
const start = new Date(2026, 10, 1).getTime();
const face = {
  id: 'o-1',
  brand: 'hebai',
  title: { zh: '券', en: 'Ticket' },
  terms: { zh: '说明', en: 'Terms' },
  validFrom: start,
  validUntil: start + 30 * DAY - 1,
  stock: 100,
  perPerson: 2,
};
const kinds = [
  { kind: 'full-reduction', value: 5_000, threshold: 30_000, everyFull: true, cap: 15_000 },
  { kind: 'fixed', value: 3_050, threshold: 0 },
  { kind: 'percentage', value: 20_000, threshold: 0, rate: 8_550, cap: 20_000 },
  { kind: 'percentage', value: 0, threshold: 100, rate: 9_000 },
  {
    kind: 'red-packet',
    value: 8_800,
    threshold: 0,
    prizes: [
      { value: 8_800, count: 10 },
      { value: 100, count: 90 },
    ],
  },
  { kind: 'red-packet', value: 880, threshold: 0 },
  { kind: 'cash', value: 10_000, threshold: 0 },
  { kind: 'sample', value: 0, threshold: 0, price: 1, pieces: 2 },
  { kind: 'allowance', value: 20_000, threshold: 0, per: { every: 30_000, spend: 5_000 } },
] as const;

describe('an offer as it is typed', () => {
  it.each(kinds)('comes back as it was: $kind $value', (kind) => {
    const rule = offerRule.parse({
      ...face,
      ...kind,
      claimFrom: start - DAY,
      claimUntil: start + DAY - 1,
      budget: 12_345,
      claimsPerDay: 50,
      personBy: 'member',
      offlineRisk: { perCoupon: 100, perSiteDay: 1_000 },
      conditions: {
        sites: ['lakeside'],
        products: { include: { skus: ['A-1', 'A-2'], brands: ['鹤白'] }, atLeast: 2 },
        dayParts: [{ days: [1, 2], from: '10:00', until: '12:30' }],
        stacking: { with: 'group', group: 'winter' },
        excludes: ['o-2'],
        priority: -3,
        perBasket: 2,
        usesPerDay: 9,
      },
    });
    const { value } = rule;
    const typed = offerOfDraft(draftOfRule(rule, ['zh', 'en']));
    // What follows from other fields is not typed; the host works it out.
    expect(offerRule.parse({ value, ...typed, id: rule.id, brand: rule.brand })).toEqual(rule);
  });

  it('starts as a month from today, and asks only for what nobody can guess', () => {
    const typed = offerOfDraft(newDraft(start + 5 * MINUTE, ['zh', 'en']));
    const read = offerRule.safeParse({ ...typed, id: 'x', brand: 'y' });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['value']);
    expect(typed['validFrom']).toBe(start);
    expect(typed['stock']).toBeNull();
  });

  it('reads sums by their digits, and leaves what is no sum as it was typed', () => {
    expect(['19.9', '0.01', '¥1,299', '8.05', ''].map(fenOf)).toEqual([
      1_990,
      1,
      129_900,
      805,
      undefined,
    ]);
    for (const text of ['1.234', '-1', 'ten', '1e3', '12345678901']) expect(fenOf(text)).toBe(text);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        expect(fenOf(yuanOf(fen))).toBe(fen);
      }),
    );
  });
});

describe('what is said beside a field', () => {
  const check = {
    problems: [{ path: 'conditions.products.include.gtins.0', why: 'wrong' as const }],
    findings: [{ code: 'top-prize-too-high' as const, level: 'error' as const, details: {} }],
    spoken: null,
    worst: null,
    offlineLoss: null,
  };
  it('stands where it belongs, each thing once', () => {
    expect(besideOf(check, 'products').problems).toHaveLength(1);
    expect(besideOf(check, 'prizes').findings).toHaveLength(1);
    const places = [...new Set([...Object.values(placeOfFinding), placeOfPath('kind')])];
    const said = places.map((place) => besideOf(check, place));
    expect(said.flatMap(({ problems, findings }) => [...problems, ...findings])).toHaveLength(2);
  });
});
