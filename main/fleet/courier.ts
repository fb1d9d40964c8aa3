import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { fullJitter } from './full-jitter.ts';
import { MOST_BATCH_BYTES, MOST_EVENTS, type Ack, type CloudEvent } from './messages.ts';
import type { NodeTransport } from './transport.ts';

/** What waits to be told to the hub. Rows leave it on the hub's own word alone. */
export type Waiting = {
  /** The first that wait, whatever the order of importance is: so many at most, and so many bytes as JSON. */
  next(most: { readonly events: number; readonly bytes: number }): readonly CloudEvent[];
  acknowledge(ack: Ack): void;
  /** Something was added. */
  onAdded(listener: () => void): () => void;
};

export type Courier = {
  /** The hub's word, as it came. */
  acknowledged(ack: Ack): void;
  close(): void;
};

/** Without an answer in this time a batch is sent again; a hub under load should not be asked twice at once. */
const ANSWER = { firstMs: 10_000, mostMs: 120_000 } as const;
const RETRY = { firstMs: 500, mostMs: 30_000 } as const;

const seqOf = (event: CloudEvent): { epoch: string; seq: number } => {
  const at = event.id.lastIndexOf('-');
  return { epoch: event.id.slice(0, at), seq: Number(event.id.slice(at + 1)) };
};

const covers = (ack: Ack, event: CloudEvent): boolean => {
  const { epoch, seq } = seqOf(event);
  return epoch === ack.epoch && (seq <= ack.upTo || ack.also.includes(seq));
};

/**
 * Takes what waits to the hub, at least once: one batch at a time, again until the hub says that it has it. What is
 * answered late, twice or by another instance is as good; the hub knows each event by its id.
 */
export const openCourier = (parts: {
  readonly transport: NodeTransport;
  readonly waiting: Waiting;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly answer?: { readonly firstMs: number; readonly mostMs: number };
}): Courier => {
  const { transport, waiting, clock, random, log } = parts;
  const answer = parts.answer ?? ANSWER;
  let underWay: readonly CloudEvent[] = [];
  let failures = 0;
  let closed = false;
  let cancel = () => {};

  const later = (ms: number, run: () => void) => {
    cancel();
    cancel = clock.after(ms, run);
  };
  const again = () => {
    underWay = [];
    void go();
  };
  const unanswered = () => {
    failures++;
    again();
  };

  async function go(): Promise<void> {
    if (closed || underWay.length > 0 || transport.status.get() !== 'connected') return;
    const events = waiting.next({ events: MOST_EVENTS, bytes: MOST_BATCH_BYTES });
    if (events.length === 0) return;
    underWay = events;
    // Set before sending: a transport that neither carries nor fails must not hold the next try.
    const patience = Math.min(answer.mostMs, answer.firstMs * 2 ** Math.min(failures, 16));
    later(patience * (1 + random()), unanswered);
    try {
      await transport.send({ kind: 'ev', events });
    } catch (error) {
      if (closed || underWay !== events) return;
      failures++;
      log.debug('a batch could not be sent', { events: events.length, error: String(error) });
      later(fullJitter(failures, random, RETRY), again);
    }
  }

  const stops = [
    waiting.onAdded(() => void go()),
    transport.status.onChange((status) => {
      if (status !== 'connected') return;
      failures = 0;
      cancel();
      again();
    }),
  ];
  void go();

  return {
    acknowledged(ack) {
      if (closed) return;
      waiting.acknowledge(ack);
      if (underWay.length === 0) return;
      underWay = underWay.filter((event) => !covers(ack, event));
      if (underWay.length > 0) return;
      failures = 0;
      cancel();
      void go();
    },
    close() {
      closed = true;
      cancel();
      for (const stop of stops) stop();
    },
  };
};
