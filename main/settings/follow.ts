import { watch } from 'node:fs';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import { SettingsError, type SettingsProblem } from './problems.ts';

const SETTLE_MS = 300;

/** Settings in files that people write: what does not check out never takes effect. */
export const followSettings = <T>(parts: {
  readonly folders: readonly string[];
  /** Whether a change of a file of this name is one of the settings. */
  readonly concerns: (name: string) => boolean;
  /** Throws `SettingsError`. */
  readonly read: () => T;
  /** Keeps what was read last, for a start that finds nothing good. */
  readonly keep: () => void;
  readonly readKept: () => T;
  readonly clock: Clock;
  readonly log: Log;
}): {
  readonly value: Value<T>;
  /** Empty while the files on disk are the ones in force. */
  readonly problems: Value<readonly SettingsProblem[]>;
  close(): void;
} => {
  const { folders, concerns, read, clock, log } = parts;
  const problems = cell<readonly SettingsProblem[]>([]);

  const keep = () => {
    try {
      parts.keep();
    } catch (error) {
      log.warn('the last good settings could not be kept', { error: String(error) });
    }
  };
  const refuse = (error: unknown) => {
    if (!(error instanceof SettingsError)) throw error;
    for (const problem of error.problems) log.error('settings refused', { ...problem });
    problems.set(error.problems);
  };
  const first = (): T => {
    try {
      const found = read();
      keep();
      return found;
    } catch (error) {
      refuse(error);
      try {
        const found = parts.readKept();
        log.warn('running on the last good settings');
        return found;
      } catch {
        throw error;
      }
    }
  };

  const value = cell(first());
  let seen = JSON.stringify(value.get());
  let cancel = () => {};
  const reread = () => {
    try {
      const next = read();
      problems.set([]);
      const text = JSON.stringify(next);
      if (text === seen) return;
      seen = text;
      keep();
      log.info('settings changed');
      value.set(next);
    } catch (error) {
      refuse(error);
    }
  };
  // Editors write in several steps; a file is read once it has been quiet for a moment.
  const watchers = folders.map((folder) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && !concerns(name)) return;
      cancel();
      cancel = clock.after(SETTLE_MS, reread);
    });
    watcher.on('error', (error) =>
      log.warn('a settings folder is no longer followed', { folder, error: String(error) }),
    );
    watcher.unref();
    return watcher;
  });

  return {
    value,
    problems,
    close() {
      cancel();
      for (const watcher of watchers) watcher.close();
    },
  };
};
