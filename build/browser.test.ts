import { expect, test } from 'vitest';
import { getBrowser, type Machine } from './browser.ts';

/** A machine whose browser appears once `brings` has been run. */
const machine = (brings: string | null, facts: Partial<Machine> & { broken?: string[] } = {}) => {
  const ran: string[] = [];
  const { broken = [], ...rest } = facts;
  const it: Machine = {
    find: () => (brings === null || ran.some((line) => line.includes(brings)) ? '/browser' : null),
    works: (path) => Promise.resolve(!broken.includes(path)),
    has: (program) => program === 'apt-get',
    isRoot: true,
    run: (command, args) => {
      ran.push([command, ...args].join(' '));
      return Promise.resolve(0);
    },
    say: () => {},
    ...rest,
  };
  return { it, ran };
};

test('takes the browser that is there', async () => {
  const { it, ran } = machine(null);
  expect(await getBrowser(it)).toEqual({ path: '/browser' });
  expect(ran).toEqual([]);
});

test("takes Playwright's next", async () => {
  const { it, ran } = machine('playwright');
  expect(await getBrowser(it)).toEqual({ path: '/browser' });
  expect(ran).toEqual(['playwright install --with-deps --no-shell chromium']);
});

test("asks the system's package manager last", async () => {
  const { it, ran } = machine('apt-get install');
  expect(await getBrowser(it)).toEqual({ path: '/browser' });
  expect(ran.slice(1)).toEqual([
    'apt-get update -qq',
    'apt-get install -y -qq --no-install-recommends chromium',
  ]);
});

test('asks through sudo when it is not root, and does not without it', async () => {
  const sudo = machine('apt-get install', {
    isRoot: false,
    has: (program) => program === 'apt-get' || program === 'sudo',
  });
  await getBrowser(sudo.it);
  expect(sudo.ran.slice(0, 2)).toEqual([
    'playwright install --no-shell chromium',
    'sudo -n apt-get update -qq',
  ]);
  const plain = machine('apt-get install', { isRoot: false });
  expect(await getBrowser(plain.it)).toHaveProperty('problem');
  expect(plain.ran).toHaveLength(1);
});

test('does not believe a browser that cannot start', async () => {
  const { it, ran } = machine(null, { broken: ['/browser'] });
  expect(await getBrowser(it)).toHaveProperty('problem');
  expect(ran.length).toBeGreaterThan(1);
});
