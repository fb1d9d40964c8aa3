import type { AnyExperience } from '../kernel/experience.ts';
import type { Copy } from '../kit/language.ts';

/*
 * Experiences are found by their folders: a new one is a new folder and no edit here. What they are made of is in
 * README.md beside this file.
 */
const definitions = import.meta.glob<{ experience: AnyExperience }>('./*/experience.ts', {
  eager: true,
});
const lines = import.meta.glob<object>('./*/copy/*.json', { eager: true, import: 'default' });
const kernelLines = import.meta.glob<object>('../kernel/copy/*.json', {
  eager: true,
  import: 'default',
});
const visionLines = import.meta.glob<object>('../vision/copy/*.json', {
  eager: true,
  import: 'default',
});

const folderOf = (path: string): string => path.split('/')[1] ?? path;
const languageOf = (path: string): string => path.split('/').at(-1)?.replace('.json', '') ?? path;

/** In order of folder name. A folder that calls itself something else would never find its own copy. */
export const experiences: readonly AnyExperience[] = Object.entries(definitions)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, { experience }]) => {
    if (experience.id !== folderOf(path))
      throw new Error(`${path} calls its experience "${experience.id}"`);
    return experience;
  });

export const copy: Copy = {};
const add = (language: string, namespace: string, words: object) => {
  copy[language] = { ...copy[language], [namespace]: words };
};
for (const [path, words] of Object.entries(kernelLines)) add(languageOf(path), 'kernel', words);
for (const [path, words] of Object.entries(visionLines)) add(languageOf(path), 'vision', words);
for (const [path, words] of Object.entries(lines)) add(languageOf(path), folderOf(path), words);
