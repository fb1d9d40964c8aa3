import { expect, test } from 'vitest';
import { add, fromPlaywright, fromVitest, inWords, withExit } from './tally.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test('counts what Vitest reports, and a file that does not load as a failure', () => {
  const report = {
    testResults: [
      file('passed', 'passed', 'passed', 'skipped', 'todo'),
      file('failed', 'passed', 'failed'),
      file('failed'),
    ],
  };
  expect(fromVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('counts what Playwright reports, and errors outside any test as failures', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(fromPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('never turns a bad end into a good one', () => {
  expect(withExit(fromVitest(null), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(withExit({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(withExit({ passed: 3, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});

test('closes with one plain line', () => {
  const total = add({ passed: 3, failed: 0, skipped: 1 }, { passed: 2, failed: 1, skipped: 0 });
  expect(inWords(total)).toBe('5 passed, 1 failed, 1 skipped');
});
