import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsIn, importsOf } from './architecture/imports.ts';
import { objection } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What npm, builds and test runs leave behind; only asked about where git cannot be. */
const LEFT_BEHIND = new Set(['.git', 'node_modules', 'out', '.cache', 'test-results']);

const walked = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (LEFT_BEHIND.has(entry.name)) return [];
    return entry.isDirectory() ? walked(path) : [path];
  });

/** Everything that belongs to the repository, new files that git does not know yet among it. */
const files = ((): readonly string[] => {
  try {
    const told = execFileSync(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return told.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  } catch {
    return walked('');
  }
})();

const FOLDERS = ['assets', 'build', 'main', 'preload', 'renderer', 'tests'];
const ROOT_FILES = [
  'README.md',
  'electron-builder.yml',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

describe('the house', () => {
  it('has these rooms and nothing lying at the door', () => {
    const strange = files.filter((file) => {
      const [top = ''] = file.split('/');
      if (top.startsWith('.')) return false;
      return file.includes('/') ? !FOLDERS.includes(top) : !ROOT_FILES.includes(top);
    });
    expect(strange).toEqual([]);
  });

  it('lets each layer import what it may, and nothing else', () => {
    const sources = files.filter((file) =>
      /^(?:main|preload|renderer|build|tests)\/.*\.(?:ts|tsx|mts|cts|js|mjs|cjs)$/.test(file),
    );
    expect(sources.length).toBeGreaterThan(100);
    const objections = sources.flatMap((file) =>
      importsOf(root, file).flatMap((one) => objection(one) ?? []),
    );
    expect(objections).toEqual([]);
  });
});

const refused = (from: string, code: string): readonly string[] =>
  importsIn(from, code).flatMap((one) => objection(one) ?? []);

describe('the rules themselves', () => {
  it.each([
    ['a feature another feature', 'main/presence/x.ts', `import { a } from '../catalog/a.ts'`],
    [
      'a feature the devices',
      'main/presence/x.ts',
      `import type { A } from '../devices/driver.ts'`,
    ],
    ['a feature what wires it', 'main/offers/x.ts', `export * from '../compose.ts'`],
    ['base a feature', 'main/base/x.ts', `import '../store/sqlite.ts'`],
    ['a driver another driver', 'main/devices/drivers/llrp/x.ts', `import '../wedge/driver.ts'`],
    ['a driver the supervisor', 'main/devices/drivers/llrp/x.ts', `import '../../supervisor.ts'`],
    ['the host a shell', 'main/host/x.ts', `import '../shell/browser-shell.ts'`],
    ['a shell a feature', 'main/shell/x.ts', `const a = await import('../offers/offers.ts')`],
    ['main a page', 'main/compose.ts', `import '../renderer/kit/money.ts'`],
    ['main what tests use', 'main/host/x.ts', `import '../../tests/fakes/host.ts'`],
    ['the contract a library', 'preload/contract/x.ts', `import 'hono'`],
    ['the contract Node', 'preload/contract/x.ts', `import 'node:fs'`],
    ['a page the main side', 'renderer/phone/x.ts', `import '../../main/base/ids.ts'`],
    ['a page Node', 'renderer/kit/x.ts', `import 'node:path'`],
    ['one page another', 'renderer/staff/x.ts', `import '../phone/App.tsx'`],
    ['one page another, by type', 'renderer/staff/x.ts', `type A = import('../phone/App.tsx').A`],
    ['a page an experience', 'renderer/phone/x.ts', `import '../experiences/coupon/view.tsx'`],
    ['an experience another', 'renderer/experiences/coupon/x.ts', `import '../lookbook/view.tsx'`],
    [
      'all others, by glob',
      'renderer/experiences/coupon/x.ts',
      `import.meta.glob('../*/view.tsx')`,
    ],
    ['the kit the kernel', 'renderer/kit/x.ts', `import '../kernel/kernel.ts'`],
    ['the kernel an experience', 'renderer/kernel/x.ts', `import '../experiences/index.ts'`],
    ['Electron, away from its shell', 'main/shell/browser-x.ts', `import { app } from 'electron'`],
    ['Electron in a page', 'renderer/screen/x.ts', `require('electron')`],
    ['something outside', 'build/x.ts', `import '../../elsewhere/x.ts'`],
    ['anything in a new folder', 'main/somewhere/x.ts', `import 'zod'`],
  ])('refuse %s', (_, from, code) => {
    expect(refused(from, code)).toHaveLength(1);
  });

  it.each([
    [
      'main/presence/x.ts',
      `import '../base/clock.ts'; import '../store/sqlite.ts'; import './y.ts'`,
    ],
    ['main/presence/x.test.ts', `import '../../tests/fakes/shared-data.ts'; import 'fast-check'`],
    ['main/devices/drivers/llrp/a/x.ts', `import '../wire/y.ts'; import '../../../driver.ts'`],
    ['main/compose/x.ts', `import '../offers/a.ts'; import '../catalog/b.ts'`],
    ['main/shell/electron-x.ts', `import { app } from 'electron'; import '../host/peer.ts'`],
    ['preload/bridge.ts', `import 'electron'; import type { A } from './contract/link.ts'`],
    ['renderer/experiences/coupon/x.tsx', `import '../../kernel/react.tsx'; import './view.tsx'`],
    ['renderer/screen/x.tsx', `import '../experiences/index.ts'; import '../kernel/kernel.ts'`],
    ['tests/x.ts', `import '../main/compose.ts'; import '../renderer/kit/money.ts'`],
  ])('let %s import what it needs', (from, code) => {
    expect(refused(from, code)).toEqual([]);
  });

  it('say where and what instead', () => {
    const [told] = refused('main/presence/x.ts', `\n\nimport { a } from '../catalog/a.ts'`);
    expect(told).toBe(
      'main/presence/x.ts:3 imports main/catalog/a.ts: of ours, main/presence may import itself, main/base, preload/contract, main/store',
    );
  });
});
