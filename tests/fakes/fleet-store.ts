import type { Waiting } from '../../main/fleet/courier.ts';
import type { Ack, CloudEvent } from '../../main/fleet/messages.ts';

export const eventOf = (source: string, seq: number, data: unknown = { seq }): CloudEvent => ({
  specversion: '1.0',
  id: `e1-${seq}`,
  source,
  type: 'test.counted',
  data,
});

/** What a kiosk has to tell, in memory. */
export const memoryWaiting = () => {
  const rows = new Map<string, CloudEvent>();
  const listeners = new Set<() => void>();
  const waiting: Waiting = {
    next({ events, bytes }) {
      const batch: CloudEvent[] = [];
      let size = 2;
      for (const event of rows.values()) {
        size += Buffer.byteLength(JSON.stringify(event)) + 1;
        if (batch.length >= events || (size > bytes && batch.length > 0)) break;
        batch.push(event);
      }
      return batch;
    },
    acknowledge({ epoch, upTo, also }) {
      for (const id of rows.keys()) {
        const [of, seq] = id.split('-');
        if (of === epoch && (Number(seq) <= upTo || also.includes(Number(seq)))) rows.delete(id);
      }
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    waiting,
    left: () => rows.size,
    add(events: readonly CloudEvent[]) {
      for (const event of events) rows.set(event.id, event);
      for (const listener of listeners) listener();
    },
  };
};

/** What a hub keeps of it, in memory: each event once, and how far everything has come without a gap. */
export const memoryInbox = () => {
  const kept = new Map<string, Map<number, CloudEvent>>();
  let repeated = 0;
  return {
    kept: (node: string) => [...(kept.get(node)?.values() ?? [])],
    repeated: () => repeated,
    accept(node: string, events: readonly CloudEvent[]): Ack {
      const mine = kept.get(node) ?? new Map<number, CloudEvent>();
      kept.set(node, mine);
      const seqs = events.map((event) => Number(event.id.split('-')[1]));
      for (const [i, seq] of seqs.entries()) {
        if (mine.has(seq)) repeated++;
        else mine.set(seq, events[i] as CloudEvent);
      }
      let upTo = 0;
      while (mine.has(upTo + 1)) upTo++;
      return { epoch: 'e1', upTo, also: seqs.filter((seq) => seq > upTo) };
    },
  };
};
