import { expect, it } from 'vitest';
import { everyPair, everyRule, inWords, runModel, runMutants } from '../suites/protocol/run.ts';

/**
 * The protocol played a million times, and each of its rules taken away, alone and together with each other one.
 * `LOOKGLASS_SCHEDULES` makes it longer, `LOOKGLASS_SEED` plays it again; the seeds are in the names, so that a failure can be played again.
 */
const schedules = Number(process.env['LOOKGLASS_SCHEDULES'] ?? 1_000_000);
const seed = Number(process.env['LOOKGLASS_SEED'] ?? Date.now() % 1_000_000);
const LONG = 60 * 60_000;
/** The rarest takes some ten thousand. */
const MOST_UNTIL_CAUGHT = 600_000;

it(
  `keeps every promise in ${schedules} histories, seeds from ${seed}`,
  { timeout: LONG },
  async () => expect(await runModel(schedules, seed)).toEqual([]),
);

it.each([
  ['each rule', everyRule],
  ['each two rules', everyPair],
] as const)('notices when %s are taken away', { timeout: LONG }, async (_, mutants) => {
  const outcomes = await runMutants(mutants, MOST_UNTIL_CAUGHT, seed);
  const told = outcomes.toSorted((a, b) => (b.found?.schedules ?? 0) - (a.found?.schedules ?? 0));
  console.log(told.slice(0, 40).map(inWords).join('\n'));
  expect(outcomes.filter(({ found }) => !found).map(inWords)).toEqual([]);
  expect(outcomes).toHaveLength(mutants.length);
});
