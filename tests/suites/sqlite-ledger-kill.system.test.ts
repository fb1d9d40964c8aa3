import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkAgainst,
  killLedger,
  ledgerChild,
  listen,
  openLedgerAt,
  silence,
} from '../faults/ledger-kills.ts';

const KILLS = Number(process.env['LOOKGLASS_KILLS'] ?? 30);
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 2 ** 31);

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'lookglass-kill-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a ledger whose process dies', () => {
  it(
    `has all it acknowledged and nothing twice after ${KILLS} kills at random moments (seed ${seed})`,
    async () => {
      const report = await killLedger({ points: KILLS, seed, folder, livesEach: 6 });
      expect(report.violations).toEqual([]);
      // The test is worth its name only if it hit the ledger at work.
      expect(report.acknowledged).toBeGreaterThan(KILLS * 5);
      expect(report.unanswered).toBeGreaterThan(KILLS / 2);
    },
    120_000 + KILLS * 4_000,
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
      { DIR, NODE: process.execPath, CHILD: ledgerChild, BALLAST: ballast, KEPT: kept },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const said = silence();
    for (const line of run.stdout.trim().split('\n')) listen(said, line);
    expect([...said.refused.values()]).toContain('disk-full');
    expect(said.done.size).toBeGreaterThan(500);
    const ledger = await openLedgerAt(join(kept, 'ledger.db'));
    await checkAgainst(ledger, said);
    await ledger.close();
    return undefined;
  });
});
