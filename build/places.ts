import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where things stand in the repository, whatever directory a command was called from. */
export const places = {
  root: at('..'),
  out: at('../out'),
  renderer: at('../renderer'),
  main: at('../main'),
  preload: at('../preload'),
  modules: at('../node_modules'),
  bin: at('../node_modules/.bin'),
  /** Reports of the last test run; kept out of `out`, which a build may empty. */
  reports: at('../.cache/reports'),
} as const;
