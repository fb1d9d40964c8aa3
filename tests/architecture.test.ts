import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** Who may import whom, as main/README.md tells it. A new part that fits no rule fails here until it has one. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LAYERS = ['preload', 'main', 'renderer'];

type Import = { from: string; to: string };

const sources = LAYERS.flatMap((layer) =>
  readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
    .map((file) => join(layer, file).replaceAll(sep, '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file)),
);

/** Relative imports as paths from the root, packages by their name. */
const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const path = resolve(ROOT, dirname(file), name.split('?')[0] ?? name);
    const to = name.startsWith('.') ? relative(ROOT, path).replaceAll(sep, '/') : name;
    return { from: file, to };
  });
};

const imports = sources.flatMap(importsOf);
const isOurs = (to: string) => LAYERS.some((layer) => to.startsWith(`${layer}/`));
const packageOf = (to: string) =>
  to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to);
const isNode = (to: string) => to.startsWith('node:') || builtinModules.includes(to);

/** `main/devices/drivers/llrp/x.ts` under `main/devices/drivers/` is `llrp`. */
const childOf = (folder: string, path: string): string | null => {
  if (!path.startsWith(folder)) return null;
  return path.slice(folder.length).split('/')[0] ?? null;
};

const offending = (
  from: (file: string) => boolean,
  isAllowed: (to: string, file: string) => boolean,
) =>
  imports
    .filter((one) => from(one.from) && !isAllowed(one.to, one.from))
    .map((one) => `${one.from} -> ${one.to}`);

const under =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path.startsWith(folder));

/** What an entry builds with: these alone see every part. */
const ENTRIES = under(
  'main/electron.ts',
  'main/kiosk.ts',
  'main/hub.ts',
  'main/cli',
  'main/compose',
  'main/options.ts',
  'main/places.ts',
);
const SHARED = under('main/base/', 'main/store/', 'preload/contract/');

test('reads the sources', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(imports.length).toBeGreaterThan(sources.length);
});

describe('the contract', () => {
  test('knows neither page nor host: the schema library alone', () => {
    const wrong = offending(
      under('preload/contract/'),
      (to) => to.startsWith('preload/contract/') || packageOf(to) === 'zod',
    );
    expect(wrong).toEqual([]);
  });

  test('is all the bridge needs besides Electron', () => {
    const wrong = offending(
      (file) => file.startsWith('preload/') && !file.startsWith('preload/contract/'),
      (to) => to.startsWith('preload/contract/') || to === 'electron',
    );
    expect(wrong).toEqual([]);
  });
});

describe('main', () => {
  test('imports nothing of the pages', () => {
    expect(offending(under('main/'), (to) => !to.startsWith('renderer/'))).toEqual([]);
  });

  test('keeps Electron in its shell', () => {
    const mayUse = (file: string) => /^main\/(electron\.ts|shell\/electron-[\w-]+\.ts)$/.test(file);
    const isElectron = (to: string) => packageOf(to) === 'electron';
    expect(
      offending(
        (file) => !mayUse(file) && !file.startsWith('preload/'),
        (to) => !isElectron(to),
      ),
    ).toEqual([]);
  });

  test('lets Electron reach the shell from its own entry alone', () => {
    const isShell = (path: string) => path.startsWith('main/shell/electron-');
    const wrong = offending(
      (file) => file !== 'main/electron.ts' && !isShell(file),
      (to) => !isShell(to),
    );
    expect(wrong).toEqual([]);
  });

  test('builds the base on the contract alone', () => {
    const wrong = offending(
      under('main/base/'),
      (to) => under('main/base/', 'preload/contract/')(to) || isNode(to) || !isOurs(to),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps features apart: compose hands one a function of another', () => {
    const feature = (path: string) => childOf('main/', path);
    const wrong = offending(
      (file) => file.startsWith('main/') && !ENTRIES(file),
      (to, file) => !isOurs(to) || SHARED(to) || feature(to) === feature(file),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps drivers apart', () => {
    const drivers = 'main/devices/drivers/';
    const wrong = offending(
      under(drivers),
      (to, file) =>
        !isOurs(to) ||
        SHARED(to) ||
        to === 'main/devices/driver.ts' ||
        childOf(drivers, to) === childOf(drivers, file),
    );
    expect(wrong).toEqual([]);
  });
});

describe('renderer', () => {
  const PAGES = ['screen', 'staff', 'phone', 'bench'];

  test('imports nothing of the host, nor of Node', () => {
    const wrong = offending(
      under('renderer/'),
      (to) =>
        !to.startsWith('main/') &&
        !isNode(to) &&
        to !== 'preload/bridge.ts' &&
        packageOf(to) !== 'electron',
    );
    expect(wrong).toEqual([]);
  });

  test('keeps experiences apart, and out of the pages', () => {
    const experiences = 'renderer/experiences/';
    const mayUse = under(
      'renderer/kernel/',
      'renderer/kit/',
      'renderer/scene/',
      'renderer/vision/',
      'renderer/link/',
      'preload/contract/',
    );
    const wrong = offending(
      under(experiences),
      (to, file) =>
        !isOurs(to) || mayUse(to) || childOf(experiences, to) === childOf(experiences, file),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps pages apart', () => {
    const page = (path: string) => {
      const name = childOf('renderer/', path);
      return name !== null && PAGES.includes(name) ? name : null;
    };
    const wrong = offending(
      under('renderer/'),
      (to, file) => page(to) === null || page(to) === page(file),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps the kit free of shop words and of everything above it', () => {
    const wrong = offending(
      under('renderer/kit/'),
      (to) => !isOurs(to) || under('renderer/kit/', 'preload/contract/')(to),
    );
    expect(wrong).toEqual([]);
  });
});
