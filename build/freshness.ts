import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { places } from './places.ts';

const MARK = join(places.out, 'fingerprint');
/** All that a bundle can be made of. Libraries change only with the lock file. */
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'assets',
  'build/bundles.ts',
  'build/vision',
  'build/vision-models.ts',
  'package-lock.json',
];

const isSource = (path: string): boolean => !/\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(path);

const filesUnder = async (path: string): Promise<string[]> => {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [path];
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  return inside
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

/** Names, sizes and times of the sources: some milliseconds, where hashing their content takes a second. */
export const fingerprint = async (root = places.root): Promise<string> => {
  const hash = createHash('sha256');
  const files = (await Promise.all(SOURCES.map((source) => filesUnder(join(root, source)))))
    .flat()
    .filter(isSource)
    .sort();
  for (const file of files) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

/** True when `out` was built from the sources as they are now. */
export const isFresh = async (): Promise<boolean> => {
  const mark = await readFile(MARK, 'utf8').catch(() => null);
  return mark !== null && mark === (await fingerprint());
};

/** Taken off before a build, so that one that is cut short is not believed. */
export const markStale = (): Promise<void> => rm(MARK, { force: true });

export const markFresh = async (print: string): Promise<void> => {
  await mkdir(places.out, { recursive: true });
  await writeFile(MARK, print);
};
