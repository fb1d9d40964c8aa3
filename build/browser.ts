import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../main/shell/browser-find.ts';
import { places } from './places.ts';
import { run, runQuietly } from './run.ts';

/** What getting a browser needs of the machine; tests hand in their own. */
export type Machine = {
  /** A browser's path, where there is one. */
  find: () => string | null;
  /** Whether that program starts: a downloaded one may lack the system's libraries. */
  works: (path: string) => Promise<boolean>;
  has: (program: string) => boolean;
  isRoot: boolean;
  run: (command: string, args: readonly string[]) => Promise<number>;
  say: (line: string) => void;
};

type Installer = { program: string; steps: ReadonlyArray<readonly string[]> };

const SYSTEM_INSTALLERS: readonly Installer[] = [
  {
    program: 'apt-get',
    steps: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ],
  },
  { program: 'dnf', steps: [['dnf', 'install', '-y', '-q', 'chromium']] },
  { program: 'zypper', steps: [['zypper', '-n', 'install', 'chromium']] },
  { program: 'pacman', steps: [['pacman', '-Sy', '--noconfirm', 'chromium']] },
  { program: 'apk', steps: [['apk', 'add', 'chromium']] },
];

const WORD = `There is no browser to test with, and none could be installed.
Install Chromium, Chrome or Edge, or set LOOKGLASS_BROWSER to the path of one.`;

export type Got = { path: string } | { problem: string };

/** A browser that works: found, else Playwright's, else the system's package manager's. */
export const getBrowser = async (machine: Machine): Promise<Got> => {
  const { find, works, has, isRoot, run: execute, say } = machine;
  const working = async (): Promise<string | null> => {
    const path = find();
    return path !== null && (await works(path)) ? path : null;
  };

  const found = await working();
  if (found !== null) return { path: found };

  say('No browser was found: getting the one Playwright brings.');
  // Its libraries come with it where it may install them.
  const dependencies = isRoot && has('apt-get') ? ['--with-deps'] : [];
  await execute('playwright', ['install', ...dependencies, '--no-shell', 'chromium']);
  const brought = await working();
  if (brought !== null) return { path: brought };

  const installer = SYSTEM_INSTALLERS.find(({ program }) => has(program));
  const asRoot = isRoot ? [] : has('sudo') ? ['sudo', '-n'] : null;
  if (installer && asRoot) {
    say(`That did not work here: asking ${installer.program} for Chromium.`);
    for (const step of installer.steps) {
      const [command = '', ...args] = [...asRoot, ...step];
      if ((await execute(command, args)) !== 0) break;
    }
    const installed = await working();
    if (installed !== null) return { path: installed };
  }
  return { problem: WORD };
};

export const thisMachine: Machine = {
  find: () => findBrowser()?.path ?? null,
  async works(path) {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    // On Windows a browser does not print its version; that it is there must do.
    if (process.platform === 'win32') return true;
    const { code, output } = await runQuietly(path, [...root, '--version']);
    return code === 0 && /\d+\.\d+/.test(output);
  },
  has: (program) =>
    (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program))),
  isRoot: process.getuid?.() === 0,
  run: (command, args) =>
    run(command === 'playwright' ? join(places.bin, 'playwright') : command, args),
  say: (line) => console.log(line),
};
