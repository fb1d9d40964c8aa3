import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Clock } from '../base/clock.ts';

const incoming = z.union([
  z.object({
    id: z.number(),
    result: z.unknown().optional(),
    error: z.object({ message: z.string() }).optional(),
  }),
  z.object({ method: z.string(), params: z.unknown(), sessionId: z.string().optional() }),
]);

export type DevToolsEvent = { method: string; params: unknown; sessionId: string | undefined };

export type DevTools = {
  /** Refused by the browser, unanswered in time, or the browser gone: each rejects. */
  send(method: string, params?: object, sessionId?: string): Promise<unknown>;
  /** Rejects everything unanswered; called once the browser is gone. */
  end(): void;
};

/** Long, because a machine that has just been switched on is slow; a page that hangs is noticed by its heartbeat. */
const ANSWER_MS = 30_000;
const END_OF_MESSAGE = 0;

/** The DevTools protocol over two pipes: messages are JSON, each ended by a zero byte. */
export const openDevTools = (
  write: Writable,
  read: Readable,
  clock: Clock,
  onEvent: (event: DevToolsEvent) => void,
): DevTools => {
  type Waiting = { answer: (result: unknown) => void; refuse: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  let nextId = 0;
  let parts: Buffer[] = [];
  let ended = false;

  const hear = (text: string) => {
    const message = incoming.parse(JSON.parse(text));
    if ('method' in message) {
      onEvent({ method: message.method, params: message.params, sessionId: message.sessionId });
      return;
    }
    const asked = waiting.get(message.id);
    if (message.error) asked?.refuse(new Error(message.error.message));
    else asked?.answer(message.result);
  };

  read.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(END_OF_MESSAGE); end >= 0; end = rest.indexOf(END_OF_MESSAGE)) {
      const text = Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      parts = [];
      rest = rest.subarray(end + 1);
      hear(text);
    }
    if (rest.length > 0) parts.push(rest);
  });
  // A browser that ends closes its pipes; that it did is seen on the process.
  read.on('error', () => {});
  write.on('error', () => {});

  return {
    send(method, params = {}, sessionId) {
      if (ended) return Promise.reject(new Error('the browser is gone'));
      const id = ++nextId;
      return new Promise((resolve, reject) => {
        const cancel = clock.after(ANSWER_MS, () =>
          settle(() => reject(new Error(`${method}: no answer`))),
        );
        const settle = (how: () => void) => {
          waiting.delete(id);
          cancel();
          how();
        };
        waiting.set(id, {
          answer: (result) => settle(() => resolve(result)),
          refuse: (error) => settle(() => reject(error)),
        });
        write.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
    end() {
      ended = true;
      for (const { refuse } of waiting.values()) refuse(new Error('the browser is gone'));
    },
  };
};
