import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { CouponOp, Ledger } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf, offerCalled, offerNamed, redeemOf, reverseOf } from '../fakes/offer-rules.ts';
import { invariantsOf } from '../suites/ledger-invariants.ts';
import { openNursery } from './nursery.ts';
import { seeded } from './recorded-disk.ts';

export const ledgerChild = fileURLToPath(new URL('../fakes/ledger-child.ts', import.meta.url));

export const openLedgerAt = (path: string) =>
  openSqliteLedger({ path, clock: systemClock, log: silentLog, ballastBytes: 0 });

/** What a child said: every op it asked, and what was answered before it died. */
export type Said = {
  readonly asked: Set<string>;
  readonly done: Set<string>;
  readonly refused: Map<string, string>;
};
export const silence = (): Said => ({ asked: new Set(), done: new Set(), refused: new Map() });
export const listen = (said: Said, line: string) => {
  const [word = '', ...rest] = line.split(' ');
  const op = rest.join(' ');
  if (word === 'asked') said.asked.add(op);
  else if (word === 'done') said.done.add(op);
  else if (op) said.refused.set(op, word);
};

/** The op again, as its client would repeat it. */
const again = (name: string): CouponOp => {
  const [kind = '', intent = ''] = name.split(' ');
  const n = Number(intent.replace(/^[a-z]+-/, ''));
  if (kind === 'redeem') return redeemOf(n, claimOf(Math.floor(n)).code);
  if (kind === 'reverse') return reverseOf(n, claimOf(n).coupon, 1);
  const terms = offerCalled(n % 4 === 0 ? 'scarce' : 'winter');
  return claimOf(n, n % 4 === 0 ? { terms, stock: 40 } : { terms });
};

/** Everything acknowledged is there, everything asked is there once at most; how much had no answer. */
export const checkAgainst = async (
  ledger: Ledger,
  said: Said,
  more: { readonly thorough: boolean } = { thorough: true },
): Promise<number> => {
  const stocks = [{ ...offerNamed('scarce'), stock: 40 }];
  const before = await invariantsOf(ledger, { acknowledged: said.done, stocks });
  const names = [...said.done];
  const results = await ledger.applyBatch(names.map(again));
  assert.deepEqual(
    names.filter((_, i) => {
      const result = results[i];
      return !result?.ok || !result.value.repeated;
    }),
    [],
  );
  assert.deepEqual(await ledger.entries(before.entries, 1), []);
  // What was asked and never answered is repeated, as clients do: done now or done then, never twice.
  const open = [...said.asked].filter((name) => !said.done.has(name) && !said.refused.has(name));
  await ledger.applyBatch(open.map(again));
  if (more.thorough) await invariantsOf(ledger, { acknowledged: said.done, stocks });
  return open.length;
};

/** Most lives are short, so that there can be many; the long ones carry the write-ahead log over into the database. */
const SHORT_LIFE = 80;
const MOST_LINES = 1_200;

/** Kills a ledger at work, so many times, each life a ledger of its own or the next life of one. */
export const killLedger = async (kill: {
  readonly points: number;
  readonly seed: number;
  readonly folder: string;
  /** How many lives one ledger has before the next begins: what it has to be checked for grows with them. */
  readonly livesEach: number;
  readonly within?: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<{ points: number; acknowledged: number; unanswered: number; violations: string[] }> => {
  const { points, seed, folder, livesEach, within = Infinity } = kill;
  const random = seeded(seed);
  const began = performance.now();
  const report = { points: 0, acknowledged: 0, unanswered: 0, violations: [] as string[] };
  const nursery = openNursery(folder, {
    program: ledgerChild,
    env: { ...process.env, ...kill.env },
  });
  let all = silence();
  while (report.points < points && performance.now() - began < within) {
    const life = report.points++;
    if (life % livesEach === 0) all = silence();
    const path = join(folder, `ledger-${Math.floor(life / livesEach)}.db`);
    const said = silence();
    // Counted in what it has said, not in time: a busy machine shall not kill a child that has done nothing yet.
    const linesToLive = 1 + Math.floor(random() * (random() < 1 / 16 ? MOST_LINES : SHORT_LIFE));
    let heard = 0;
    const hear = (line: string, end: () => void) => {
      if (line !== 'ready') listen(said, line);
      if (++heard === linesToLive) end();
    };
    try {
      const signal = await nursery.live([path, String(life * 100_000)], { hear });
      assert.equal(signal, 'SIGKILL');
      for (const name of said.asked) all.asked.add(name);
      for (const name of said.done) all.done.add(name);
      for (const [name, code] of said.refused) all.refused.set(name, code);
      const ledger = await openLedgerAt(path);
      try {
        // What was repeated is looked through with the next life, and with the last of a ledger all of it once more.
        report.unanswered += await checkAgainst(ledger, said, { thorough: false });
        if (life % livesEach === livesEach - 1) await checkAgainst(ledger, all);
      } finally {
        await ledger.close();
      }
    } catch (error) {
      report.violations.push(`seed ${seed}, life ${life}: ${String(error)}`);
    }
    report.acknowledged += said.done.size;
  }
  await nursery.close();
  return report;
};
