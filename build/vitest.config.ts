import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `*.system.test.ts` start processes; everything else is fast enough for every save. */
const SYSTEM = '{main,preload,renderer,build,tests}/**/*.system.test.{ts,tsx}';
/** And those of these folders start browsers. */
const BROWSER = '{renderer,tests/shell,tests/stand-in,tests/vision}/**/*.system.test.{ts,tsx}';

const patient = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
  retry: process.env['CI'] ? 1 : 0,
};

/** Three projects, one after the other. */
export default defineConfig({
  root: fromRoot('.'),
  cacheDir: fromRoot('.cache/vite'),
  resolve: { alias: { electron: fromRoot('tests/fakes/electron.ts') } },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{main,preload,renderer,build,tests}/**/*.test.{ts,tsx}'],
          exclude: [SYSTEM],
          // Files share their workers and what these have loaded: loading it anew for each took longer than the tests.
          isolate: false,
          maxWorkers: availableParallelism(),
          // Property tests on a machine that does much else; nothing here is measured by the clock.
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'system',
          include: [SYSTEM],
          exclude: [BROWSER],
          // They wait more than they work: for disks, sockets and one another.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'browser',
          include: [BROWSER],
          // Each file has a browser of its own: more at once would only starve one another.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
