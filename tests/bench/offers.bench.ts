import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openBatcher } from '../../main/offers/batcher.ts';
import { newCouponCode } from '../../main/offers/coupon-code.ts';
import type { Ledger, Op, OpResult } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf, redeemOf } from '../fakes/offer-rules.ts';
import { count, ms, percentile, times, type Figures, type Row } from './figures.ts';

type Apply = (op: Op) => Promise<OpResult>;
type Run = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** So many clients, each asking its next op when the last was answered. */
const drive = async (apply: Apply, ops: readonly Op[], clients: number): Promise<Run> => {
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
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1_000;
  return {
    perSecond: ops.length / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  };
};

/** Blocks as a slow disk's fsync does. */
const still = new Int32Array(new SharedArrayBuffer(4));
const slowDisk =
  (applyBatch: Ledger['applyBatch']): Ledger['applyBatch'] =>
  async (ops) => {
    const results = await applyBatch(ops);
    Atomics.wait(still, 0, 0, 10);
    return results;
  };

const batched = (applyBatch: Ledger['applyBatch']): Apply => openBatcher(applyBatch).apply;
/** The naive way: a transaction for each op. */
const oneByOne =
  (applyBatch: Ledger['applyBatch']): Apply =>
  async (op) => {
    const [result] = await applyBatch([op]);
    if (!result) throw new Error('no answer');
    return result;
  };

let made = 0;
const claims = (n: number): Op[] =>
  Array.from({ length: n }, () => claimOf(made++, { code: newCouponCode() }));
const redeemsOf = (ops: readonly Op[]): Op[] =>
  ops.flatMap((op) => (op.kind === 'claim' ? [redeemOf(made++, op.code)] : []));

export async function bench(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-bench-offers-'));
  const rows: Row[] = [];
  const beside = (metric: string, ours: Run, peer: Run) => {
    rows.push(
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
    );
  };
  const open = (name: string) =>
    openSqliteLedger({
      path: join(folder, name),
      clock: systemClock,
      log: silentLog,
      ballastBytes: 0,
    });
  const mine = await open('batched.db');
  const naive = await open('naive.db');
  try {
    const [ours, peers] = [claims(30_000), claims(6_000)];
    beside(
      'claims, 64 clients (peer: a transaction each)',
      await drive(batched(mine.applyBatch), ours, 64),
      await drive(oneByOne(naive.applyBatch), peers, 64),
    );
    const [redeems, naively] = [redeemsOf(ours), redeemsOf(peers)];
    beside(
      'redeems, 64 clients (peer: a transaction each)',
      await drive(batched(mine.applyBatch), redeems.slice(0, 12_000), 64),
      await drive(oneByOne(naive.applyBatch), naively.slice(0, 4_000), 64),
    );
    beside(
      'redeems, one till (peer: a transaction each)',
      await drive(batched(mine.applyBatch), redeems.slice(12_000, 14_000), 1),
      await drive(oneByOne(naive.applyBatch), naively.slice(4_000), 1),
    );
    beside(
      'claims, 64 clients, disk 10 ms slower (peer: a transaction each)',
      await drive(batched(slowDisk(mine.applyBatch)), claims(6_000), 64),
      await drive(oneByOne(slowDisk(naive.applyBatch)), claims(100), 64),
    );
    const start = performance.now();
    const { entries, faults } = await mine.verifyChain();
    if (faults.length > 0) throw new Error(`the chain is broken: ${JSON.stringify(faults[0])}`);
    const seconds = (performance.now() - start) / 1_000;
    const perSecond = count(entries / seconds);
    rows.push({
      metric: 'chain verified, entries per second',
      ours: perSecond,
      peer: '-',
      ratio: '-',
    });
  } finally {
    await mine.close();
    await naive.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'offers', rows };
}
