import type { Socket } from 'node:net';
import type { Clock } from '../../../base/clock.ts';

/** How bytes leave: as they come, or the way networks and bad firmware mangle them. */
export type LineHabits = {
  /** Nothing gets through in either direction, and nobody is told: a pulled cable. */
  pulled: boolean;
  oneByteChunks: boolean;
  /** Reports are held until so many are together, then sent in one chunk. */
  coalesce: number;
  /** Answers are this late. */
  slowMs: number;
};

export type Line = {
  answer(bytes: Uint8Array): void;
  report(bytes: Uint8Array): void;
  raw(bytes: Uint8Array): void;
  close(): void;
};

/** Sends frames over one socket with the habits of the moment. */
export const lineOver = (socket: Socket, habits: LineHabits, clock: Clock): Line => {
  let held: Uint8Array[] = [];
  let queue = Buffer.alloc(0);
  let draining = false;

  const drain = (): void => {
    if (queue.length === 0 || socket.destroyed) {
      draining = false;
      return;
    }
    socket.write(queue.subarray(0, 1));
    queue = queue.subarray(1);
    setImmediate(drain);
  };

  const write = (bytes: Uint8Array): void => {
    if (habits.pulled || socket.destroyed) return;
    if (!habits.oneByteChunks && !draining) {
      socket.write(bytes);
      return;
    }
    queue = Buffer.concat([queue, bytes]);
    if (draining) return;
    draining = true;
    drain();
  };

  const flush = (): void => {
    if (held.length === 0) return;
    const together = Buffer.concat(held);
    held = [];
    write(together);
  };

  return {
    answer(bytes) {
      if (habits.slowMs > 0) clock.after(habits.slowMs, () => write(bytes));
      else write(bytes);
    },
    report(bytes) {
      held.push(bytes);
      if (held.length >= habits.coalesce) flush();
    },
    raw(bytes) {
      flush();
      write(bytes);
    },
    close() {
      flush();
      socket.end();
    },
  };
};
