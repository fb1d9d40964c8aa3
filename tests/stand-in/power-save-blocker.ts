import type { PowerSaveBlocker } from 'electron';

const running = new Set<number>();
let nextId = 0;

/** Remembers what was asked for; a test machine's display may sleep as it likes. */
export const powerSaveBlocker = {
  start: () => {
    running.add(++nextId);
    return nextId;
  },
  stop: (id) => running.delete(id),
  isStarted: (id) => running.has(id),
} satisfies Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>;
