/**
 * A process to be killed: claims, redeems and takes back as fast as it can on the ledger it is given, and says on
 * its output what it asks and what was acknowledged. `node ledger-child.ts PATH FIRST [BALLAST] [PAUSE]`, the pause
 * in milliseconds between two claims of one client, of which there are eight.
 */
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openBatcher } from '../../main/offers/batcher.ts';
import type { Op } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { comeToLife } from '../faults/come-to-life.ts';
import { claimOf, offerCalled, redeemOf, reverseOf } from './offer-rules.ts';

const AT_ONCE = 8;
const REHEARSED = 400;

/** Opens the ledger and works on it for so many claims, or for ever; saying what it asks and what was answered. */
const live = async (asked: {
  readonly path: string;
  readonly first: number;
  readonly ballastBytes: number;
  readonly pauseMs: number;
  readonly most: number;
  readonly say: (line: string) => void;
}): Promise<void> => {
  const { path, ballastBytes, pauseMs, say } = asked;
  const ledger = await openSqliteLedger({ path, clock: systemClock, log: silentLog, ballastBytes });
  const { apply } = openBatcher((ops) => ledger.applyBatch(ops));
  const ask = async (op: Op) => {
    say(`asked ${op.kind} ${op.intent}`);
    const result = await apply(op);
    say(`${result.ok ? 'done' : result.fault.code} ${op.kind} ${op.intent}`);
    return result;
  };

  let next = asked.first;
  let full = 0;
  const work = async () => {
    while (full < AT_ONCE && next - asked.first < asked.most) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const n = next++;
      const terms = offerCalled(n % 4 === 0 ? 'scarce' : 'winter');
      const claim = await ask(claimOf(n, n % 4 === 0 ? { terms, stock: 40 } : { terms }));
      if (!claim.ok && ['disk-full', 'ledger-moved'].includes(claim.fault.code)) full++;
      if (!claim.ok) continue;
      await ask(redeemOf(n, claimOf(n).code));
      if (n % 3 !== 0) continue;
      await ask(reverseOf(n, claimOf(n).coupon, 1));
      await ask(redeemOf(n + 0.5, claimOf(n).code));
    }
  };
  say('ready');
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await ledger.close();
};

const usual = { first: 0, ballastBytes: 0, pauseMs: 0, most: Infinity };
const [path = '', first = '0', ballast = '65536', pause = '0'] = await comeToLife(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-rehearsal-'));
  await live({ ...usual, path: join(folder, 'ledger.db'), most: REHEARSED, say: () => {} });
  rmSync(folder, { recursive: true });
});
await live({
  ...usual,
  path,
  first: Number(first),
  ballastBytes: Number(ballast),
  pauseMs: Number(pause),
  say: (line) => writeSync(1, `${line}\n`),
});
