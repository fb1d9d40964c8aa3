import { createReadStream, globSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../../main/cli/read-log.ts';
import type { PresenceRead } from '../../main/presence/events.ts';
import { sharedData } from './shared-data.ts';

/** One capture of one tag that is in the field from its first row to its last: whoever says it left is wrong. */
export type ReadLog = {
  readonly name: string;
  readonly kind: 'static' | 'line' | 'walking';
  readonly reads: readonly PresenceRead[];
  readonly minutes: number;
};

const FOLDERS = {
  static: 'Test[12]/*.csv',
  line: 'MovementTesting/LineTests/MoveTest*/*.csv',
  walking: 'WalkingTest/*.csv',
} as const;

/** The captures of an Impinj R420, each antenna a zone `antenna-N`; null where the real data is not at hand. */
export const readLogs = async (): Promise<readonly ReadLog[] | null> => {
  const folder = sharedData('rfid/impinj-r420');
  if (folder === null) return null;
  const logs: ReadLog[] = [];
  for (const kind of ['static', 'line', 'walking'] as const) {
    for (const name of globSync(FOLDERS[kind], { cwd: folder }).sort()) {
      const reads: PresenceRead[] = [];
      const text = createReadStream(join(folder, name), { encoding: 'utf8' });
      for await (const entry of readLog(text, (antenna) => `antenna-${antenna}`))
        if (entry.kind === 'input' && entry.input.kind === 'reads')
          reads.push(...entry.input.reads);
      const last = reads.at(-1);
      if (last) logs.push({ name, kind, reads, minutes: last.at / 60_000 });
    }
  }
  return logs;
};
