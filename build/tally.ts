import { z } from 'zod';

export type Tally = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A missing or unreadable report counts as nothing: that the run failed shows in its exit code. */
export const fromVitest = (report: unknown): Tally => {
  const read = vitestReport.safeParse(report);
  if (!read.success) return nothing;
  return read.data.testResults
    .map(({ status, assertionResults }): Tally => {
      const count = (of: string) => assertionResults.filter((one) => one.status === of).length;
      const passed = count('passed');
      const failed = count('failed');
      // A file that could not even be loaded has no test to show for it.
      const broken = status === 'failed' && failed === 0 ? 1 : 0;
      return {
        passed,
        failed: failed + broken,
        skipped: assertionResults.length - passed - failed,
      };
    })
    .reduce(add, nothing);
};

export const fromPlaywright = (report: unknown): Tally => {
  const read = playwrightReport.safeParse(report);
  if (!read.success) return nothing;
  const { stats, errors } = read.data;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
};

/** A run that ended badly without naming a failure has failed all the same. */
export const withExit = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

export const inWords = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
