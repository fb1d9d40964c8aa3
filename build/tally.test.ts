import { expect, test } from 'vitest';
import { add, fromPlaywright, fromVitest, inWords, NOTHING, withExit } from './tally.ts';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((one, i) => ({ fullName: `test ${i}`, status: one })),
});

test('counts what Vitest reports, names what failed, and takes a file that does not load for a failure', () => {
  const report = {
    testResults: [
      file('a.test.ts', 'passed', 'passed', 'passed', 'skipped', 'todo'),
      file('b.test.ts', 'failed', 'passed', 'failed'),
      file('c.test.ts', 'failed'),
    ],
  };
  const fell = ['b.test.ts: test 1', 'c.test.ts'];
  expect(fromVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2, fell });
});

test('counts what Playwright reports, and errors outside any test as failures', () => {
  const spec = (title: string, ok: boolean) => ({ title, ok, file: 'claim.journey.ts' });
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [
      {
        title: 'claim.journey.ts',
        specs: [spec('scan', true)],
        suites: [{ title: 'a wallet', specs: [spec('opens', false)] }],
      },
    ],
    errors: [{ message: 'no browser\nat once' }],
  };
  const fell = ['claim.journey.ts: opens', 'no browser'];
  expect(fromPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 2, fell });
});

test('never turns a bad end into a good one', () => {
  const fell = ['Vitest ended with exit code 1'];
  expect(withExit(fromVitest(null), 1, 'Vitest')).toEqual({ ...NOTHING, failed: 1, fell });
  expect(withExit({ ...NOTHING, passed: 3, failed: 2 }, 1, 'Vitest').failed).toBe(2);
  expect(withExit({ ...NOTHING, passed: 3 }, 0, 'Vitest').failed).toBe(0);
});

test('closes with one plain line, below what failed', () => {
  const good = { ...NOTHING, passed: 3, skipped: 1 };
  expect(inWords(add(good, good))).toBe('6 passed, 0 failed, 2 skipped');
  const bad = { passed: 2, failed: 1, skipped: 0, fell: ['claim.journey.ts: opens'] };
  expect(inWords(add(good, bad))).toBe(
    'failed: claim.journey.ts: opens\n5 passed, 1 failed, 1 skipped',
  );
});
