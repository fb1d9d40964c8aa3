import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getBrowser, thisMachine } from './browser.ts';
import { buildIfStale } from './build.ts';
import { places } from './places.ts';
import { pinnedEnv, run } from './run.ts';
import {
  add,
  fromPlaywright,
  fromVitest,
  inWords,
  NOTHING,
  withExit,
  type Tally,
} from './tally.ts';

/** `npm test`: everything, on a machine that may have no browser yet. `journeys` alone skips Vitest. */
const reportOf = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(places.reports, file), 'utf8').catch(() => 'null')) as unknown;

const runVitest = async (env: NodeJS.ProcessEnv): Promise<Tally> => {
  const program = join(places.root, 'node_modules/vitest/vitest.mjs');
  const config = ['run', '--config', 'build/vitest.config.ts'];
  const report = ['--reporter=default', '--reporter=json'];
  const file = `--outputFile.json=${join(places.reports, 'vitest.json')}`;
  const code = await run(process.execPath, [program, ...config, ...report, file], { env });
  return withExit(fromVitest(await reportOf('vitest.json')), code, 'Vitest');
};

const runJourneys = async (env: NodeJS.ProcessEnv): Promise<Tally> => {
  const program = join(places.root, 'node_modules/@playwright/test/cli.js');
  const code = await run(
    process.execPath,
    [program, 'test', '--config', 'tests/playwright.config.ts'],
    {
      env,
    },
  );
  return withExit(fromPlaywright(await reportOf('journeys.json')), code, 'Playwright');
};

const [part] = process.argv.slice(2);
if (part !== undefined && part !== 'journeys') {
  console.error(`"${part}" is not a part: journeys, or nothing for all`);
  process.exit(2);
}
const got = await getBrowser(thisMachine);
if ('problem' in got) {
  console.error(got.problem);
  process.exit(1);
}
await rm(places.reports, { recursive: true, force: true });
await mkdir(places.reports, { recursive: true });
await buildIfStale();

const env = pinnedEnv();
const unit = part === undefined ? await runVitest(env) : NOTHING;
const total = add(unit, await runJourneys(env));
console.log(`\n${inWords(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
