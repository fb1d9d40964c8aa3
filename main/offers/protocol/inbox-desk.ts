import { z } from 'zod';
import type { Log } from '../../base/log.ts';
import type { Lease, Ledger } from '../ledger.ts';
import { arrivalOf, droppedOf, streamKey } from './inbox.ts';
import type { Counted, InboxStep, InboxStore } from './inbox-store.ts';
import { DROPPED, type OutboxEvent } from './outbox-store.ts';
import { failureOf, mayTell, triesOf, whenRefused } from './reconcile.ts';
import { told, type Told } from './told.ts';

/**
 * The hub takes what a node tells. The ledger has it, then the inbox has it, then it is acknowledged: whoever dies in
 * between is told again, and nothing is done twice.
 */
export const TOLD = 'lookglass.told';

const droppedSaid = z.object({ from: z.int().positive(), n: z.int().positive() });
const eventId = /^([A-Za-z0-9_]{1,32})-([1-9]\d{0,14})$/;

type Incoming = Pick<OutboxEvent, 'id' | 'type'> & { readonly data?: unknown };
type Arrived = { readonly seq: number; readonly event: Incoming; readonly from?: number };

export type Ack = { readonly epoch: string; readonly upTo: number; readonly also: number[] };

export type InboxDesk = ReturnType<typeof openInboxDesk>;

export const openInboxDesk = (parts: {
  readonly ledger: Pick<Ledger, 'applyBatch' | 'lease'>;
  readonly store: InboxStore;
  readonly log: Log;
}) => {
  const { ledger, store, log } = parts;
  const leaseOf = async (one: Told): Promise<Lease | null> => {
    if (one.kind !== 'claim' && one.kind !== 'hand-back') return null;
    return ledger.lease(one.lease);
  };

  /** Whether there is nothing left to do about it. */
  const write = async (one: Told): Promise<boolean> => {
    let refused: ReturnType<typeof whenRefused> = 'moot';
    for (const batch of triesOf(one)) {
      const results = await ledger.applyBatch(batch);
      const failure = failureOf(batch, results);
      if (failure === null) return true;
      refused = whenRefused(one, failure);
    }
    return refused === 'moot';
  };

  const retry = async (): Promise<void> => {
    for (let settled = true; settled;) {
      settled = false;
      for (const { n, body } of await store.parked()) {
        const read = told.safeParse(JSON.parse(body));
        if (!read.success || !(await write(read.data))) continue;
        await store.settle(n);
        settled = true;
      }
    }
  };

  const hear = async (node: string, event: Incoming): Promise<InboxStep['parked']> => {
    const read = told.safeParse(event.data);
    const body = JSON.stringify(event.data ?? null);
    const intent = read.success ? `${read.data.kind} ${read.data.intent}` : event.id;
    // What this hub does not understand may be of a newer node: it waits too, and is not lost.
    if (!read.success) {
      log.warn('what a node told could not be read', { node, id: event.id });
      return [{ node, intent, body }];
    }
    const lease = await leaseOf(read.data);
    if (!mayTell(read.data, node, () => lease).ok) {
      log.error('a node told what is not its own', { node, id: event.id });
      return [];
    }
    return (await write(read.data)) ? [] : [{ node, intent, body }];
  };

  const stream = async (node: string, epoch: string, arrived: readonly Arrived[]): Promise<Ack> => {
    const key = streamKey(node, epoch);
    const from = await store.upTo(key);
    let upTo = from;
    let dropped = 0;
    const counted: Counted[] = [];
    const parked: InboxStep['parked'][number][] = [];
    for (const one of arrived) {
      const arrival = arrivalOf(upTo, one);
      if (arrival === 'early') break;
      if (arrival === 'repeated') continue;
      const { event } = one;
      if (event.type === TOLD) parked.push(...(await hear(node, event)));
      else if (event.type === DROPPED) dropped += droppedOf(upTo, one);
      else counted.push({ id: `${node} ${event.id}`, type: event.type, data: event.data });
      upTo = one.seq;
    }
    if (upTo > from) {
      const done = await store.step({ key, from, upTo, counted, dropped, parked });
      // Another instance was quicker: what it has is what counts.
      if (!done) upTo = await store.upTo(key);
      else await retry();
    }
    return { epoch, upTo, also: [] };
  };

  /** One batch of a node after the other: the order of a stream is its own. */
  const busy = new Map<string, Promise<unknown>>();
  return {
    /** One acknowledgement for each stream, durable before it is given. */
    receive(node: string, events: readonly Incoming[]): Promise<readonly Ack[]> {
      const streams = new Map<string, Arrived[]>();
      for (const event of events) {
        const [, epoch, seq] = eventId.exec(event.id) ?? [];
        if (epoch === undefined) continue;
        const gap = event.type === DROPPED ? droppedSaid.safeParse(event.data) : null;
        const one = { seq: Number(seq), event, ...(gap?.success ? { from: gap.data.from } : {}) };
        const mine = streams.get(epoch);
        if (mine) mine.push(one);
        else streams.set(epoch, [one]);
      }
      const work = async () => {
        const acks: Ack[] = [];
        for (const [epoch, arrived] of streams)
          acks.push(
            await stream(
              node,
              epoch,
              arrived.toSorted((a, b) => a.seq - b.seq),
            ),
          );
        return acks;
      };
      const turn = (busy.get(node) ?? Promise.resolve()).then(work, work);
      busy.set(node, turn);
      const forget = () => {
        if (busy.get(node) === turn) busy.delete(node);
      };
      turn.then(forget, forget);
      return turn;
    },
    /** What waits for something that is not known yet. */
    parked: () => store.parked(),
  };
};
