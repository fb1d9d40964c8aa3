import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TRIES = 20;

export type FileOnDisk = { readonly name: string; readonly bytes: Buffer };

/**
 * Every file in a folder and the folders in it, as a process that is at work there has left it. It may rename one while
 * they are read: what was in that may have been passed by, so all are read again.
 */
export const filesBelow = (folder: string): FileOnDisk[] => {
  for (let tries = 1; ; tries += 1)
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name, parentPath }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isGone || tries === TRIES) throw error;
    }
};
