import fc from 'fast-check';
import { brokenAtEnd, brokenNow } from './invariants.ts';
import { happen, MOST_STEP, nameOfStep, tableOf } from './steps.ts';
import { allRules, type Rules } from './rules.ts';
import { World } from './world.ts';

/**
 * The whole of the protocol, played: a hub, two stores with two tills each, three phones, and a network and machines
 * that do what networks and machines do. Every decision in it is the product's own code; what is made up is only who
 * does what when.
 */

const STEPS = 44;

/** Plays one schedule. Null where every promise held throughout; else which did not, and after which step. */
export const play = (
  steps: ArrayLike<number>,
  rules: Rules = allRules,
): { broken: string; at: number } | null => {
  const world = new World(rules);
  const table = tableOf(steps);
  for (let at = 1; at < steps.length; at++) {
    happen(world, table, steps[at] ?? 0);
    const broken = brokenNow(world);
    if (broken !== null) return { broken, at };
  }
  const broken = brokenAtEnd(world);
  return broken === null ? null : { broken, at: steps.length };
};

export type Found = {
  readonly schedules: number;
  readonly seed: number;
  readonly broken: string;
  /** The shortest way there that was found, in words. */
  readonly story: readonly string[];
};

/** Plays so many schedules at random and answers the first that breaks a promise, shrunk. */
export const search = (
  schedules: number,
  seed: number,
  rules: Rules = allRules,
  shrink = true,
): Found | null => {
  const found = fc.check(
    fc.property(
      fc.array(fc.nat(MOST_STEP - 1), {
        minLength: shrink ? 0 : STEPS,
        maxLength: STEPS,
        size: 'max',
      }),
      (steps) => play(steps, rules) === null,
    ),
    { numRuns: schedules, seed, endOnFailure: !shrink },
  );
  if (!found.failed) return null;
  const steps = found.counterexample?.[0] ?? [];
  return {
    schedules: found.numRuns,
    seed,
    broken: play(steps, rules)?.broken ?? 'not to be played again',
    story: steps.slice(1).map((step) => nameOfStep(tableOf(steps), step)),
  };
};
