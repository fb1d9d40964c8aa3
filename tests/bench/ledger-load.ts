import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newCouponCode } from '../../main/offers/coupon-code.ts';
import { openBatcher } from '../../main/offers/batcher.ts';
import type { ClaimOp, Ledger, OpResult, RedeemOp } from '../../main/offers/ledger.ts';
import { claimOf, offerCalled, redeemOf } from '../fakes/offer-rules.ts';
import { count, ms, percentile, times, type Row } from './figures.ts';

/** What tills and phones ask of a ledger, and how long it takes. */

type LoadOp = ClaimOp | RedeemOp;
export type Apply = (op: LoadOp) => Promise<OpResult<LoadOp>>;
export type Run = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** How long the event loop was held at worst, but for one turn in a hundred. */
  readonly held: number;
};

/** So many clients, each asking its next op when the last was answered. */
export const drive = async (
  apply: Apply,
  ops: readonly LoadOp[],
  clients: number,
): Promise<Run> => {
  const took: number[] = [];
  let next = 0;
  const client = async () => {
    for (let op = ops[next++]; op; op = ops[next++]) {
      // A request comes in by the network, never in the turn of the last answer; waiting for its turn counts.
      const asked = performance.now();
      await new Promise((resolve) => void setImmediate(resolve));
      const result = await apply(op);
      took.push(performance.now() - asked);
      if (!result.ok) throw new Error(`refused: ${result.fault.code}`);
    }
  };
  const held = monitorEventLoopDelay({ resolution: 1 });
  held.enable();
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1_000;
  held.disable();
  return {
    perSecond: ops.length / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    held: held.percentile(99) / 1e6,
  };
};

export const batched = ({ applyBatch, pace }: Pick<Ledger, 'applyBatch' | 'pace'>): Apply =>
  openBatcher(applyBatch, pace).apply;
/** The naive way: a transaction for each op. */
export const oneByOne =
  ({ applyBatch }: Pick<Ledger, 'applyBatch'>): Apply =>
  async (op) => {
    const [result] = await applyBatch([op]);
    if (!result) throw new Error('no answer');
    return result;
  };

let made = 0;
const terms = offerCalled('winter');
export const claims = (n: number): ClaimOp[] =>
  Array.from({ length: n }, () => claimOf(made++, { terms, code: newCouponCode() }));
export const redeemsOf = (ops: readonly ClaimOp[]): RedeemOp[] =>
  ops.map((op) => redeemOf(made++, op.code));

export const besides = (metric: string, ours: Run, peer: Run): Row[] => [
  {
    metric: `${metric}, per second`,
    ours: count(ours.perSecond),
    peer: count(peer.perSecond),
    ratio: times(ours.perSecond, peer.perSecond),
  },
  {
    metric: `${metric}, p50 / p99`,
    ours: `${ms(ours.p50)} / ${ms(ours.p99)}`,
    peer: `${ms(peer.p50)} / ${ms(peer.p99)}`,
    ratio: times(ours.p99, peer.p99),
  },
];

export const verified = async (ledger: Ledger): Promise<Row> => {
  const start = performance.now();
  const { entries, faults } = await ledger.verifyChain();
  if (faults.length > 0) throw new Error(`the chain is broken: ${JSON.stringify(faults[0])}`);
  const perSecond = count((entries / (performance.now() - start)) * 1_000);
  return { metric: 'chain verified, entries per second', ours: perSecond, peer: '-', ratio: '-' };
};
