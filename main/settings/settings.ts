import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Value } from '../base/value.ts';
import { followSettings } from './follow.ts';
import { SettingsError, type SettingsProblem } from './problems.ts';
import { siteFile, type SiteFile } from './site-file.ts';

/** What another part finds wrong with its share of the settings; nothing where all is well. */
export type Check = (site: SiteFile) => readonly Omit<SettingsProblem, 'file'>[];

export { SettingsError, type SettingsProblem } from './problems.ts';

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

/** One JSON file, checked by its schema. All problems at once, not one per try. */
export const readJson = <S extends z.ZodType>(
  file: string,
  schema: S,
  missing: string,
): z.output<S> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new SettingsError([{ file, path: '', reason: missing }]);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new SettingsError([{ file, path: '', reason: jsonReason(text, error) }]);
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map((issue) => ({
      file,
      path: pathText(issue.path),
      reason: issue.message,
    })),
  );
};

/** Reads and checks a site's settings, those of other parts included. */
export const readSite = (file: string, check: Check = () => []): SiteFile => {
  const site = readJson(
    file,
    siteFile,
    'cannot be read; a site folder needs a site.json (assets/demo is an example)',
  );
  const found = check(site);
  if (found.length === 0) return site;
  throw new SettingsError(found.map((problem) => ({ file, ...problem })));
};

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
  const { value, problems, close } = followSettings({
    folders: [siteDir],
    concerns: (name) => name === 'site.json',
    read: () => readSite(file, check),
    keep: () => {
      writeFileSync(`${kept}.new`, readFileSync(file));
      renameSync(`${kept}.new`, kept);
    },
    readKept: () => readSite(kept, check),
    clock,
    log,
  });
  return { site: value, problems, close };
};
