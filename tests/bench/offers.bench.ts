import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { buildRecorder } from '../faults/recorded-disk.ts';
import { ms, times, type Figures, type Row } from './figures.ts';
import {
  batched,
  besides,
  claims,
  drive,
  oneByOne,
  redeemsOf,
  verified,
  type Run,
} from './ledger-load.ts';

const slowChild = fileURLToPath(new URL('slow-disk-child.ts', import.meta.url));

/** The same on a disk whose every fsync takes 10 ms longer: a library in front of the C library's own waits. */
const slowDisk = (folder: string): Row[] => {
  const library = buildRecorder(folder);
  if (library === null) return [];
  const run = (name: string, ops: number, how: 'batched' | 'each'): Run => {
    const child = spawnSync(
      process.execPath,
      [slowChild, join(folder, name), String(ops), '64', how],
      {
        env: { ...process.env, LD_PRELOAD: library, LOOKGLASS_FSYNC_MS: '10' },
        encoding: 'utf8',
      },
    );
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Run;
  };
  const [ours, peer] = [run('slow.db', 12_000, 'batched'), run('slow-each.db', 200, 'each')];
  return [
    ...besides('claims, 64 clients, fsync 10 ms slower (peer: a transaction each)', ours, peer),
    {
      metric: 'event loop held meanwhile, p99',
      ours: ms(ours.held),
      peer: ms(peer.held),
      ratio: times(ours.held, peer.held),
    },
  ];
};

export async function bench(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lookglass-bench-offers-'));
  const rows: Row[] = [];
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
    rows.push(
      ...besides(
        'claims, 64 clients (peer: a transaction each)',
        await drive(batched(mine), ours, 64),
        await drive(oneByOne(naive), peers, 64),
      ),
    );
    const [redeems, naively] = [redeemsOf(ours), redeemsOf(peers)];
    rows.push(
      ...besides(
        'redeems, 64 clients (peer: a transaction each)',
        await drive(batched(mine), redeems.slice(0, 12_000), 64),
        await drive(oneByOne(naive), naively.slice(0, 4_000), 64),
      ),
      ...besides(
        'redeems, one till (peer: a transaction each)',
        await drive(batched(mine), redeems.slice(12_000, 14_000), 1),
        await drive(oneByOne(naive), naively.slice(4_000), 1),
      ),
      ...slowDisk(folder),
      await verified(mine),
    );
  } finally {
    await mine.close();
    await naive.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { name: 'offers', rows };
}
