import { describe, expect, it } from 'vitest';
import type { ClaimOp, IssueOp } from '../../main/offers/ledger.ts';
import { balanceOf } from '../../main/offers/ledger.ts';
import {
  claimOf,
  NOON,
  offerCalled,
  offerNamed,
  redeemOf,
  reverseOf,
} from '../fakes/offer-rules.ts';
import { codes, ledgerRig, range, type LedgerPlace } from './ledger-rig.ts';

const allowance = offerCalled('allowance', { kind: 'allowance', value: 5_000, threshold: 0 });
const issueOf = (n: number, more: Partial<IssueOp> = {}): IssueOp => ({
  kind: 'issue',
  intent: `file-${n}`,
  at: NOON,
  terms: offerCalled('elsewhere'),
  person: `member-${n}`,
  coupon: `issued-${n}`,
  code: `E${n}`,
  source: 'o2o.csv',
  ...more,
});

/** Parts, prizes, limits by the day and coupons of elsewhere: what every engine must do beyond one coupon and its till. */
export const ledgerKindsSuite = (name: string, place: LedgerPlace) => {
  describe(`coupons of every kind on ${name}`, () => {
    const rig = ledgerRig(place);
    const { all, one, done } = rig;

    it('spends an allowance in parts, never beyond it, and takes parts back', async () => {
      const { code } = claimOf(1);
      const part = (n: number, value: number) => redeemOf(n, code, { value, amount: 30_000 });
      expect(
        await all(
          claimOf(1, { terms: allowance }),
          part(1, 2_000),
          part(2, 2_500),
          part(3, 501),
          part(4, 0),
        ),
      ).toEqual(['ok', 'ok', 'ok', 'balance-too-low', 'bad-input']);
      const holding = await rig.ledger.byId('coupon-1');
      expect(holding && balanceOf(holding)).toBe(500);
      expect(holding?.turns.map(({ value, amount }) => [value, amount])).toEqual([
        [2_000, 30_000],
        [2_500, 30_000],
      ]);
      expect(await all(reverseOf(1, 'coupon-1', 1), part(5, 2_500), part(6, 1))).toEqual([
        'ok',
        'ok',
        'coupon-redeemed',
      ]);
      expect(await rig.ledger.settlement()).toEqual([
        { brand: 'hebai', offer: 'allowance', redemptions: 2, value: 5_000 },
      ]);
      await rig.openAgain();
      expect((await done(part(5, 2_500))).repeated).toBe(true);
    });

    it('keeps what the till said of a redemption', async () => {
      const { code } = claimOf(1);
      await one(claimOf(1));
      const { holding } = await done(
        redeemOf(1, code, { amount: 120_050, value: 9_999, receipt: 'R-77' }),
      );
      expect(holding.turns).toMatchObject([{ amount: 120_050, value: 9_999, receipt: 'R-77' }]);
      expect((await rig.ledger.byCode(code))?.turns).toEqual(holding.turns);
      expect(await rig.ledger.settlement()).toMatchObject([{ value: 9_999 }]);
    });

    it('draws each prize of a deck as often as published, and not beyond the budget', async () => {
      const prizes = [
        { value: 100, count: 15 },
        { value: 888, count: 4 },
        { value: 5_000, count: 1 },
      ];
      const packet = offerCalled('packet', { kind: 'red-packet', value: 5_000, prizes });
      const draw = (n: number, more: Partial<ClaimOp> = {}) =>
        claimOf(n, { terms: packet, seed: 'a seed of the house', ...more });
      const results = await rig.ledger.applyBatch(range(21).map((n) => draw(n)));
      expect(codes(results).at(-1)).toBe('offer-sold-out');
      const values = results.flatMap((result) => (result.ok ? [result.value.holding.value] : []));
      expect(values.toSorted((a, b) => a - b)).toEqual([
        ...range(15).map(() => 100),
        ...range(4).map(() => 888),
        5_000,
      ]);
      expect(values).not.toEqual(values.toSorted((a, b) => a - b));
      expect((await rig.ledger.byId('coupon-3'))?.terms.value).toBe(values[3]);
      expect(await all(redeemOf(3, claimOf(3).code))).toEqual(['ok']);
      expect(await rig.ledger.settlement()).toMatchObject([{ value: values[3] }]);

      const dear = offerCalled('dear', { value: 400 });
      const within = (n: number) => claimOf(n, { terms: dear, budget: 1_000 });
      expect(await all(within(30), within(31), within(32))).toEqual(['ok', 'ok', 'offer-sold-out']);
    });

    it('counts a day’s claims and uses by person and in all; a use taken back is given back', async () => {
      const daily = (day: string, perPerson: number | null, allOfThem: number | null) => ({
        daily: { day, perPerson, all: allOfThem },
      });
      const mine = (n: number, day: string) =>
        claimOf(n, { person: 'a', perPerson: 9, ...daily(day, 2, 3) });
      expect(
        await all(
          mine(1, 'mon'),
          mine(2, 'mon'),
          mine(3, 'mon'),
          mine(4, 'tue'),
          claimOf(5, daily('mon', 2, 3)),
          claimOf(6, daily('mon', 2, 3)),
        ),
      ).toEqual(['ok', 'ok', 'limit-today', 'ok', 'ok', 'limit-today']);
      const use = (n: number, coupon: number) =>
        redeemOf(n, claimOf(coupon).code, daily('mon', 1, 2));
      expect(await all(use(1, 1), use(2, 2), use(3, 5), use(4, 2))).toEqual([
        'ok',
        'limit-today',
        'ok',
        'limit-today',
      ]);
      expect(await all(reverseOf(1, 'coupon-1', 1), use(5, 2), use(6, 1))).toEqual([
        'ok',
        'ok',
        'limit-today',
      ]);
      const limited = await one(use(7, 4));
      expect(limited).toMatchObject({ fault: { details: { person: true } } });
    });

    it('takes coupons in that were issued elsewhere, each once, with their own codes', async () => {
      const [first] = await rig.ledger.applyBatch([
        issueOf(1),
        issueOf(1, { coupon: 'other' }),
        issueOf(2, { code: 'E1' }),
        issueOf(3, { person: 'member-1' }),
      ]);
      expect(await all(issueOf(1), issueOf(2, { code: 'E1' }))).toEqual(['ok', 'code-taken']);
      expect(first?.ok && first.value.holding).toMatchObject({ source: 'o2o.csv', nth: 1 });
      const mine = await rig.ledger.ofPersonAndOffer('member-1', offerNamed('elsewhere'));
      expect(mine.map(({ coupon, nth }) => [coupon, nth])).toEqual([
        ['issued-3', 2],
        ['issued-1', 1],
      ]);
      expect(await all(redeemOf(1, 'E3'))).toEqual(['ok']);
    });

    it('gives an issued coupon that nobody holds to the first who takes it', async () => {
      const take = (intent: string, person: string) =>
        ({ kind: 'take', intent, at: NOON, code: 'E1', person }) as const;
      expect(
        await all(
          issueOf(1, { person: null }),
          redeemOf(1, 'E1'),
          take('take-1', 'a'),
          take('take-2', 'b'),
          take('take-3', 'a'),
          redeemOf(2, 'E1'),
        ),
      ).toEqual(['ok', 'coupon-unclaimed', 'ok', 'already-claimed', 'ok', 'ok']);
      expect((await rig.ledger.ofPerson('a', 9)).map(({ coupon }) => coupon)).toEqual(['issued-1']);
      const [again] = await rig.ledger.ofPersonAndOffer('a', offerNamed('elsewhere'));
      expect(again?.person).toBe('a');
    });
  });
};
