import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { CouponOp, Ledger } from '../../main/offers/ledger.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { claimOf, offerCalled, offerNamed, redeemOf, reverseOf } from '../fakes/offer-rules.ts';

const child = fileURLToPath(new URL('../fakes/ledger-child.ts', import.meta.url));
const KILLS = Number(process.env['LOOKGLASS_KILLS'] ?? 30);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'lookglass-kill-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (path: string) =>
  openSqliteLedger({ path, clock: systemClock, log: silentLog, ballastBytes: 0 });

/** What a child said: every op it asked, and what was answered before it died. */
type Said = { asked: Set<string>; done: Set<string>; refused: Map<string, string> };
const listen = (said: Said, line: string) => {
  const [word = '', ...rest] = line.split(' ');
  const op = rest.join(' ');
  if (word === 'asked') said.asked.add(op);
  else if (word === 'done') said.done.add(op);
  else if (op) said.refused.set(op, word);
};
const silence = (): Said => ({ asked: new Set(), done: new Set(), refused: new Map() });

/** The op again, as its client would repeat it. */
const again = (name: string): CouponOp => {
  const [kind = '', intent = ''] = name.split(' ');
  const n = Number(intent.replace(/^[a-z]+-/, ''));
  if (kind === 'redeem') return redeemOf(n, claimOf(Math.floor(n)).code);
  if (kind === 'reverse') return reverseOf(n, claimOf(n).coupon, 1);
  const terms = offerCalled(n % 4 === 0 ? 'scarce' : 'winter');
  return claimOf(n, n % 4 === 0 ? { terms, stock: 40 } : { terms });
};

/** Everything acknowledged is there, everything asked is there once at most. */
const checkAgainst = async (ledger: Ledger, said: Said) => {
  expect((await ledger.verifyChain()).faults).toEqual([]);
  const names = [...said.done];
  const before = (await ledger.verifyChain()).entries;
  const results = await ledger.applyBatch(names.map(again));
  const lost = names.filter((_, i) => {
    const result = results[i];
    return !result?.ok || !result.value.repeated;
  });
  expect(lost).toEqual([]);
  expect((await ledger.verifyChain()).entries).toBe(before);
  // What was asked and never answered is repeated, as clients do: done now or done then, never twice.
  const open = [...said.asked].filter((name) => !said.done.has(name) && !said.refused.has(name));
  await ledger.applyBatch(open.map(again));
  for (const name of said.asked) {
    const op = again(name);
    const holding = op.kind === 'redeem' ? await ledger.byCode(op.code) : null;
    const standing = holding?.turns.filter((turn) => !turn.reversed) ?? [];
    expect(standing.length).toBeLessThanOrEqual(1);
  }
  expect(await ledger.issued(offerNamed('scarce'))).toBeLessThanOrEqual(40);
  return open.length;
};

describe('a ledger whose process dies', () => {
  it(
    `has all it acknowledged and nothing twice after ${KILLS} kills at random moments`,
    async () => {
      const path = join(folder, 'ledger.db');
      const all = silence();
      let unanswered = 0;
      for (let life = 0; life < KILLS; life++) {
        const said = silence();
        const run = spawn(process.execPath, [child, path, String(life * 100_000)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const lines = createInterface({ input: run.stdout });
        // Counted in what it has said, not in time: a busy machine shall not kill a child that has done nothing yet.
        const linesToLive = 1 + Math.floor(Math.random() * 400);
        let heard = 0;
        lines.on('line', (line) => {
          if (line !== 'ready') listen(said, line);
          if (++heard === linesToLive) run.kill('SIGKILL');
        });
        const [, signal] = (await once(run, 'close')) as [unknown, string];
        expect(signal).toBe('SIGKILL');
        const ledger = await open(path);
        unanswered += await checkAgainst(ledger, said);
        for (const name of said.asked) all.asked.add(name);
        for (const name of said.done) all.done.add(name);
        for (const [name, code] of said.refused) all.refused.set(name, code);
        await ledger.close();
      }
      const ledger = await open(path);
      await checkAgainst(ledger, all);
      await ledger.close();
      // The test is worth its name only if it hit the ledger at work.
      expect(all.done.size).toBeGreaterThan(KILLS * 5);
      expect(unanswered).toBeGreaterThan(KILLS / 2);
    },
    60_000 + KILLS * 2_000,
  );
});

/** A file system of 6 MB in a namespace of its own: needs Linux and the right to make one. */
const inSmallDisk = (script: string, env: Record<string, string>) =>
  spawnSync('unshare', ['-Urm', 'sh', '-ec', `mount -t tmpfs -o size=6m none "$DIR"; ${script}`], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });

describe('a ledger on a disk that fills up', () => {
  it('has all it acknowledged once there is room', async ({ skip }) => {
    const DIR = join(folder, 'disk');
    await mkdir(DIR);
    if (inSmallDisk('true', { DIR }).status !== 0)
      return skip('no small file system can be mounted here');
    const kept = join(folder, 'kept');
    await mkdir(kept);
    const ballast = String(1024 * 1024);
    // The child goes on until it is told `disk-full`; then its ledger moves to where there is room.
    const run = inSmallDisk(
      '"$NODE" "$CHILD" "$DIR/ledger.db" 0 "$BALLAST"; cp "$DIR"/ledger.db* "$KEPT"',
      { DIR, NODE: process.execPath, CHILD: child, BALLAST: ballast, KEPT: kept },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const said = silence();
    for (const line of run.stdout.trim().split('\n')) listen(said, line);
    expect([...said.refused.values()]).toContain('disk-full');
    expect(said.done.size).toBeGreaterThan(500);
    const ledger = await open(join(kept, 'ledger.db'));
    await checkAgainst(ledger, said);
    await ledger.close();
    return undefined;
  });
});
