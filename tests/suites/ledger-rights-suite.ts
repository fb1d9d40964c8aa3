import { describe, expect, it } from 'vitest';
import type { ClaimOp, DelegateOp, LeaseOp, ReturnOp } from '../../main/offers/ledger.ts';
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
import { ledgerRig, range, type LedgerPlace } from './ledger-rig.ts';

const asked = (intent: string) => ({ intent, at: NOON, by: 'Mei' });

const leaseOf = (lease: string, count: number, stock: number | null = 100): LeaseOp => ({
  ...asked(`lease-${lease}`),
  kind: 'lease',
  terms: offerCalled('winter'),
  stock,
  lease,
  node: 'north',
  count,
});
const delegateOf = (n: number, coupon: string, node = 'north'): DelegateOp => ({
  ...asked(`delegate-${n}`),
  kind: 'delegate',
  coupon,
  node,
});
const returnOf = (n: number, coupon: string, more: Partial<ReturnOp> = {}): ReturnOp => ({
  ...asked(`return-${n}`),
  kind: 'return',
  coupon,
  node: 'north',
  ...more,
});

/** Loans, rights at nodes, exceptions and brands: what every engine must do for a hub and its kiosks. */
export const ledgerRightsSuite = (name: string, place: LedgerPlace) => {
  describe(`rights on ${name}`, () => {
    const rig = ledgerRig(place);
    const { all, one, done, lent } = rig;

    it('lends stock, counts it as gone, and has it back by hand-back alone', async () => {
      rig.stocks = [{ ...offerNamed('winter'), stock: 10 }];
      const claim = (n: number, more: Partial<ClaimOp> = {}) => claimOf(n, { stock: 10, ...more });
      await one(claim(1));
      const lease = await lent(leaseOf('A', 6, 10));
      expect(lease).toMatchObject({ first: 2, last: 7, node: 'north', claimed: [], end: null });
      expect(await all(leaseOf('B', 4, 10))).toEqual(['offer-sold-out']);
      expect(await all(claim(2), claim(3), claim(4), claim(5))).toEqual([
        'ok',
        'ok',
        'ok',
        'offer-sold-out',
      ]);
      expect(await rig.ledger.stock(offerNamed('winter'))).toEqual({
        claimed: 4,
        leased: 6,
        lost: 0,
      });
      expect(await rig.ledger.issued(offerNamed('winter'))).toBe(10);

      // What the node gave out arrives in any order, and twice.
      const there = (n: number, serial: number) => claim(n, { lease: { lease: 'A', serial } });
      const back = (intent: string, rest: number) =>
        ({ ...asked(intent), kind: 'hand-back', lease: 'A', rest }) as const;
      expect(
        await all(
          there(20, 3),
          there(20, 3),
          back('back', 5),
          there(22, 4),
          there(23, 8),
          there(24, 4),
        ),
      ).toEqual(['ok', 'ok', 'lease-unaccounted', 'ok', 'bad-input', 'bad-input']);
      expect(await all(there(21, 2), back('back', 4), back('back', 5))).toEqual([
        'ok',
        'bad-input',
        'ok',
      ]);
      expect(await rig.ledger.stock(offerNamed('winter'))).toEqual({
        claimed: 7,
        leased: 0,
        lost: 0,
      });
      expect(await all(there(25, 6), back('again', 5))).toEqual(['bad-input', 'lease-ended']);
      expect(await all(...range(4).map((n) => claim(40 + n)))).toEqual([
        'ok',
        'ok',
        'ok',
        'offer-sold-out',
      ]);
      const [kept] = await rig.ledger.leases('all', 'north');
      expect(kept).toMatchObject({ lease: 'A', end: { how: 'handed-back', rest: 5, by: 'Mei' } });
      expect(await rig.ledger.leases('open', null)).toEqual([]);
    });

    it('writes lent stock off only by a word, charges it, and still knows what arrives late', async () => {
      rig.stocks = [{ ...offerNamed('winter'), stock: 5 }];
      const off = (reason: string) =>
        ({
          ...asked(`off-${reason}`),
          kind: 'write-off',
          lease: 'A',
          reason,
          charge: 30_000,
          site: 'North',
        }) as const;
      expect(await all(leaseOf('A', 5, 5), off(' '), off('burnt down'), off('twice'))).toEqual([
        'ok',
        'reason-missing',
        'ok',
        'lease-ended',
      ]);
      expect(await rig.ledger.stock(offerNamed('winter'))).toEqual({
        claimed: 0,
        leased: 0,
        lost: 5,
      });
      expect(await rig.ledger.charged('North', NOON)).toBe(30_000);
      expect(await rig.ledger.charged('North', NOON + 1)).toBe(0);
      expect(
        await all(
          claimOf(1, { stock: 5 }),
          claimOf(2, { stock: 5, lease: { lease: 'A', serial: 2 } }),
        ),
      ).toEqual(['offer-sold-out', 'ok']);
      expect(await rig.ledger.stock(offerNamed('winter'))).toEqual({
        claimed: 1,
        leased: 0,
        lost: 4,
      });
    });

    it('hands out of what it was lent, on the node’s own ledger, and no more', async () => {
      const here = (n: number) => claimOf(n, { lease: { lease: 'A' } });
      expect(
        await all(
          { ...leaseOf('A', 2, null), first: 41 },
          // What was lent earlier may be heard of later.
          { ...leaseOf('B', 2, null), first: 11 },
          here(1),
          here(2),
          here(3),
        ),
      ).toEqual(['ok', 'ok', 'ok', 'ok', 'offer-sold-out']);
      expect((await rig.ledger.byId('coupon-2'))?.serial).toBe(42);
    });

    it('lets one node alone redeem what was delegated to it, until it comes back', async () => {
      const { code } = claimOf(1);
      expect(
        await all(
          claimOf(1),
          delegateOf(1, 'coupon-1'),
          delegateOf(2, 'coupon-1', 'south'),
          redeemOf(1, code),
          redeemOf(2, code, { node: 'south' }),
          voidOf(1, 'coupon-1'),
          returnOf(1, 'coupon-1', { node: 'south' }),
        ),
      ).toEqual(['ok', 'ok', ...range(5).map(() => 'coupon-elsewhere')]);
      expect((await rig.ledger.byId('coupon-1'))?.authority).toBe('north');
      expect(
        await all(
          returnOf(2, 'coupon-1'),
          redeemOf(3, code, { node: 'north' }),
          delegateOf(3, 'coupon-1'),
          redeemOf(4, code, { node: 'north' }),
          returnOf(3, 'coupon-1'),
          delegateOf(4, 'coupon-1'),
        ),
      ).toEqual(['ok', 'coupon-elsewhere', 'ok', 'ok', 'ok', 'coupon-redeemed']);
      expect(await rig.ledger.byId('coupon-1')).toMatchObject({
        authority: null,
        lent: 2,
        turns: [{ node: 'north' }],
      });
    });

    it('charges a right given up as lost; what its node redeemed after all becomes an exception', async () => {
      const { code } = claimOf(1);
      const lost = { reason: 'stolen', charge: 10_000, site: 'North' };
      expect(
        await all(
          claimOf(1),
          delegateOf(1, 'coupon-1'),
          returnOf(1, 'coupon-1', { lost }),
          redeemOf(1, code),
        ),
      ).toEqual(['ok', 'ok', 'ok', 'ok']);
      const late = redeemOf(2, code, { node: 'north', given: true, site: 'North' });
      const { exception, turn } = await done(late);
      expect(turn).toBeNull();
      expect(exception).toMatchObject({ why: 'coupon-redeemed', value: 10_000, node: 'north' });
      expect(await rig.ledger.charged('North', 0)).toBe(20_000);
    });

    it('writes a second redemption down whichever comes first, once, until somebody settles it', async () => {
      const { code } = claimOf(1);
      const given = (n: number, site: string) =>
        redeemOf(n, code, { node: site, given: true, site });
      expect(await all(given(1, 'North'))).toEqual(['coupon-unknown']);
      await one(claimOf(1, { at: NOON }));
      // It arrives again once the claim has: the first answer was not the last word.
      expect((await done(given(1, 'North'))).turn).toBe(1);
      const { exception } = await done({ ...given(2, 'South'), at: NOON + DAY * 3 });
      expect((await done(given(2, 'South'))).exception).toEqual(exception);
      expect((await rig.ledger.byId('coupon-1'))?.turns).toHaveLength(1);
      expect(await rig.ledger.exceptions('open', 9)).toEqual([exception]);
      expect([await rig.ledger.charged('South', 0), await rig.ledger.charged('North', 0)]).toEqual([
        10_000, 0,
      ]);
      const settle = (n: number, reason: string) =>
        ({
          ...asked(`settle-${n}`),
          kind: 'settle',
          exception: exception?.exception ?? 0,
          outcome: 'borne',
          reason,
        }) as const;
      expect(await all(settle(1, ''), settle(2, 'the store pays'), settle(3, 'twice'))).toEqual([
        'reason-missing',
        'ok',
        'exception-settled',
      ]);
      expect((await done(settle(2, 'the store pays'))).exception?.settled?.outcome).toBe('borne');
      expect(await rig.ledger.exceptions('open', 9)).toEqual([]);
      expect(await rig.ledger.exceptions('all', 9)).toHaveLength(1);
      expect(await rig.ledger.charged('South', 0)).toBe(10_000);
    });

    it('takes a node’s redemption back by its intent, turn or exception', async () => {
      const { code } = claimOf(1);
      const given = (n: number) =>
        redeemOf(n, code, { node: `n${n}`, given: true, site: `site-${n}` });
      const back = (n: number) => ({
        ...reverseOf(n, 'unknown', 0),
        redemption: `redeem-${n}`,
      });
      await one(claimOf(1));
      expect(await all(back(1), given(1), given(2), back(2), back(1), back(1))).toEqual([
        'redemption-unknown',
        ...range(5).map(() => 'ok'),
      ]);
      expect((await rig.ledger.byId('coupon-1'))?.turns).toMatchObject([
        { reversed: { reason: 'wrong basket' } },
      ]);
      expect(await rig.ledger.exceptions('all', 9)).toMatchObject([
        { settled: { outcome: 'reversed' } },
      ]);
      expect(await rig.ledger.charged('site-2', 0)).toBe(0);
      expect(await all(redeemOf(9, code))).toEqual(['ok']);
    });

    it('keeps brands apart that call an offer by the same id, and shows each its own', async () => {
      const theirs = { terms: offerCalled('winter', { brand: 'qingmu', value: 700 }), stock: 1 };
      expect(
        await all(
          claimOf(1, { stock: 1 }),
          claimOf(2, theirs),
          claimOf(3, theirs),
          redeemOf(1, claimOf(1).code),
          redeemOf(2, claimOf(2).code),
          redeemOf(3, claimOf(2).code),
          redeemOf(4, claimOf(2).code, { given: true, node: 'x' }),
        ),
      ).toEqual(['ok', 'ok', 'offer-sold-out', 'ok', 'ok', 'coupon-redeemed', 'ok']);
      const brand = rig.ledger.ofBrand('qingmu');
      expect(await brand.settlement()).toEqual([
        { brand: 'qingmu', offer: 'winter', redemptions: 1, value: 700 },
      ]);
      expect((await brand.recent(9)).map(({ holding }) => holding.coupon)).toEqual(['coupon-2']);
      expect((await brand.exceptions('open', 9)).map(({ coupon }) => coupon)).toEqual(['coupon-2']);
      expect(
        (await brand.audit(0, 99)).map(({ op, by, where, refused }) => [op, by, where, refused]),
      ).toEqual([
        ['claim', 'person-2', 'entrance', null],
        ['redeem', 'Mei', 'Lakeside · till-2', null],
        ['redeem', 'Mei', 'Lakeside · till-3', 'coupon-redeemed'],
        ['redeem', 'Mei', 'Lakeside · till-4', null],
      ]);
      expect(await brand.activity(0)).toEqual([
        { brand: 'qingmu', offer: 'winter', issued: 1, redeemed: 1 },
      ]);
      expect(await brand.activity(Number.MAX_SAFE_INTEGER)).toEqual([]);
      const own = rig.ledger.ofBrand('hebai');
      expect((await own.recent(9)).map(({ holding }) => holding.coupon)).toEqual(['coupon-1']);
      expect(await own.exceptions('all', 9)).toEqual([]);
      expect(await rig.ledger.ofBrand('nobody').audit(0, 99)).toEqual([]);
    });
  });
};
