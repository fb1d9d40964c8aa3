import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultCode } from '../../preload/contract/index.ts';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { ClaimOp, Ledger, Op, OpResult, RedeemOp } from '../../main/offers/ledger.ts';
import { newCouponCode } from '../../main/offers/coupon-code.ts';
import { price } from '../../main/offers/pricing/price.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { noonOf, readJourney, type Journey, type Presented } from './complete-journey.ts';

/**
 * What really happened in two years of a grocer's campaigns, presented again to the rules and the ledger that a kiosk
 * runs, day by day: an offer for each coupon of a campaign, claimed by the household that was sent it, priced on a
 * basket with one of its products, redeemed at the till.
 */

const DAY = 24 * 3600 * 1000;
const found = sharedData('coupons/coupon_redemptions.csv');
let journey: Journey;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookglass-replay-'));
  if (found) journey = readJourney((name) => sharedData(`coupons/${name}`) ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const termsOf = (offer: string) => {
  const terms = journey.offers.get(offer);
  if (!terms) throw new Error(`no offer ${offer}`);
  return terms;
};
const quoted = (coupon: string, offer: string, sku: string, at: number) => {
  const terms = termsOf(offer);
  return price(
    {
      kind: 'lines',
      lines: [{ sku, gtin: null, brand: 'any', category: 'any', price: 499, count: 1 }],
    },
    [{ id: coupon, terms, left: terms.value }],
    { site: null, brands: null, at, timeZone: 'UTC' },
  );
};
const productOf = (offer: string): string =>
  termsOf(offer).conditions.products.include.skus[0] ?? '';

let asked = 0;
const claimOf = ({ household, offer, day }: Presented, perPerson: number): ClaimOp => ({
  kind: 'claim',
  intent: `claim-${asked++}`,
  at: noonOf(day),
  terms: termsOf(offer),
  stock: null,
  perPerson,
  person: household,
  coupon: `coupon-${asked}`,
  code: newCouponCode(),
  screen: null,
});
const redeemOf = (code: string, at: number, value: number): RedeemOp => ({
  kind: 'redeem',
  intent: `redeem-${asked++}`,
  at,
  code,
  site: 'Store 1',
  till: 'Till 1',
  by: 'Mei',
  amount: 499,
  value,
});
const faultOf = (result: OpResult | undefined): FaultCode | null =>
  result && !result.ok ? result.fault.code : null;

const byDay = (): Presented[][] => {
  const days = new Map<string, Presented[]>();
  for (const one of journey.redemptions) {
    const known = days.get(one.day);
    if (known) known.push(one);
    else days.set(one.day, [one]);
  }
  return [...days.values()];
};

const ledgerAt = async (name: string): Promise<Ledger> =>
  openSqliteLedger({
    path: join(folder, name),
    clock: manualClock(),
    log: silentLog,
    ballastBytes: 0,
  });

/** Presents all of them; what each was answered. */
const replay = async (ledger: Ledger, perPerson: number) => {
  const answers: { readonly one: Presented; readonly said: FaultCode | 'accepted' }[] = [];
  for (const day of byDay()) {
    const claims = await ledger.applyBatch(day.map((one) => claimOf(one, perPerson)));
    const redeems: { one: Presented; op: Op }[] = [];
    for (const [i, one] of day.entries()) {
      const claim = claims[i];
      if (!claim?.ok) {
        answers.push({ one, said: faultOf(claim) ?? 'crashed' });
        continue;
      }
      const { coupon, code } = claim.value.holding;
      const { saved } = quoted(coupon, one.offer, productOf(one.offer), noonOf(one.day));
      expect(saved).toBe(100);
      redeems.push({ one, op: redeemOf(code, noonOf(one.day), saved) });
    }
    const results = await ledger.applyBatch(redeems.map(({ op }) => op));
    for (const [i, { one }] of redeems.entries())
      answers.push({ one, said: faultOf(results[i]) ?? 'accepted' });
  }
  return answers;
};
type Answers = Awaited<ReturnType<typeof replay>>;
const saying = (answers: Answers, what: string) =>
  answers.filter(({ said }) => said === what).map(({ one }) => one);

describe.skipIf(found === null)(
  'the campaigns of the complete journey (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    it('are 27, with 116,204 coupons by product and 2,102 redemptions', () => {
      expect(journey.campaigns).toBe(27);
      expect(journey.products).toBe(116_204);
      expect(journey.redemptions).toHaveLength(2_102);
    });

    it('are all accepted where a household may come again', async () => {
      const ledger = await ledgerAt('repeatable.sqlite');
      const answers = await replay(ledger, 2);
      expect(saying(answers, 'accepted')).toHaveLength(2_102);
      const settled = await ledger.settlement();
      expect(settled.reduce((sum, one) => sum + one.redemptions, 0)).toBe(2_102);
      expect(settled.reduce((sum, one) => sum + one.value, 0)).toBe(210_200);
      expect((await ledger.verifyChain()).faults).toEqual([]);
      await ledger.close();
    }, 240_000);

    it('are refused exactly where a household comes again and may not', async () => {
      const ledger = await ledgerAt('single.sqlite');
      const answers = await replay(ledger, 1);
      const seen = new Set<string>();
      const repeats = journey.redemptions.filter(({ household, offer }) => {
        const key = `${household} ${offer}`;
        return seen.has(key) || !seen.add(key);
      });
      expect(repeats).toHaveLength(27);
      expect(saying(answers, 'accepted')).toHaveLength(2_102 - 27);
      expect(saying(answers, 'already-claimed')).toEqual(repeats);
      await ledger.close();
    }, 240_000);

    it('are refused to the wrong household, for the wrong product, on the wrong day', async () => {
      const ledger = await ledgerAt('wrong.sqlite');
      const first = new Map(
        journey.redemptions.map((one) => [`${one.household} ${one.offer}`, one]),
      );
      const presented = [...first.values()];
      const claims = await ledger.applyBatch(presented.map((one) => claimOf(one, 1)));
      const refused = { household: 0, product: 0, late: 0, early: 0 };
      const all = [...journey.offers.keys()];
      for (let start = 0; start < presented.length; start += 200) {
        const part = presented.slice(start, start + 200);
        const held = part.map((_, i) => {
          const claim = claims[start + i];
          if (!claim?.ok) throw new Error('not claimed');
          return claim.value.holding;
        });
        const strangers = part.map(({ offer }) => {
          const sent = journey.invited.get(offer.split('-')[0] ?? '');
          return journey.households.find((one) => !sent?.has(one)) ?? '';
        });
        const takes = await ledger.applyBatch(
          held.map(({ code }, i): Op => ({
            kind: 'take',
            intent: `take-${asked++}`,
            at: noonOf(part[i]?.day ?? ''),
            code,
            person: strangers[i] ?? '',
          })),
        );
        const late = await ledger.applyBatch(
          held.map(({ code, terms }) => redeemOf(code, terms.validUntil + 1, 100)),
        );
        const early = await ledger.applyBatch(
          held.map(({ code, terms }) => redeemOf(code, terms.validFrom - 1, 100)),
        );
        for (const [i, { coupon, terms }] of held.entries()) {
          const holds = await ledger.ofPersonAndOffer(strangers[i] ?? '', {
            brand: terms.brand,
            offer: terms.id,
          });
          if (holds.length === 0 && faultOf(takes[i]) === 'already-claimed') refused.household++;
          const good = new Set(terms.conditions.products.include.skus);
          const other = all.map(productOf).find((sku) => !good.has(sku)) ?? '';
          const [why] = quoted(coupon, terms.id, other, noonOf(part[i]?.day ?? '')).refused;
          if (why?.why.reason === 'no-such-product') refused.product++;
          const tooLate = quoted(coupon, terms.id, productOf(terms.id), terms.validUntil + 1);
          const tooEarly = quoted(coupon, terms.id, productOf(terms.id), terms.validFrom - DAY);
          if (faultOf(late[i]) === 'coupon-expired' && tooLate.refused[0]?.why.reason === 'ended')
            refused.late++;
          if (
            faultOf(early[i]) === 'offer-not-started' &&
            tooEarly.refused[0]?.why.reason === 'not-started'
          )
            refused.early++;
        }
      }
      expect(refused).toEqual({ household: 2_075, product: 2_075, late: 2_075, early: 2_075 });
      expect(await ledger.settlement()).toEqual([]);
      await ledger.close();
    }, 240_000);
  },
);
