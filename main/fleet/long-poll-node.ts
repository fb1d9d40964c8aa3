import type { KeyObject } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell } from '../base/value.ts';
import { fullJitter, RECONNECT } from './full-jitter.ts';
import { LONGEST_WAIT_MS, paths, pollAnswer } from './long-poll-wire.ts';
import type { Down } from './messages.ts';
import { openNodeSession } from './node-session.ts';
import type { NodeTransport } from './transport.ts';

/** A network may swallow the answer to a poll: what a poll may take beyond its wait. */
const POLL_SLACK_MS = 10_000;
const MOST_LEAVING_MS = 1_000;

/** A kiosk that asks its hub over HTTP(S): works through any proxy, and needs nothing but the hub's address. */
export const openLongPollNode = (parts: {
  readonly url: string;
  readonly node: string;
  readonly privateKey: KeyObject;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly waitMs?: number;
}): NodeTransport => {
  const { node, privateKey, clock, random, log, waitMs = LONGEST_WAIT_MS } = parts;
  const status = cell<'connecting' | 'connected'>('connecting');
  const closing = new AbortController();
  let listener: (message: Down) => void = () => {};
  const ask = openNodeSession({ url: parts.url, node, privateKey, closing: closing.signal });
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        cancel();
        closing.signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = clock.after(ms, done);
      closing.signal.addEventListener('abort', done);
      if (closing.signal.aborted) done();
    });

  const run = async (): Promise<void> => {
    let failures = 0;
    let got: string[] = [];
    while (!closing.signal.aborted) {
      try {
        // Asking is no sign that anybody is there: whoever was away is asked for what there is, and only then waited for.
        const longest = status.get() === 'connected' ? waitMs : 0;
        const { mail, leaving } = pollAnswer.parse(
          await ask(paths.poll, { got, waitMs: longest }, longest + POLL_SLACK_MS),
        );
        if (status.get() !== 'connected') status.set('connected');
        failures = 0;
        got = mail.map(({ id }) => id);
        for (const { message } of mail) listener(message);
        if (leaving) await rest(random() * MOST_LEAVING_MS);
      } catch (error) {
        if (closing.signal.aborted) return;
        failures++;
        if (status.get() !== 'connecting') status.set('connecting');
        log.debug('the hub does not answer', { error: String(error) });
        await rest(fullJitter(failures, random, RECONNECT));
      }
    }
  };
  const running = run();

  return {
    status,
    async send(message) {
      if (status.get() !== 'connected') throw new Error('the hub is not there');
      await ask(paths.send, message);
    },
    listen(next) {
      listener = next;
    },
    async close() {
      closing.abort();
      if (status.get() !== 'connecting') status.set('connecting');
      await running;
    },
  };
};
