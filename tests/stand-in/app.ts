import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, CommandLine, RelaunchOptions } from 'electron';
import { boot } from './boot.ts';
import { cancellable } from './cancellable.ts';
import { appendSwitch, engine, isRunning } from './engine.ts';
import { openWindows } from './open-windows.ts';

type PathName = Parameters<App['getPath']>[0];

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const commandLine = {
  appendSwitch: (name, value) => appendSwitch(value ? `--${name}=${value}` : `--${name}`),
  appendArgument: (value) => appendSwitch(value),
  hasSwitch: (name) => boot.args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  getSwitchValue: (name) =>
    boot.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
} satisfies Pick<CommandLine, 'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue'>;

class StandInApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'exit'
      | 'focus'
      | 'getAppPath'
      | 'getName'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'relaunch'
      | 'releaseSingleInstanceLock'
      | 'requestSingleInstanceLock'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  readonly #paths = new Map<PathName, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #quitting = false;
  #lock: string | null = null;

  isReady = (): boolean => this.#isReady;
  whenReady = (): Promise<void> => this.#ready.promise;
  getName = (): string => boot.name;
  getVersion = (): string => boot.version;
  getAppPath = (): string => boot.appPath;
  focus = (): void => {};

  /** Chromium stands: from here on windows and sessions can be made. */
  openFloor(): void {
    this.#isReady = true;
  }

  becomeReady(): void {
    this.emit('ready', cancellable(), {});
    this.#ready.resolve();
  }

  setPath = (name: string, path: string): void => {
    mkdirSync(path, { recursive: true });
    this.#paths.set(name as PathName, path);
  };

  getPath = (name: PathName): string => {
    const known = this.#paths.get(name);
    if (known) return known;
    if (name === 'exe') return process.execPath;
    const home =
      this.commandLine.getSwitchValue('user-data-dir') ||
      join(tmpdir(), `lookglass-stand-in-user-${process.pid}`);
    const path =
      name === 'userData'
        ? home
        : name === 'sessionData'
          ? this.getPath('userData')
          : join(home, name);
    this.setPath(name, path);
    return path;
  };

  requestSingleInstanceLock = (): boolean => {
    const file = join(this.getPath('userData'), 'stand-in.lock');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder !== process.pid && isAlive(holder)) return false;
      // Left behind by one that was killed.
      writeFileSync(file, String(process.pid));
    }
    this.#lock = file;
    return true;
  };

  releaseSingleInstanceLock = (): void => {
    if (this.#lock) rmSync(this.#lock, { force: true });
    this.#lock = null;
  };

  relaunch = (options?: RelaunchOptions): void => {
    // Not done, so that a test run leaves nothing behind; said, so that a test can see it.
    process.stderr.write(`stand-in: relaunch ${JSON.stringify(options?.args ?? [])}\n`);
  };

  quit = (): void => {
    if (this.#quitting) return;
    const before = cancellable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of openWindows) window.close();
    const will = cancellable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) this.#quitting = false;
    else this.exit();
  };

  exit = (code = 0): void => {
    this.#quitting = true;
    this.emit('quit', cancellable(), code);
    this.releaseSingleInstanceLock();
    const ended = isRunning() ? engine().close() : Promise.resolve();
    void ended.finally(() => process.exit(code));
  };

  /** A window is gone; the last one ends the app where nobody decides otherwise. */
  windowClosed(): void {
    if (openWindows.size > 0 || this.#quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  /** Chromium ended by itself. */
  engineEnded(): void {
    if (this.#quitting) return;
    process.stderr.write('stand-in: chromium ended by itself\n');
    this.releaseSingleInstanceLock();
    process.exit(1);
  }
}

export const app = new StandInApp();
