import { afterEach, beforeEach } from 'vitest';
import type { Applied, CouponOp, LeaseOp, Ledger, Op, OpResult } from '../../main/offers/ledger.ts';
import { good, outcomeOf } from '../fakes/results.ts';
import { invariantsOf } from './ledger-invariants.ts';

/** Where a suite gets its ledgers from: each call of `fresh` gives an empty one that can be opened again. */
export type LedgerPlace = {
  fresh(): Promise<{ ledger: Ledger; reopen: () => Promise<Ledger> }>;
  clear(): Promise<void>;
  /** A share of the model's runs, where a ledger takes its time. */
  readonly modelShare?: number;
};

export const range = (n: number) => Array.from({ length: n }, (_, i) => i);
export const codes = (results: readonly OpResult[]) => results.map(outcomeOf);

/** An empty ledger for each test of a suite, and its invariants when the test is over. */
export const ledgerRig = (place: LedgerPlace) => {
  let opened: Awaited<ReturnType<LedgerPlace['fresh']>> | null = null;
  const rig = {
    /** What the invariants shall know of how much there was to give. */
    stocks: [] as { brand: string; offer: string; stock: number }[],
    get ledger(): Ledger {
      if (!opened) throw new Error('no test is running');
      return opened.ledger;
    },
    async openAgain() {
      await rig.ledger.close();
      if (opened) opened = { ...opened, ledger: await opened.reopen() };
    },
    all: async (...ops: readonly Op[]) => codes(await rig.ledger.applyBatch(ops)),
    async one<O extends Op>(op: O) {
      const [result] = await rig.ledger.applyBatch([op]);
      if (!result) throw new Error('no answer');
      return result;
    },
    done: async (op: CouponOp): Promise<Applied> => good(await rig.one(op)),
    lent: async (op: Extract<Op, { lease: string }> & { kind: LeaseOp['kind'] }) =>
      good(await rig.one(op)).lease,
  };
  beforeEach(async () => {
    opened = await place.fresh();
    rig.stocks = [];
  });
  afterEach(async () => {
    await invariantsOf(rig.ledger, { stocks: rig.stocks });
    await rig.ledger.close();
    await place.clear();
  });
  return rig;
};
