import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './freshness.ts';

let root: string;

const write = async (path: string, text: string) => {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  // A fixed time: only what a test changes may tell two states apart.
  await utimes(file, 1_000, 1_000);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lookglass-fresh-'));
  await write('main/kiosk.ts', 'one');
  await write('package-lock.json', '{}');
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('stays the same while nothing changes', async () => {
  expect(await fingerprint(root)).toBe(await fingerprint(root));
});

test.each([
  ['longer', () => write('main/kiosk.ts', 'longer')],
  ['touched', () => utimes(join(root, 'main/kiosk.ts'), 2_000, 2_000)],
  ['joined by another', () => write('renderer/screen/App.tsx', '')],
  ['gone', () => rm(join(root, 'main/kiosk.ts'))],
  ['built with other libraries', () => write('package-lock.json', '{ }')],
])('changes when a source is %s', async (_how, change) => {
  const before = await fingerprint(root);
  await change();
  expect(await fingerprint(root)).not.toBe(before);
});

test.each(['main/kiosk.test.ts', 'main/README.md', 'tests/journeys/shop.ts'])(
  'does not mind %s: nothing is built from it',
  async (path) => {
    const before = await fingerprint(root);
    await write(path, 'new');
    expect(await fingerprint(root)).toBe(before);
  },
);
