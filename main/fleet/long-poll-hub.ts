import type { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Mailbox } from './mailbox.ts';
import { up, type Up } from './messages.ts';
import { challengeAsked, LARGEST_BODY, paths, pollAsked, sessionAsked } from './long-poll-wire.ts';
import { readBody } from './request-body.ts';
import type { Sessions } from './sessions.ts';
import type { HubTransport } from './transport.ts';

export type LongPollHub = HubTransport & {
  /** Answers a request below /fleet/v1/, or null where it is none of these. */
  handle(request: Request): Promise<Response | null>;
  /** Answers all that wait and lets none wait any more. */
  drain(): void;
};

const refuse = (status: number, code: string) =>
  Response.json({ fault: { code } }, { status, headers: { 'cache-control': 'no-store' } });
const answer = (body: object) => Response.json(body, { headers: { 'cache-control': 'no-store' } });

/** A kiosk may send so much at once; its courier sends one batch at a time. */
const MOST_AT_ONCE = 4;

export const openLongPollHub = (parts: {
  readonly mailbox: Mailbox;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** A kiosk asked for its mail: it is there. */
  readonly onSeen?: (node: string) => void;
}): LongPollHub => {
  const { mailbox, sessions, clock, log } = parts;
  let receive: ((from: string, message: Up) => Promise<void>) | null = null;
  let leaving = false;
  const waiting = new Set<() => void>();
  const inWork = new Map<string, number>();

  const parsed = async <S extends z.ZodType>(
    request: Request,
    schema: S,
  ): Promise<z.output<S> | Response> => {
    const body = await readBody(request, LARGEST_BODY);
    if (body.kind !== 'json') return refuse(body.kind === 'too-large' ? 413 : 400, 'bad-input');
    const read = schema.safeParse(body.value);
    return read.success ? read.data : refuse(400, 'bad-input');
  };

  /** Ends when something came, the time is up, the kiosk hung up, this instance goes, or nobody waits any more. */
  const arrival = (node: string, ms: number, gone: AbortSignal) => {
    let end = () => {};
    const over = new Promise<void>((resolve) => {
      const stops = [
        mailbox.onMail(node, () => end()),
        clock.after(ms, () => end()),
        () => gone.removeEventListener('abort', end),
      ];
      end = () => {
        for (const stop of stops) stop();
        waiting.delete(end);
        resolve();
      };
    });
    waiting.add(end);
    gone.addEventListener('abort', end);
    if (leaving || gone.aborted) end();
    return { over, end };
  };

  const poll = async (request: Request, node: string): Promise<Response> => {
    const asked = await parsed(request, pollAsked);
    if (asked instanceof Response) return asked;
    parts.onSeen?.(node);
    // Before reading: what comes in between must not wait for the next poll.
    const { over, end } = arrival(node, asked.waitMs, request.signal);
    try {
      let mail = await mailbox.read(node, asked.got);
      if (mail.length === 0) {
        await over;
        if (!request.signal.aborted) mail = await mailbox.read(node, []);
      }
      return answer({ mail, leaving });
    } finally {
      end();
    }
  };

  const send = async (request: Request, node: string): Promise<Response> => {
    const message = await parsed(request, up);
    if (message instanceof Response) return message;
    const mine = inWork.get(node) ?? 0;
    if (mine >= MOST_AT_ONCE) return refuse(429, 'too-many-requests');
    if (!receive) return refuse(503, 'offline');
    inWork.set(node, mine + 1);
    try {
      await receive(node, message);
      return answer({});
    } catch (error) {
      log.warn('a message from a kiosk could not be kept', { node, error: String(error) });
      return refuse(503, 'crashed');
    } finally {
      const left = (inWork.get(node) ?? 1) - 1;
      if (left === 0) inWork.delete(node);
      else inWork.set(node, left);
    }
  };

  const drain = () => {
    leaving = true;
    for (const done of waiting) done();
  };

  return {
    async handle(request) {
      const path = new URL(request.url).pathname;
      if (request.method !== 'POST') return null;
      switch (path) {
        case paths.challenge: {
          const asked = await parsed(request, challengeAsked);
          if (asked instanceof Response) return asked;
          return answer({ challenge: sessions.challenge(asked.node) });
        }
        case paths.session: {
          const asked = await parsed(request, sessionAsked);
          if (asked instanceof Response) return asked;
          const opened = await sessions.open(asked.challenge, asked.signature);
          return opened ? answer(opened) : refuse(403, 'not-allowed');
        }
        case paths.poll:
        case paths.send: {
          const node = sessions.whoAsks(request);
          if (node === null) return refuse(401, 'not-allowed');
          return path === paths.poll ? poll(request, node) : send(request, node);
        }
        default:
          return null;
      }
    },
    drain,
    listen(next) {
      receive = next;
    },
    send: (to, message) => mailbox.put(to, message),
    async close() {
      drain();
      receive = null;
    },
  };
};
