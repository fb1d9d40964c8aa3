import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../build/build.ts';
import { cutLedger, type CutReport } from './ledger-cuts.ts';
import { killLedger } from './ledger-kills.ts';
import { buildRecorder } from './recorded-disk.ts';

/**
 * `npm run test:faults`: everything that may befall a ledger and a fleet, in its short form. `-- --long` goes on to 10,000
 * points of each kind on the SQLite ledger and to longer forms of the suites, prints its seeds and what did not hold,
 * and begins nothing new when its minutes are over. `--only power|stop|kill|postgres|hubs|telling|network|namespaces|protocol` for one, whose
 * short form is run without `--long` where it is a suite.
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
  'tests/fleet/hub-many',
];

/**
 * Suites with a longer form: what they are asked for, how many of it at most, how many for each point, and whether what
 * happens in them follows from a seed. Where a server or a hub is killed it is its own work that says when.
 */
const LONGER = {
  postgres: {
    suite: 'tests/suites/postgres-ledger-kill',
    times: 'LOOKGLASS_PG_KILLS',
    most: 60,
    isSeeded: false,
  },
  hubs: { suite: 'tests/fleet/hub-many', times: 'LOOKGLASS_HUB_KILLS', most: 40, isSeeded: false },
  telling: { suite: 'tests/faults/telling-killed', times: 'LOOKGLASS_KILLS', most: 300 },
  network: { suite: 'tests/faults/network', times: 'LOOKGLASS_NETWORK_PEOPLE', most: 400 },
  namespaces: {
    suite: 'tests/faults/namespaces',
    times: 'LOOKGLASS_NAMESPACE_PEOPLE',
    most: 100,
  },
  protocol: {
    suite: 'tests/faults/protocol-model',
    times: 'LOOKGLASS_SCHEDULES',
    most: 5_000_000,
    each: 500,
  },
} as const;
type Suite = keyof typeof LONGER;
const isSuite = (kind: string): kind is Suite => kind in LONGER;
const KINDS = ['power', 'stop', 'kill', ...Object.keys(LONGER)];

const suites = async (
  paths: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--config', join(root, 'build/vitest.config.ts'), ...paths],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  const [code] = (await once(run, 'close')) as [number | null];
  return code === 0;
};

const long = async (): Promise<boolean> => {
  const points = Number(values.points);
  const seed = Number(values.seed);
  const kinds = KINDS.filter((kind) => (values.only ?? kind) === kind);
  if (kinds.length === 0) throw new Error(`--only is one of ${KINDS.join(', ')}`);
  const within = (Number(values.minutes) * 60_000) / kinds.length;
  // What a disk does is played back; where it is played back needs no disk.
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'lookglass-faults-'));
  const recorder = buildRecorder(folder);
  const violations: string[] = [];
  try {
    for (const kind of kinds) {
      const started = performance.now();
      if (isSuite(kind)) {
        const { suite, times, most, each, isSeeded } = { each: 1, isSeeded: true, ...LONGER[kind] };
        const count = String(Math.min(points * each, most));
        const told = isSeeded ? `${kind}: seed ${seed}` : kind;
        console.log(`${told}, ${times}=${count}`);
        if (!(await suites([suite], { [times]: count, LOOKGLASS_SEED: String(seed) })))
          violations.push(`${told}, see above`);
        continue;
      }
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

// Hubs and kiosks are run as they are built.
await buildIfStale();
const { only = '' } = values;
/** What is left out of the tests of every save is not left out here. */
const env = { LOOKGLASS_NAMESPACE_PEOPLE: '8' };
const short = () => suites(isSuite(only) ? [LONGER[only].suite] : SHORT, env);
process.exitCode = (await (values.long ? long() : short())) ? 0 : 1;
