import { z } from 'zod';

/** `fell` names what failed, for whoever sees no more of a run than its end. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly fell: readonly string[];
};

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type Suite = {
  readonly title: string;
  readonly specs: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly file: string;
  }[];
  readonly suites?: readonly Suite[] | undefined;
};

const suite: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), ok: z.boolean(), file: z.string() })),
  suites: z.lazy(() => z.array(suite)).optional(),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, fell: [] };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  fell: [...a.fell, ...b.fell],
});

/** A missing or unreadable report counts as nothing: that the run failed shows in its exit code. */
export const fromVitest = (report: unknown): Tally => {
  const read = vitestReport.safeParse(report);
  if (!read.success) return NOTHING;
  return read.data.testResults
    .map(({ name, status, assertionResults }): Tally => {
      const passed = assertionResults.filter((one) => one.status === 'passed').length;
      const fell = assertionResults
        .filter((one) => one.status === 'failed')
        .map(({ fullName }) => `${name}: ${fullName}`);
      const failed = fell.length;
      // A file that could not even be loaded has no test to show for it.
      const isBroken = status === 'failed' && failed === 0;
      return {
        passed,
        failed: isBroken ? 1 : failed,
        skipped: assertionResults.length - passed - failed,
        fell: isBroken ? [name] : fell,
      };
    })
    .reduce(add, NOTHING);
};

const fellIn = ({ specs, suites = [] }: Suite): string[] => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(fellIn),
];

export const fromPlaywright = (report: unknown): Tally => {
  const read = playwrightReport.safeParse(report);
  if (!read.success) return NOTHING;
  const { stats, suites, errors } = read.data;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    fell: [
      ...suites.flatMap(fellIn),
      ...errors.map(({ message }) => message?.split('\n')[0] ?? 'outside any journey'),
    ],
  };
};

/** A run that ended badly without naming a failure has failed all the same. */
export const withExit = (tally: Tally, code: number, what: string): Tally =>
  code !== 0 && tally.failed === 0
    ? { ...tally, failed: 1, fell: [`${what} ended with exit code ${code}`] }
    : tally;

/** What fell, a line each, and then one plain line. */
export const inWords = ({ passed, failed, skipped, fell }: Tally): string =>
  [
    ...fell.map((one) => `failed: ${one}`),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join('\n');
