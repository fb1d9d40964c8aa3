import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { places } from './places.ts';

/** Phones bring what browser they have: WeChat's and Alipay's web views are years behind the screen's. */
const BROWSERS = ['chrome100', 'safari15.4', 'firefox100'];

const entries = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files)
      .map(([name, file]) => [name, join(folder, file)] as const)
      .filter(([, file]) => existsSync(file)),
  );

const shared = {
  root: places.root,
  configFile: false,
  envDir: false,
  mode: 'production',
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

/** What one output folder is made of; nothing, where none of its entries exists. */
type Bundle = { name: string; config: InlineConfig };

const host = (): Bundle | null => {
  const input = entries(places.main, {
    electron: 'electron.ts',
    kiosk: 'kiosk.ts',
    hub: 'hub.ts',
    cli: 'cli.ts',
    // A thread of its own, found by its file.
    pinyin: 'catalog/search/pinyin/worker.ts',
  });
  if (Object.keys(input).length === 0) return null;
  return {
    name: 'main',
    config: {
      ...shared,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        outDir: join(places.out, 'main'),
        emptyOutDir: true,
        target: 'node24',
        // A stack trace from a kiosk should be readable; size hardly matters on a disk.
        minify: false,
        rolldownOptions: {
          input,
          external: ['electron', /^node:/],
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'parts/[name]-[hash].js',
          },
        },
      },
    },
  };
};

const bridge = (): Bundle | null => {
  const input = entries(places.preload, { bridge: 'bridge.ts' });
  if (Object.keys(input).length === 0) return null;
  return {
    name: 'preload',
    config: {
      ...shared,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: join(places.out, 'preload'),
        emptyOutDir: true,
        target: 'chrome130',
        minify: false,
        rolldownOptions: {
          input,
          external: ['electron'],
          // A sandboxed preload script is CommonJS and cannot require a second file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  };
};

const pages = (): Bundle | null => {
  const input = entries(places.renderer, {
    screen: 'screen/index.html',
    staff: 'staff/index.html',
    phone: 'phone/index.html',
    bench: 'bench/index.html',
    // A worker answers for what lies beside it and below: it needs a name of its own at the top.
    'page-worker': 'kit/offline/worker.ts',
  });
  if (Object.keys(input).length === 0) return null;
  return {
    name: 'renderer',
    config: {
      ...shared,
      root: places.renderer,
      base: '/',
      plugins: [react()],
      // A tracker's worker loads its run time as a module.
      worker: { format: 'es' },
      build: {
        outDir: join(places.out, 'renderer'),
        emptyOutDir: true,
        target: BROWSERS,
        modulePreload: { polyfill: false },
        // Fonts stay files: the content policy allows no font from a data: address.
        assetsInlineLimit: (file) => (/\.woff2?$/.test(file) ? false : undefined),
        // three.js alone is above Vite's mark; the budget of what a page loads is held by the bench.
        chunkSizeWarningLimit: 1500,
        reportCompressedSize: false,
        rolldownOptions: {
          input,
          output: {
            entryFileNames: ({ name }) =>
              name === 'page-worker' ? '[name].js' : 'assets/[name]-[hash].js',
          },
        },
      },
    },
  };
};

/** The bundles of the entries that exist at this moment. */
export const bundles = (): Bundle[] =>
  [host(), bridge(), pages()].filter((bundle) => bundle !== null);
