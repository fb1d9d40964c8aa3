import type { FaultCode, Link, Ticket } from '../../../preload/contract/index.ts';

export type TicketView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly ticket: Ticket }
  /** No code to show just now: the line is down, or the offer is over. */
  | { readonly kind: 'away'; readonly why: 'line' | 'sold-out' | 'ended' };

type Timers = { after(ms: number, run: () => void): () => void; now(): number };

const RETRY_MS = 3_000;
/** A code is still good for a slot after its turn; past that, a phone would only be refused. */
const GRACE_TURNS = 1.5;

/** All other faults are the line's: a code may be had again as soon as it is back. */
const reasons: Partial<Record<FaultCode, 'sold-out' | 'ended'>> = {
  'offer-sold-out': 'sold-out',
  'offer-ended': 'ended',
  'offer-unknown': 'ended',
  'offer-not-started': 'ended',
};

/**
 * The rotating code of one visit and offer, fetched anew as it turns, for as long as somebody shows it. Pages that
 * follow one another share it, so that a code under a phone's camera does not change because the page does.
 */
export const openTicket = (link: Link, visit: string, offer: string, timers: Timers) => {
  let view: TicketView = { kind: 'waiting' };
  let good = 0;
  let cancel = () => {};
  let asking: AbortController | null = null;
  const listeners = new Set<() => void>();

  const show = (next: TicketView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const ask = async () => {
    cancel();
    if (asking) return;
    const controller = new AbortController();
    asking = controller;
    const answer = await link.call(
      'offers.ticket',
      { visit, offer },
      { signal: controller.signal },
    );
    if (asking !== controller) return;
    asking = null;
    if (listeners.size === 0) return;
    if (answer.ok) {
      good = timers.now() + answer.value.refreshInMs * GRACE_TURNS;
      show({ kind: 'ready', ticket: answer.value });
      cancel = timers.after(answer.value.refreshInMs, () => void ask());
      return;
    }
    const why = reasons[answer.fault.code] ?? 'line';
    if (why !== 'line' || timers.now() >= good) show({ kind: 'away', why });
    cancel = timers.after(RETRY_MS, () => void ask());
  };

  return {
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener);
      if (listeners.size === 1) {
        if (timers.now() >= good) view = { kind: 'waiting' };
        void ask();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel();
        asking?.abort();
        asking = null;
      };
    },
  };
};

export type OpenTicket = ReturnType<typeof openTicket>;
