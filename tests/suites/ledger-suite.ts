import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBatcher } from '../../main/offers/batcher.ts';
import type { CouponOp, Holding, Ledger, Op, OpResult } from '../../main/offers/ledger.ts';
import {
  claimOf,
  DAY,
  NOON,
  offerCalled,
  offerNamed,
  redeemOf,
  reverseOf,
  voidOf,
} from '../fakes/offer-rules.ts';
import { ledgerCommands, LedgerModel } from './ledger-model.ts';
import { codes, range, type LedgerPlace } from './ledger-rig.ts';

const MODEL_RUNS = Number(process.env['LOOKGLASS_MODEL_RUNS'] ?? 60);

const held = (result: OpResult<CouponOp> | undefined): Holding => {
  if (!result?.ok) throw new Error(`refused: ${result?.fault.code}`);
  return result.value.holding;
};

/** What every engine behind the ledger's interface must do. */
export const ledgerSuite = (name: string, place: LedgerPlace) => {
  const modelRuns = Math.ceil(MODEL_RUNS * (place.modelShare ?? 1));
  describe(`the ledger on ${name}`, () => {
    let ledger: Ledger;
    let reopen: () => Promise<Ledger>;
    beforeEach(async () => ({ ledger, reopen } = await place.fresh()));
    afterEach(async () => {
      await ledger.close();
      await place.clear();
    });
    const one = async <O extends Op>(op: O) => {
      const [result] = await ledger.applyBatch([op]);
      if (!result) throw new Error('no answer');
      return result;
    };

    it('gives the last coupon to one of 64 phones', async () => {
      const { apply } = openBatcher((ops) => ledger.applyBatch(ops), ledger.pace);
      const results = await Promise.all(range(64).map((n) => apply(claimOf(n, { stock: 1 }))));
      expect(codes(results).filter((code) => code === 'ok')).toHaveLength(1);
      expect(codes(results).filter((code) => code === 'offer-sold-out')).toHaveLength(63);
      expect(await ledger.issued(offerNamed('winter'))).toBe(1);
    });

    it('hands out 100 of 100 to 1,280 who ask', async () => {
      const { apply } = openBatcher((ops) => ledger.applyBatch(ops), ledger.pace);
      const results = await Promise.all(range(1_280).map((n) => apply(claimOf(n, { stock: 100 }))));
      const serials = results.flatMap((result) => (result.ok ? [result.value.holding.serial] : []));
      expect(serials.sort((a, b) => a - b)).toEqual(range(100).map((i) => i + 1));
    });

    it('lets one of 64 tills redeem a coupon, and tells the others where it went', async () => {
      const { code } = held(await one(claimOf(1)));
      const { apply } = openBatcher((ops) => ledger.applyBatch(ops), ledger.pace);
      const results = await Promise.all(range(64).map((n) => apply(redeemOf(n, code))));
      const [winner, ...more] = results.flatMap((result) => (result.ok ? [result.value] : []));
      expect(more).toEqual([]);
      const till = winner?.holding.turns[0]?.till;
      const told = { at: NOON, where: `Lakeside · ${till}`, by: 'Mei' };
      for (const result of results.filter(({ ok }) => !ok))
        expect(result).toEqual({ ok: false, fault: { code: 'coupon-redeemed', details: told } });
    });

    it('answers a repeated intent with the first answer, also within one batch and over a restart', async () => {
      const claim = claimOf(1);
      const [first, second] = await ledger.applyBatch([
        claim,
        claimOf(1, { coupon: 'other', code: 'other' }),
      ]);
      expect(held(second).coupon).toBe(held(first).coupon);
      const redeem = redeemOf(1, held(first).code);
      const redeemed = await one(redeem);
      await ledger.close();
      ledger = await reopen();
      const again = await one({ ...redeem, at: NOON + DAY * 9, till: 'elsewhere' });
      expect(again).toEqual({
        ok: true,
        value: { ...(redeemed.ok ? redeemed.value : {}), repeated: true },
      });
      expect((await ledger.byId('coupon-1'))?.turns).toHaveLength(1);
    });

    it('takes an intent that is about something else for the mistake it is', async () => {
      await ledger.applyBatch([claimOf(1), claimOf(2)]);
      await one(redeemOf(7, claimOf(1).code));
      expect(codes([await one(redeemOf(7, claimOf(2).code))])).toEqual(['bad-input']);
    });

    it('does not let a refused redeem succeed late, when the network delivers it twice', async () => {
      await one(claimOf(1));
      const { code, coupon } = claimOf(1);
      await one(redeemOf(1, code));
      const refused = await one(redeemOf(2, code));
      expect(codes([refused])).toEqual(['coupon-redeemed']);
      await one(reverseOf(1, coupon, 1));
      expect(await one(redeemOf(2, code))).toEqual(refused);
      expect(codes([await one(redeemOf(3, code))])).toEqual(['ok']);
    });

    it('reverses with a new row: the coupon can be used again, and both uses stay on record', async () => {
      await one(claimOf(1));
      const { code, coupon } = claimOf(1);
      await one(redeemOf(1, code));
      await one(reverseOf(1, coupon, 1));
      expect(codes([await one(reverseOf(2, coupon, 1))])).toEqual(['redemption-reversed']);
      expect(held(await one(redeemOf(2, code))).turns).toMatchObject([
        { turn: 1, till: 'till-1', reversed: { by: 'Mei', reason: 'wrong basket' } },
        { turn: 2, till: 'till-2', reversed: null },
      ]);
      // The lost answer to the first redeem arrives now: it must not look as if it still stood.
      expect(held(await one(redeemOf(1, code))).turns[0]?.reversed).not.toBeNull();
      expect(await ledger.settlement()).toEqual([
        { brand: 'hebai', offer: 'winter', redemptions: 1, value: 10_000 },
      ]);
    });

    it('wants a reason, and a redemption to reverse', async () => {
      await ledger.applyBatch([claimOf(1), redeemOf(1, claimOf(1).code)]);
      expect(
        codes(
          await ledger.applyBatch([
            { ...reverseOf(1, 'coupon-1', 1), reason: ' ' },
            reverseOf(2, 'coupon-1', 2),
            reverseOf(3, 'nobody', 1),
          ]),
        ),
      ).toEqual(['reason-missing', 'redemption-unknown', 'redemption-unknown']);
    });

    it('refuses a coupon that was voided, one that is over, and one whose time has not come', async () => {
      await ledger.applyBatch([claimOf(1), claimOf(2), voidOf(1, 'coupon-1')]);
      expect(
        codes(
          await ledger.applyBatch([
            redeemOf(1, claimOf(1).code),
            redeemOf(2, claimOf(2).code, { at: NOON + DAY + 1 }),
            redeemOf(3, claimOf(2).code, { at: NOON - DAY - 1 }),
            redeemOf(4, claimOf(2).code, { at: NOON + DAY }),
          ]),
        ),
      ).toEqual(['coupon-void', 'coupon-expired', 'offer-not-started', 'ok']);
      expect(await ledger.issued(offerNamed('winter'))).toBe(2);
    });

    it('answers a second claim with the coupon held while it can be used, and not after', async () => {
      await one(claimOf(1));
      const again = await one(claimOf(2, { person: 'person-1' }));
      expect(held(again).coupon).toBe('coupon-1');
      await one(redeemOf(1, claimOf(1).code));
      expect(codes([await one(claimOf(3, { person: 'person-1' }))])).toEqual(['already-claimed']);
      expect(codes([await one(claimOf(4, { person: 'person-1', perPerson: 2 }))])).toEqual(['ok']);
    });

    it('keeps what was promised although the offer changes', async () => {
      await one(claimOf(1));
      await one(claimOf(2, { terms: offerCalled('winter', { value: 1 }) }));
      expect((await ledger.byId('coupon-1'))?.terms.value).toBe(10_000);
      expect((await ledger.byId('coupon-2'))?.terms.value).toBe(1);
    });

    it('keeps any text as it was said, and finds it again by its code among others', async () => {
      const texts = [
        '"',
        '\\',
        '\\"',
        'a,b',
        '{}',
        '{a,"b"}',
        'NULL',
        'null',
        '',
        ' ',
        '优惠 🎟',
        '\\N',
        "'",
      ];
      const claims = texts.map((text, n) => claimOf(n, { screen: text, person: `p${text}` }));
      await ledger.applyBatch(claims);
      await ledger.applyBatch(texts.map((till, n) => ({ ...redeemOf(n, claims[n]!.code), till })));
      const found = await Promise.all([
        ...claims.map(({ code }) => ledger.byCode(code)),
        ledger.byCode('none'),
      ]);
      expect(found.map((one) => one && [one.screen, one.person, one.turns[0]?.till])).toEqual([
        ...texts.map((text) => [text, `p${text}`, text]),
        null,
      ]);
      expect((await ledger.verifyChain()).faults).toEqual([]);
    });

    it('orders by sequence, whatever the clock said', async () => {
      for (const n of [1, 2, 3])
        await one(claimOf(n, { at: NOON - n * 1_000, person: 'a', perPerson: 3 }));
      const mine = await ledger.ofPerson('a', 10);
      expect(mine.map(({ coupon }) => coupon)).toEqual(['coupon-3', 'coupon-2', 'coupon-1']);
      expect((await ledger.ofPerson('a', 2)).map(({ nth }) => nth)).toEqual([3, 2]);
      await ledger.applyBatch([redeemOf(1, claimOf(3).code), redeemOf(2, claimOf(1).code)]);
      expect((await ledger.recent(10)).map(({ holding }) => holding.coupon)).toEqual([
        'coupon-1',
        'coupon-3',
      ]);
    });

    it('tells one chain of entries, in order and in portions', async () => {
      await ledger.applyBatch(range(10).map((n) => claimOf(n)));
      const first = await ledger.entries(0, 4);
      const rest = await ledger.entries(first.at(-1)?.seq ?? 0, 100);
      expect([...first, ...rest].map(({ intent }) => intent)).toEqual(
        range(10).map((n) => `claim-${n}`),
      );
      const report = await ledger.verifyChain();
      expect(report).toEqual({ entries: 10, head: rest.at(-1)?.hash, faults: [] });
    });

    it(
      'does what the model does, whatever is asked in whatever order',
      async () => {
        const property = fc.asyncProperty(ledgerCommands, async (commands) => {
          const real = await place.fresh();
          try {
            const model = new LedgerModel();
            await fc.asyncModelRun(() => ({ model, real }), commands);
            await model.check(real.ledger);
          } finally {
            await real.ledger.close();
          }
        });
        const outcome = await fc.check(property, { numRuns: modelRuns });
        expect(fc.defaultReportMessage(outcome) ?? '').toBe('');
      },
      60_000 + modelRuns * 500,
    );
  });
};
