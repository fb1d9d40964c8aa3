import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `*.system.test.ts` start processes and browsers; everything else is fast enough for every save. */
const SYSTEM = '{main,preload,renderer,build,tests}/**/*.system.test.{ts,tsx}';

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
          name: 'system',
          include: [SYSTEM],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          retry: process.env['CI'] ? 1 : 0,
          // Each file has a browser of its own: more at once would only starve one another.
          maxWorkers: 1,
        },
      },
    ],
  },
});
