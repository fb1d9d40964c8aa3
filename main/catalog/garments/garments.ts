import { mkdirSync, watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Garment, GarmentShape } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { cell, type Value } from '../../base/value.ts';
import type { GarmentProblem } from './garment-file.ts';
import { readGarmentFolder, type Laid } from './read-folder.ts';
import { writeGarment } from './write-garment.ts';

export type Garments = {
  bySku(sku: string): Garment | null;
  all(): readonly Garment[];
  readonly problems: Value<readonly GarmentProblem[]>;
  /** Keeps a garment in this kiosk's own folder; without a picture, the one it has. False where it has none. */
  save(
    sku: string,
    shape: GarmentShape,
    reviewed: boolean,
    png: Uint8Array | null,
  ): Promise<boolean>;
  /** Resolves when the folders have been read as they are. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Whoever copies a folder of garments writes many files; they are read once it has been quiet for a moment. */
const SETTLE_MS = 300;

/**
 * The garments of a shop: those of its own folder, and over them those that were made or corrected at this kiosk. Both
 * folders are followed.
 */
export const openGarments = (parts: {
  /** `garments` in the site folder, which is never written. */
  readonly site: string;
  readonly own: string;
  readonly pictureUrl: (file: string) => string;
  readonly clock: Clock;
  readonly log: Log;
}): Garments => {
  const { site, own, pictureUrl, clock, log } = parts;
  const problems = cell<readonly GarmentProblem[]>([]);
  let laid: ReadonlyMap<string, Laid> = new Map();
  let ownLaid: ReadonlyMap<string, Laid> = new Map();
  let told = '';

  const read = async () => {
    const [theirs, ours] = [
      await readGarmentFolder(site, pictureUrl),
      await readGarmentFolder(own, pictureUrl),
    ];
    laid = new Map([...theirs.garments, ...ours.garments]);
    ownLaid = ours.garments;
    const found = [...theirs.problems, ...ours.problems];
    const text = JSON.stringify(found);
    if (text === told) return;
    told = text;
    for (const problem of found) log.warn('a garment cannot be worn', { ...problem });
    problems.set(found);
  };
  // One after the other: a save must not be read half by a reading that was under way.
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work);
    tail = done.catch((error: unknown) =>
      log.error('the garments could not be read', { error: String(error) }),
    );
    return done;
  };

  let closed = false;
  let cancel = () => {};
  const soon = () => {
    cancel();
    if (!closed) cancel = clock.after(SETTLE_MS, () => void inTurn(read).catch(() => {}));
  };
  const watchers = new Set<FSWatcher>();
  /** Follows a folder, or waits beside it until it is there. */
  const follow = (folder: string) => {
    if (closed) return;
    const start = (path: string, onChange: (name: string | null) => void) => {
      const watcher = watch(path, (_event, name) => onChange(name));
      watcher.on('error', (error) =>
        log.warn('a folder of garments is no longer followed', { folder, error: String(error) }),
      );
      watcher.unref();
      watchers.add(watcher);
      return watcher;
    };
    try {
      start(folder, soon);
    } catch {
      try {
        const waiting = start(dirname(folder), (name) => {
          if (name !== null && name !== basename(folder)) return;
          waiting.close();
          watchers.delete(waiting);
          follow(folder);
          soon();
        });
      } catch (error) {
        log.warn('a folder of garments is not followed', { folder, error: String(error) });
      }
    }
  };
  mkdirSync(own, { recursive: true, mode: 0o700 });
  follow(site);
  follow(own);
  void inTurn(read).catch(() => {});

  return {
    bySku: (sku) => laid.get(sku)?.garment ?? null,
    all: () => [...laid.values()].map(({ garment }) => garment),
    problems,
    save: (sku, shape, reviewed, png) =>
      inTurn(async () => {
        const present = laid.get(sku) ?? null;
        if (png === null && present === null) return false;
        const before = ownLaid.get(sku);
        await writeGarment(
          own,
          sku,
          { shape, reviewed },
          png ?? (await readFile(present?.path ?? '')),
          before ? basename(before.path) : null,
        );
        await read();
        return true;
      }),
    async settled() {
      await tail;
    },
    async close() {
      closed = true;
      cancel();
      for (const watcher of watchers) watcher.close();
      await tail;
    },
  };
};
