import { buildLibrary } from './c-library.ts';

/**
 * A disk put back together out of what was recorded of it. What a process wrote and did not make durable may, after a
 * power cut, be there or not, in whole sectors, in any mixture; what it made durable is there. A process that is
 * merely stopped leaves all it wrote.
 */

const SECTOR = 512;
const HEAD = 14;
const FILES = ['ledger.db', 'ledger.db-wal'] as const;
const OUTPUT = 2;

/** Numbers from a seed, the same on every machine (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};
export type Random = () => number;

export type Recorded =
  | { readonly kind: 'write'; readonly file: 0 | 1; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut-to'; readonly file: 0 | 1; readonly length: number }
  | { readonly kind: 'durable'; readonly file: 0 | 1 }
  | { readonly kind: 'said'; readonly text: string };

/** A process that was killed may have left half a record: what follows it was never done. */
export const readRecords = (log: Buffer): Recorded[] => {
  const records: Recorded[] = [];
  for (let at = 0; at + HEAD <= log.length;) {
    const kind = String.fromCharCode(log[at] ?? 0);
    const file = log[at + 1] ?? 0;
    const offset = Number(log.readBigUInt64LE(at + 2));
    const length = kind === 'W' ? log.readUInt32LE(at + 10) : 0;
    if (at + HEAD + length > log.length) break;
    const bytes = log.subarray(at + HEAD, at + HEAD + length);
    at += HEAD + length;
    if (file === OUTPUT) records.push({ kind: 'said', text: bytes.toString() });
    else if (file !== 0 && file !== 1) throw new Error(`the log names a file ${file}`);
    else if (kind === 'W') records.push({ kind: 'write', file, at: offset, bytes });
    else if (kind === 'T') records.push({ kind: 'cut-to', file, length: offset });
    else records.push({ kind: 'durable', file });
  }
  return records;
};

type Change = Extract<Recorded, { kind: 'write' | 'cut-to' }>;

/** A file's bytes, growing as they are written. */
const content = () => {
  let bytes: Buffer = Buffer.alloc(0);
  let length = 0;
  const reach = (upto: number) => {
    if (upto > bytes.length) {
      const grown = Buffer.alloc(Math.max(upto, bytes.length * 2));
      bytes.copy(grown, 0, 0, length);
      bytes = grown;
    }
    if (upto > length) bytes.fill(0, length, upto);
    length = Math.max(length, upto);
  };
  return {
    put(at: number, part: Buffer) {
      reach(at + part.length);
      part.copy(bytes, at);
    },
    cutTo(upto: number) {
      reach(upto);
      length = upto;
    },
    copy: () => Buffer.from(bytes.subarray(0, length)),
  };
};
type Content = ReturnType<typeof content>;

const from = (bytes: Buffer): Content => {
  const made = content();
  made.put(0, bytes);
  return made;
};
const apply = (to: Content, change: Change) =>
  change.kind === 'write' ? to.put(change.at, change.bytes) : to.cutTo(change.length);

export const openRecordedDisk = () => {
  const durable: [Content, Content] = [content(), content()];
  const waiting: [Change[], Change[]] = [[], []];
  const exists: [boolean, boolean] = [false, false];

  /** Some of what was waiting reached the disk: whole writes, single sectors of one, or nothing of it. */
  const someOf = (changes: readonly Change[], to: Content, random: Random) => {
    for (const change of changes) {
      const fate = random();
      if (fate < 0.35) continue;
      if (fate < 0.7 || change.kind === 'cut-to') {
        apply(to, change);
        continue;
      }
      for (let at = 0; at < change.bytes.length; at += SECTOR)
        if (random() < 0.5) to.put(change.at + at, change.bytes.subarray(at, at + SECTOR));
    }
  };

  return {
    /** `lying`: the disk says that all is durable and keeps nothing of the sort. */
    take(record: Recorded, lying = false) {
      if (record.kind === 'said') return;
      const { file } = record;
      if (record.kind !== 'durable') waiting[file].push(record);
      else if (!lying) {
        exists[file] = true;
        for (const change of waiting[file].splice(0)) apply(durable[file], change);
      }
    },
    /** The files as they may be found after the power is back; a file that never was durable may not be there. */
    afterPowerCut(random: Random): Map<string, Buffer> {
      const found = new Map<string, Buffer>();
      for (const file of [0, 1] as const) {
        if (!exists[file] && random() < 0.5) continue;
        const left = from(durable[file].copy());
        someOf(waiting[file], left, random);
        found.set(FILES[file], left.copy());
      }
      return found;
    },
    /** The files as they are when the process is gone and the machine goes on. */
    afterStop(): Map<string, Buffer> {
      const found = new Map<string, Buffer>();
      for (const file of [0, 1] as const) {
        const all = from(durable[file].copy());
        for (const change of waiting[file]) apply(all, change);
        if (exists[file] || waiting[file].length > 0) found.set(FILES[file], all.copy());
      }
      return found;
    },
  };
};

/** The recorder; null where there is no compiler, or another system than Linux. */
export const buildRecorder = (folder: string): string | null =>
  buildLibrary('disk-recorder.c', folder);
