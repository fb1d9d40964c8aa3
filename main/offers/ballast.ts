import { randomFillSync } from 'node:crypto';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../base/log.ts';

/**
 * A file that only takes up room. On a full disk even deleting rows fails, because the deletion must be written
 * first: giving up the ballast is what lets the ledger finish what shoppers were promised.
 */
export type Ballast = {
  /** Gives the room free at once. False where there was none to give. */
  release(): boolean;
  /** Takes the room again, if the disk has it twice over. True once it is held. */
  restore(): Promise<boolean>;
};

const noBallast: Ballast = { release: () => false, restore: async () => true };

const BLOCK = 1024 * 1024;

export const openBallast = (path: string, bytes: number, log: Log): Ballast => {
  if (bytes <= 0) return noBallast;
  const partial = `${path}.part`;

  const fill = async () => {
    // Random, because a file of zeros takes no room on file systems that compress.
    const block = randomFillSync(Buffer.allocUnsafe(Math.min(BLOCK, bytes)));
    const file = await open(partial, 'w', 0o600);
    try {
      for (let left = bytes; left > 0; left -= block.length)
        await file.writeFile(left < block.length ? block.subarray(0, left) : block);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  };
  const restore = async () => {
    try {
      const held = await stat(path).catch(() => null);
      if (held && held.size >= bytes) return true;
      const { bavail, bsize } = await statfs(dirname(path));
      if (bavail * bsize < bytes * 2) return false;
      await fill();
      return true;
    } catch (error) {
      await rm(partial, { force: true }).catch(() => {});
      log.warn('the ballast could not be taken', { error: String(error) });
      return false;
    }
  };
  let restoring: Promise<boolean> | null = null;

  return {
    release() {
      try {
        rmSync(path);
        return true;
      } catch {
        return false;
      }
    },
    restore: () => (restoring ??= restore().finally(() => (restoring = null))),
  };
};
