import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Fitting from './fitting/main.ts';
import { openVisionPage, type VisionPage } from './vision-page.ts';

/*
 * The real pose model looks at people who are drawn, in all builds, skins and lights; a shirt in their size is hung on
 * what it finds. Where it lies is held against where their own top lies. Figures are printed; floors are what held.
 */
let vision: VisionPage;

beforeAll(async () => {
  vision = await openVisionPage('tests/vision/fitting/index.html');
  await vision.page.waitForFunction(() => 'fitting' in window);
}, 240_000);
afterAll(() => vision.close());

type Options = NonNullable<Parameters<Window['fitting']['fit']>[2]>;
const fit = (seed: number, seconds: number, options: Options = {}): Promise<Fitting.Fitted> =>
  vision.page.evaluate(([one, at, how]) => window.fitting.fit(one, at, how), [
    seed,
    seconds,
    options,
  ] as const);

const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number =>
  Math.hypot(ax - bx, ay - by);

/** Of both shoulders, as parts of how wide they are. */
const missed = ({ shoulders, truth }: Fitting.Fitted): number => {
  if (!shoulders) throw new Error('nobody was dressed');
  const wide = apart(truth[0], truth[1]);
  return (apart(shoulders[0], truth[0]) + apart(shoulders[1], truth[1])) / 2 / wide;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** Figures are for whoever reads the run. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const SLOW_MS = 600_000;
/** One of each skin, and with them every build the seeds make. */
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

describe('a shirt on a drawn person', { timeout: SLOW_MS }, () => {
  it('hangs by the shoulders and covers what it ought to, on every build and skin', async () => {
    const fitted: Fitting.Fitted[] = [];
    for (const seed of SEEDS) fitted.push(await fit(seed, 0));
    const errors = fitted.map(missed);
    const overlaps = fitted.map(({ overlap }) => overlap);
    say(
      `shoulders missed by ${percent(mean(errors))} of their width, at most ${percent(Math.max(...errors))}; ` +
        `overlap ${mean(overlaps).toFixed(3)}, at least ${Math.min(...overlaps).toFixed(3)}`,
    );
    expect(mean(errors)).toBeLessThan(0.03);
    expect(mean(overlaps)).toBeGreaterThan(0.86);
    expect(Math.min(...overlaps)).toBeGreaterThan(0.83);
  });

  it.each([
    ['turned to one side', 4.3],
    ['turned to the other', 9.6],
    ['with an arm raised', 16.8],
  ])('follows somebody %s', async (_, seconds) => {
    const overlaps: number[] = [];
    for (const seed of [1, 4, 7]) overlaps.push((await fit(seed, seconds)).overlap);
    say(`overlap ${overlaps.map((one) => one.toFixed(3)).join(', ')}`);
    expect(Math.min(...overlaps)).toBeGreaterThan(0.8);
  });

  it.each(['side', 'dim'] as const)('is as good in %s light', async (lighting) => {
    const overlaps: number[] = [];
    for (const seed of [1, 7]) overlaps.push((await fit(seed, 0, { lighting })).overlap);
    say(`overlap ${overlaps.map((one) => one.toFixed(3)).join(', ')}`);
    expect(Math.min(...overlaps)).toBeGreaterThan(0.8);
  });

  it('does not cover a forearm before the body, on light skin and on deep', async () => {
    const covered: number[] = [];
    for (const seed of [1, 4, 7]) {
      const { forearmCovered } = await fit(seed, 0, { arms: 'across' });
      covered.push(forearmCovered ?? Number.NaN);
    }
    say(`of the forearm covered: ${covered.map(percent).join(', ')}`);
    expect(Math.max(...covered)).toBeLessThan(0.25);
  });
});
