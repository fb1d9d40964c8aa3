import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MB = 1024 * 1024;
const GROW = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 5000 });
  database.exec('PRAGMA cache_size = 10; BEGIN IMMEDIATE; CREATE TABLE room (bytes BLOB)');
  const insert = database.prepare('INSERT INTO room VALUES (zeroblob(4000))');
  for (let i = 0; i < 900; i++) insert.run();
  database.exec('ROLLBACK');
  // Its end is not its last user's: nothing is carried over now.
  process.reallyExit(0);
`;

/** A file system of so many megabytes, in a namespace of the program's own: `command` in front of what is to run on it. */
const namespace = (folder: string, megabytes: number): readonly string[] => [
  'unshare',
  '-Urm',
  'sh',
  '-ec',
  `mount -t tmpfs -o size=${megabytes}m none "${folder}"; exec "$@"`,
  'sh',
];

/** Why no small disk can be had here; null where one can. */
export const noSmallDisk = (folder: string): string | null => {
  const [command, ...args] = [...namespace(folder, 1), 'true'];
  return spawnSync(command, args).status === 0 ? null : 'no small file system can be mounted here';
};

/** Data of a program that runs in front of it, seen from outside while that runs. */
export const smallDisk = (folder: string, megabytes: number) => {
  const inside = (pid: number) => join(`/proc/${pid}/root`, folder);
  const enter = (pid: number): readonly string[] => [
    'nsenter',
    '-t',
    String(pid),
    '-U',
    '-m',
    '--preserve-credentials',
  ];
  const filler = (pid: number) => join(inside(pid), 'filler');
  return {
    wrap: namespace(folder, megabytes),
    inside,
    /** In front of what shall see the disk as that process does: SQLite takes a path from outside for another's. */
    enter,
    /**
     * Lets a database's write-ahead log have room of its own, as it has when it was carried over before: what is written
     * beside it meets the end of the disk first.
     */
    growLog(pid: number, database: string): void {
      const [command = '', ...args] = enter(pid);
      const grown = spawnSync(command, [
        ...args,
        process.execPath,
        '-e',
        GROW,
        join(folder, database),
      ]);
      if (grown.status !== 0) throw new Error(String(grown.stderr));
    },
    /** Writes until nothing more goes in. */
    fill(pid: number): void {
      const file = openSync(filler(pid), 'a');
      try {
        for (let size = MB; size >= 1;) {
          try {
            if (writeSync(file, Buffer.alloc(size, 7)) < size) size = Math.floor(size / 2);
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
            size = Math.floor(size / 2);
          }
        }
      } finally {
        closeSync(file);
      }
    },
    makeRoom: (pid: number) => rmSync(filler(pid)),
    freeBytes(pid: number): number {
      const { bavail, bsize } = statfsSync(inside(pid));
      return bavail * bsize;
    },
  };
};
