import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cutLedger, type CutReport } from './ledger-cuts.ts';
import { killLedger } from './ledger-kills.ts';
import { buildRecorder } from './recorded-disk.ts';

/**
 * `npm run test:faults`: everything that may befall a ledger, in its short form. `-- --long` goes on to 10,000 points
 * of each kind on the SQLite ledger, prints its seeds and what did not hold, and ends when its minutes are over.
 */
const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    points: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '240' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const SHORT = [
  'tests/faults',
  'tests/suites/sqlite-ledger-kill',
  'tests/suites/sqlite-ledger-damage',
  'tests/suites/sqlite-ledger-full',
  'tests/suites/postgres-ledger-kill',
  'tests/suites/ledger-move',
];

const short = async (): Promise<boolean> => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--config', join(root, 'build/vitest.config.ts'), ...SHORT],
    { cwd: root, stdio: 'inherit' },
  );
  const [code] = (await once(run, 'close')) as [number | null];
  return code === 0;
};

const long = async (): Promise<boolean> => {
  const points = Number(values.points);
  const seed = Number(values.seed);
  const kinds = ['power', 'stop', 'kill'].filter((kind) => (values.only ?? kind) === kind);
  const within = (Number(values.minutes) * 60_000) / kinds.length;
  // What a disk does is played back; where it is played back needs no disk.
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'lookglass-faults-'));
  const recorder = buildRecorder(folder);
  const violations: string[] = [];
  try {
    for (const kind of kinds) {
      const started = performance.now();
      console.log(
        `${kind}: seed ${seed}, up to ${points} points, ${(within / 60_000).toFixed(1)} minutes at most`,
      );
      let told: string;
      if (kind === 'kill') {
        const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
        const report = await killLedger({ points, seed, folder, livesEach: 4, within, env });
        violations.push(...report.violations);
        told = `${report.points} points, ${report.acknowledged} acknowledged, ${report.unanswered} unanswered and asked again`;
      } else if (recorder === null) {
        told = 'skipped: the recorder needs Linux and a C compiler';
      } else {
        const how = kind === 'power' ? 'power' : 'stop';
        const report: CutReport = await cutLedger({ how, points, seed, folder, recorder, within });
        violations.push(...report.violations);
        told = `${report.points} points in ${report.runs} lives, slowest opening ${report.slowestOpen.toFixed(0)} ms`;
      }
      const minutes = ((performance.now() - started) / 60_000).toFixed(1);
      console.log(`${kind}: ${told}; ${violations.length} violations so far; ${minutes} minutes`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const one of violations) console.error(one);
  return violations.length === 0;
};

process.exitCode = (await (values.long ? long() : short())) ? 0 : 1;
