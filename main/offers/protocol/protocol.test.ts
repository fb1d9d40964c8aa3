import { expect, it } from 'vitest';
import type { Holding } from '../ledger.ts';
import { offerCalled } from '../../../tests/fakes/offer-rules.ts';
import { closeAttempt, findAttempt, openAttempt, takeReceipt, type Desk } from './desk.ts';
import { arrivalOf, droppedOf } from './inbox.ts';
import { droppedRow, isCovered, overflowOf, streamOf } from './outbox.ts';
import { grantOf, holdsRight, lendRight, readRight, reclaimRight, takeGrant } from './rights.ts';
import { PROOF_MS, ruleRisk, rulePermit, worstLoss } from './risk.ts';
import { safeguards } from './safeguards.ts';

const asked = { intent: 'i', at: 1, by: 'Mei' };
const held = (more: Partial<Holding> = {}): Holding => ({
  seq: 1,
  coupon: 'c',
  code: 'CODE',
  terms: offerCalled('winter'),
  person: 'p',
  nth: 1,
  serial: 7,
  value: 10_000,
  inParts: false,
  screen: null,
  source: null,
  claimedAt: 1,
  turns: [],
  voided: null,
  authority: null,
  lent: 0,
  ...more,
});
const HOLDER = 'brand/north/kiosk@e1';

it('has all its safeguards on, and nobody can take one off', () => {
  expect(new Set(Object.values(safeguards))).toEqual(new Set([true]));
  expect(() => ((safeguards as { capRisk: boolean }).capRisk = false)).toThrow(TypeError);
});

it('names each loan of a right', () => {
  const { node } = lendRight(held({ lent: 2 }), HOLDER, asked);
  expect(readRight(node)).toEqual({ node: 'brand/north/kiosk', holder: HOLDER, loan: 3 });
  expect(readRight('brand/north/kiosk@e1')).toBeNull();
  expect(readRight('@e1:1')).toBeNull();
});

it('takes a grant once, in its own epoch, and never an older one', () => {
  const grant = grantOf(held({ authority: `${HOLDER}:2`, lent: 2 }), HOLDER);
  if (!grant) throw new Error('no grant');
  const facts = { holder: HOLDER, known: null, holding: null, at: 5 };
  expect(takeGrant(grant, facts)).toMatchObject([{ kind: 'issue', serial: 7, source: 'hub' }]);
  expect(
    takeGrant(grant, { ...facts, known: `${HOLDER}:1`, holding: held({ authority: 'hub' }) }),
  ).toMatchObject([{ kind: 'return', node: 'hub' }]);
  expect(
    takeGrant(grant, { ...facts, known: `${HOLDER}:2`, holding: held({ authority: 'hub' }) }),
  ).toEqual([]);
  expect(takeGrant(grant, { ...facts, holder: 'brand/north/kiosk@e2' })).toEqual([]);
  expect(takeGrant(grant, { ...facts, holder: 'brand/south/kiosk@e1' })).toEqual([]);
  expect(grantOf(held({ authority: `${HOLDER}:2` }), 'brand/south/kiosk@e1')).toBeNull();
});

it('lets a restored node use nothing of before', () => {
  expect(holdsRight(held(), `${HOLDER}:1`, HOLDER)).toBe(true);
  expect(holdsRight(held(), `${HOLDER}:1`, 'brand/north/kiosk@e2')).toBe(false);
  expect(holdsRight(held(), null, HOLDER)).toBe(false);
});

it('takes a right back by a write-off alone, charged in full', () => {
  const out = held({ authority: `${HOLDER}:1`, lent: 1 });
  expect(reclaimRight(out, { kind: 'overdue' }, 1e15)).toMatchObject({
    ok: false,
    fault: { code: 'coupon-elsewhere' },
  });
  const lost = { kind: 'lost', reason: 'fire', by: 'Mei', site: 'North' } as const;
  expect(reclaimRight(out, lost, 5)).toMatchObject({
    value: { kind: 'return', node: `${HOLDER}:1`, lost: { charge: 10_000 } },
  });
});

it('counts a stream without gaps, whatever was dropped', () => {
  expect([1, 3, 4, 5].map((seq) => arrivalOf(3, { seq }))).toEqual([
    'repeated',
    'repeated',
    'next',
    'early',
  ]);
  expect(arrivalOf(3, { seq: 9, from: 2 })).toBe('next');
  expect(arrivalOf(3, { seq: 9, from: 5 })).toBe('early');
  expect(droppedOf(3, { seq: 9, from: 2 })).toBe(6);
  expect(droppedOf(0, { seq: 9, from: 1 })).toBe(9);
  expect(droppedRow({ seq: 4, from: 2 }, { seq: 9 })).toEqual({ seq: 9, from: 2 });
});

it('drops debug first, then interaction, and nothing else', () => {
  const full = { ledger: 50, proof: 50, interaction: 30, debug: 20 };
  expect(overflowOf(full, 150)).toEqual({});
  expect(overflowOf(full, 140)).toEqual({ debug: 10 });
  expect(overflowOf(full, 120)).toEqual({ debug: 20, interaction: 10 });
  expect(overflowOf(full, 10)).toEqual({ debug: 20, interaction: 30 });
  expect(isCovered({ stream: streamOf('e1', 'ledger'), seq: 3 }, { epoch: 'e1_0', upTo: 3 })).toBe(
    true,
  );
  expect(isCovered({ stream: streamOf('e1', 'proof'), seq: 3 }, { epoch: 'e1_0', upTo: 3 })).toBe(
    false,
  );
});

it('gives goods out once for an attempt, at its own till, for its own basket, in its own time', () => {
  const desk: Desk = new Map();
  openAttempt(desk, { nonce: 'n', till: 'A', amount: 500, madeAt: 0 });
  const receipt = { nonce: 'n', till: 'A', amount: 500 };
  const take = (more: object = {}, till = 'A', now = 1, signed = true) => {
    const taken = takeReceipt(desk, { ...receipt, ...more }, { till, now, signed });
    return taken.ok ? 'ok' : taken.fault.code;
  };
  expect(take({}, 'A', 1, false)).toBe('receipt-forged');
  expect(take({ nonce: 'm' })).toBe('challenge-unknown');
  expect(take({ amount: 499 })).toBe('receipt-forged');
  expect(take({}, 'B')).toBe('challenge-elsewhere');
  expect(take({}, 'A', 300_001)).toBe('challenge-expired');
  expect(take()).toBe('ok');
  expect(take()).toBe('challenge-unknown');
});

it('forgets the oldest attempt before it grows without end', () => {
  const desk: Desk = new Map();
  for (let n = 0; n < 300; n++)
    openAttempt(desk, { nonce: `${n}`, till: 'A', amount: 1, madeAt: 0 });
  expect(desk.size).toBe(256);
  expect(findAttempt(desk, { nonce: '0', till: 'A' }, 0).ok).toBe(false);
  closeAttempt(desk, '299');
  expect(findAttempt(desk, { nonce: '299', till: 'A' }, 0).ok).toBe(false);
});

it('risks what a permit allows, today, for a phone that is here, and no more', () => {
  const terms = offerCalled('tea', { kind: 'fixed', value: 300, threshold: 0 });
  const permit = { offer: 'tea', holder: HOLDER, day: 'd', perCoupon: 300, budget: 800 };
  const rule = (more: object = {}, facts: object = {}) => {
    const ruled = ruleRisk(
      { terms, holder: HOLDER, value: 300, proofAgeMs: PROOF_MS, isOwn: true, ...more },
      { permit, spent: 500, givenBefore: false, ...facts },
    );
    return ruled.ok ? 'ok' : ruled.fault.code;
  };
  expect(rule()).toBe('ok');
  expect(rule({}, { permit: null })).toBe('risk-not-allowed');
  expect(rule({ holder: 'brand/north/kiosk@e2' })).toBe('risk-not-allowed');
  expect(rule({ terms: offerCalled('r', { kind: 'red-packet', value: 300, threshold: 0 }) })).toBe(
    'risk-not-allowed',
  );
  expect(rule({ terms: offerCalled('r', { kind: 'cash', value: 300, threshold: 0 }) })).toBe(
    'risk-not-allowed',
  );
  expect(rule({ value: 301 })).toBe('risk-too-high');
  expect(rule({}, { spent: 501 })).toBe('risk-budget-spent');
  expect(rule({}, { givenBefore: true })).toBe('coupon-redeemed');
  expect(rule({ proofAgeMs: PROOF_MS + 1 })).toBe('proof-stale');
  expect(rule({ isOwn: false })).toBe('certificate-elsewhere');
});

it('shows the worst that an offer can lose', () => {
  const DAY = 24 * 3_600_000;
  const offlineRisk = { perCoupon: 300, perSiteDay: 2_000 };
  const rule = { kind: 'fixed', offlineRisk, validFrom: 0, validUntil: 6 * DAY } as const;
  // Six days from any hour touch seven days of the calendar; at the very worst of time zones, eight.
  expect(worstLoss(rule, 3)).toBe(2_000 * 3 * 8);
  expect(worstLoss({ ...rule, kind: 'red-packet' }, 3)).toBe(0);
  const { offlineRisk: _, ...strict } = rule;
  expect(worstLoss(strict, 3)).toBe(0);
  expect(rulePermit(rule, null).ok).toBe(true);
  expect(rulePermit(strict, null).ok).toBe(false);
  expect(rulePermit(rule, { offer: 'o', holder: 'h', day: 'd', perCoupon: 1, budget: 1 }).ok).toBe(
    false,
  );
});
