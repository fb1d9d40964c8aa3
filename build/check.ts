import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { places } from './places.ts';
import { runQuietly } from './run.ts';

/** `npm run check`: everything that needs no browser, in well under a minute. One line each; more where it fails. */
type Step = { name: string; command: string; args: readonly string[] };

const FOLDERS = ['main', 'preload', 'renderer', 'build', 'tests'];
const VITEST = join(places.root, 'node_modules/vitest/vitest.mjs');
const tool = (name: string): string => join(places.bin, name);

/** The longest first, so that the short ones fill the gaps. The architecture test is one of the unit tests. */
const STEPS: readonly Step[] = [
  { name: 'types', command: tool('tsc'), args: ['-b'] },
  {
    name: 'unit tests',
    command: process.execPath,
    args: [
      VITEST,
      'run',
      '--config',
      'build/vitest.config.ts',
      '--project',
      'unit',
      '--reporter=dot',
    ],
  },
  {
    name: 'lint',
    command: tool('oxlint'),
    args: ['--type-aware', '--deny-warnings', ...FOLDERS],
  },
  { name: 'unused', command: tool('knip'), args: ['--no-progress'] },
  {
    name: 'format',
    command: tool('oxfmt'),
    args: ['--check', ...FOLDERS, 'package.json', 'tsconfig.json'],
  },
];

const perform = async ({ name, command, args }: Step): Promise<boolean> => {
  const started = performance.now();
  const { code, output } = await runQuietly(command, args);
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)}${took.padStart(7)}`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
};

const started = performance.now();
const waiting = [...STEPS];
const results: boolean[] = [];
const lane = async (): Promise<void> => {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await perform(step));
};
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 3) }, lane));

const failed = results.filter((good) => !good).length;
const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
console.log(failed === 0 ? `\nall well in ${took}` : `\n${failed} of ${results.length} failed`);
process.exitCode = failed === 0 ? 0 : 1;
