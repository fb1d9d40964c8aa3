import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A C source beside this file, compiled into this folder; null where there is no compiler, or another system than Linux. */
export const buildLibrary = (source: string, folder: string): string | null => {
  const library = join(folder, `${basename(source, '.c')}.so`);
  if (process.platform !== 'linux') return null;
  if (existsSync(library)) return library;
  const from = fileURLToPath(new URL(source, import.meta.url));
  const options = ['-O2', '-shared', '-fPIC', '-o', library, from, '-ldl', '-lpthread'];
  const made = spawnSync('cc', options, { encoding: 'utf8' });
  if (made.error) return null;
  if (made.status !== 0) throw new Error(`${source} does not compile:\n${made.stderr}`);
  return library;
};
