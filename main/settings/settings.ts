import { readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import { siteFile, type SiteFile } from './site-file.ts';

/** What is wrong with a settings file, said so that whoever wrote it can mend it. */
export type SettingsProblem = {
  readonly file: string;
  /** `offers[0].validUntil`, or empty for the file as a whole. */
  readonly path: string;
  readonly reason: string;
};

/** What another part finds wrong with its share of the settings; nothing where all is well. */
export type Check = (site: SiteFile) => readonly Omit<SettingsProblem, 'file'>[];

export class SettingsError extends Error {
  readonly problems: readonly SettingsProblem[];
  constructor(problems: readonly SettingsProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

export const describeProblem = ({ file, path, reason }: SettingsProblem): string =>
  `${file}${path ? ` at ${path}` : ''}: ${reason}`;

export type Settings = {
  readonly site: Value<SiteFile>;
  /** Empty while the file on disk is the one in force. */
  readonly problems: Value<readonly SettingsProblem[]>;
  close(): void;
};

export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** Line and column, where the JSON parser tells the place: people look for a missing comma by line. */
const jsonReason = (text: string, error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const at = /position (\d+)/.exec(message);
  if (!at) return `not valid JSON (${message}); check the commas and quotes`;
  const before = text.slice(0, Number(at[1])).split('\n');
  return `not valid JSON at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}; check the commas and quotes around it`;
};

/** Reads and checks a settings file. All problems at once, not one per try. */
export const readSite = (file: string, check: Check = () => []): SiteFile => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new SettingsError([
      {
        file,
        path: '',
        reason: 'cannot be read; a site folder needs a site.json (assets/demo is an example)',
      },
    ]);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new SettingsError([{ file, path: '', reason: jsonReason(text, error) }]);
  }
  const parsed = siteFile.safeParse(raw);
  if (parsed.success) {
    const found = check(parsed.data);
    if (found.length === 0) return parsed.data;
    throw new SettingsError(found.map((problem) => ({ file, ...problem })));
  }
  throw new SettingsError(
    parsed.error.issues.map((issue) => ({
      file,
      path: pathText(issue.path),
      reason: issue.message,
    })),
  );
};

const SETTLE_MS = 300;

/**
 * The site's settings, followed as the file changes. A file that does not check out never takes effect: the last good
 * settings stay in force, also over a restart (a copy is kept in the data folder), and the problems are told.
 */
export const openSettings = (
  siteDir: string,
  dataDir: string,
  clock: Clock,
  log: Log,
  check: Check = () => [],
): Settings => {
  const file = join(siteDir, 'site.json');
  const kept = join(dataDir, 'site.last-good.json');
  const problems = cell<readonly SettingsProblem[]>([]);

  const keep = () => {
    try {
      writeFileSync(`${kept}.new`, readFileSync(file));
      renameSync(`${kept}.new`, kept);
    } catch (error) {
      log.warn('the last good settings could not be kept', { error: String(error) });
    }
  };
  const refuse = (error: unknown) => {
    if (!(error instanceof SettingsError)) throw error;
    for (const problem of error.problems) log.error('settings refused', { ...problem });
    problems.set(error.problems);
  };
  const first = (): SiteFile => {
    try {
      const site = readSite(file, check);
      keep();
      return site;
    } catch (error) {
      refuse(error);
      try {
        const site = readSite(kept, check);
        log.warn('running on the last good settings', { file: kept });
        return site;
      } catch {
        throw error;
      }
    }
  };

  const site = cell(first());
  let seen = JSON.stringify(site.get());
  let cancel = () => {};
  const reread = () => {
    try {
      const next = readSite(file, check);
      problems.set([]);
      const text = JSON.stringify(next);
      if (text === seen) return;
      seen = text;
      keep();
      log.info('settings changed', { file });
      site.set(next);
    } catch (error) {
      refuse(error);
    }
  };
  // Editors write in several steps; a file is read once it has been quiet for a moment.
  const watcher = watch(siteDir, (_event, name) => {
    if (name !== null && name !== 'site.json') return;
    cancel();
    cancel = clock.after(SETTLE_MS, reread);
  });
  watcher.on('error', (error) =>
    log.warn('the site folder is no longer followed', { error: String(error) }),
  );
  watcher.unref();

  return {
    site,
    problems,
    close() {
      cancel();
      watcher.close();
    },
  };
};
