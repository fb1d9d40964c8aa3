import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { search, type Found } from './model.ts';
import { allRules, without, type Rule } from './rules.ts';

/**
 * The model in numbers, over all processors:
 *
 *     node tests/suites/protocol/run.ts --schedules 1000000 --seed 7
 *     node tests/suites/protocol/run.ts --mutants single     # or pairs
 */

type Job = { readonly gone: readonly Rule[]; readonly schedules: number; readonly seed: number };
export type Outcome = Job & { readonly found: Found | null };

export const rules = Object.keys(allRules) as readonly Rule[];
export const everyRule: readonly (readonly Rule[])[] = rules.map((rule) => [rule]);
export const everyPair: readonly (readonly Rule[])[] = rules.flatMap((one, i) =>
  rules.slice(i + 1).map((other) => [one, other]),
);

const perform = ({ gone, schedules, seed }: Job): Outcome => {
  // A mutant has to be caught and nothing else; what the protocol itself does wrong should be told as shortly as it can.
  const found = search(schedules, seed, without(...gone), gone.length === 0);
  return { gone, schedules, seed, found };
};

const spread = async (
  jobs: readonly Job[],
  workers = availableParallelism(),
): Promise<readonly Outcome[]> => {
  const waiting = [...jobs];
  const outcomes: Outcome[] = [];
  const lane = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: 'model' });
      const next = () => {
        const job = waiting.shift();
        if (job) worker.postMessage(job);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (outcome: Outcome) => {
        outcomes.push(outcome);
        next();
      });
      worker.on('error', reject);
      next();
    });
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, lane));
  return outcomes;
};

const SLICE = 50_000;
/** So many schedules of the whole protocol; each slice has a seed of its own, told where it finds something. */
export const runModel = async (schedules: number, seed: number): Promise<readonly Found[]> => {
  const slices = Math.ceil(schedules / SLICE);
  const jobs = Array.from({ length: slices }, (_, n) => ({
    gone: [],
    schedules: Math.min(SLICE, schedules - n * SLICE),
    seed: (seed + n) | 0,
  }));
  const outcomes = await spread(jobs);
  return outcomes.flatMap(({ found }) => found ?? []);
};
/** Each mutant until it is caught, or for so many schedules at most. */
export const runMutants = (
  mutants: readonly (readonly Rule[])[],
  most: number,
  seed: number,
): Promise<readonly Outcome[]> => spread(mutants.map((gone) => ({ gone, schedules: most, seed })));

export const inWords = ({ gone, found, schedules }: Outcome): string =>
  `${gone.join(' + ').padEnd(48)} ${
    found ? `${String(found.schedules).padStart(7)}  ${found.broken}` : `not caught in ${schedules}`
  }`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      schedules: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      mutants: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const began = performance.now();
  const took = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  if (values.mutants !== undefined) {
    const mutants = values.mutants === 'pairs' ? everyPair : everyRule;
    const outcomes = await runMutants(mutants, 400_000, seed);
    for (const outcome of outcomes) console.log(inWords(outcome));
    const missed = outcomes.filter(({ found }) => !found).length;
    console.log(
      `${outcomes.length - missed} of ${outcomes.length} mutants caught, seed ${seed}, ${took()}`,
    );
    process.exitCode = missed === 0 ? 0 : 1;
    return;
  }
  const found = await runModel(Number(values.schedules), seed);
  for (const one of found) console.log(JSON.stringify(one, null, 2));
  console.log(
    `${values.schedules} schedules, ${found.length} broken, seeds from ${seed}, ${took()}`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
};

if (!isMainThread && workerData === 'model') {
  parentPort?.on('message', (job: Job) => parentPort?.postMessage(perform(job)));
} else if (process.argv[1] === import.meta.filename) {
  await main();
}
