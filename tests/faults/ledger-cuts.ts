import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openSqliteLedger } from '../../main/offers/sqlite-ledger.ts';
import { offerNamed } from '../fakes/offer-rules.ts';
import { invariantsOf } from '../suites/ledger-invariants.ts';
import {
  openRecordedDisk,
  readRecords,
  seeded,
  type Random,
  type Recorded,
} from './recorded-disk.ts';

const child = fileURLToPath(new URL('../fakes/ledger-child.ts', import.meta.url));
/** The longer lives carry the write-ahead log over into the database, once or twice. */
const LINES = { least: 200, most: 1_600 };
const POINTS_A_RUN = 60;

type Cut = {
  /** `power`: what was not durable is lost in any mixture. `stop`: the process ends between two calls. */
  readonly how: 'power' | 'stop';
  readonly points: number;
  readonly seed: number;
  readonly folder: string;
  readonly recorder: string;
  /** A disk that says it has kept what it has not: the check must notice. */
  readonly lying?: boolean;
  /** No new run is begun after so many milliseconds. */
  readonly within?: number;
};
export type CutReport = {
  readonly points: number;
  readonly runs: number;
  /** What did not hold, with the seed and the place in the record. */
  readonly violations: readonly string[];
  /** The slowest opening of a ledger, in milliseconds: its recovery. */
  readonly slowestOpen: number;
};

/** One life of a ledger under load, written down call by call. */
const record = async (
  folder: string,
  recorder: string,
  lines: number,
  first: number,
): Promise<Recorded[]> => {
  const log = join(folder, 'record');
  const run = spawn(process.execPath, [child, join(folder, 'ledger.db'), String(first), '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LD_PRELOAD: recorder, LOOKGLASS_DISK_LOG: log },
  });
  let heard = 0;
  createInterface({ input: run.stdout }).on('line', () => {
    if (++heard === lines) run.kill('SIGKILL');
  });
  await once(run, 'close');
  return readRecords(await readFile(log));
};

const linesOf = (said: string, word: string): string[] =>
  said
    .split('\n')
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => line.slice(word.length + 1));

const check = async (
  files: ReadonlyMap<string, Buffer>,
  folder: string,
  said: string,
): Promise<number> => {
  for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm'])
    await rm(join(folder, name), { force: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  const started = performance.now();
  const ledger = await openSqliteLedger({
    path: join(folder, 'ledger.db'),
    clock: manualClock(),
    log: silentLog,
    ballastBytes: 0,
  });
  const took = performance.now() - started;
  try {
    await invariantsOf(ledger, {
      acknowledged: linesOf(said, 'done'),
      stocks: [{ ...offerNamed('scarce'), stock: 40 }],
    });
    const asked = new Set(linesOf(said, 'asked'));
    for (const { op, intent } of await ledger.entries(0, 1_000_000))
      assert.ok(asked.has(`${op} ${intent}`), `${op} ${intent} was never asked`);
  } finally {
    await ledger.close();
  }
  return took;
};

/** Places to cut at, spread over a run; the first calls as likely as the last. */
const placesIn = (records: readonly Recorded[], most: number, random: Random): number[] =>
  Array.from({ length: most }, () => Math.floor(random() * records.length)).sort((a, b) => a - b);

export const cutLedger = async (cut: Cut): Promise<CutReport> => {
  const { how, points, seed, recorder, lying = false, within = Infinity } = cut;
  const random = seeded(seed);
  const violations: string[] = [];
  const began = performance.now();
  let done = 0;
  let runs = 0;
  let slowestOpen = 0;
  while (done < points && performance.now() - began < within) {
    const folder = join(cut.folder, `${how}-${runs}`);
    const found = join(folder, 'found');
    await mkdir(found, { recursive: true });
    const lines = LINES.least + Math.floor(random() * (LINES.most - LINES.least));
    const records = await record(folder, recorder, lines, runs * 100_000);
    const places = placesIn(records, Math.min(POINTS_A_RUN, points - done), random);
    const disk = openRecordedDisk();
    let said = '';
    let at = 0;
    for (const place of places) {
      for (; at < place; at++) {
        const one = records[at];
        if (!one) break;
        if (one.kind === 'said') said += one.text;
        disk.take(one, lying);
      }
      try {
        const files = how === 'power' ? disk.afterPowerCut(random) : disk.afterStop();
        slowestOpen = Math.max(slowestOpen, await check(files, found, said));
      } catch (error) {
        violations.push(`seed ${seed}, run ${runs}, call ${place}: ${String(error)}`);
      }
      done++;
    }
    runs++;
    await rm(folder, { recursive: true, force: true });
  }
  return { points: done, runs, violations, slowestOpen };
};
