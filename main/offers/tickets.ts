import { failed, ok, type Result } from '../../preload/contract/index.ts';
import {
  checkCode,
  codeFor,
  MOST_TICKETS,
  readCode,
  slotAt,
  untilNextSlot,
  type CodeSubject,
} from './rotating-code.ts';

/** What a good code leads to. */
export type Shown = {
  readonly screen: string;
  readonly offer: string;
  /** Whose screen it was when this code stood there; null once that visit is forgotten. */
  readonly visit: string | null;
  /** Takes one of the slot's seats for this person; a person who has one keeps it. */
  seat(person: string): Result<null> | Promise<Result<null>>;
};

/** Where codes lead: to this kiosk's own screens, or from a hub to those of all its kiosks. */
export type CodeBook = {
  find(code: string, wall: number): Result<Shown> | Promise<Result<Shown>>;
};

type Slot = { visit: string | null; readonly seats: Set<string> };
type Ticket = CodeSubject & { readonly slots: Map<number, Slot> };

/** A code is good for three slots; what was shown before is of no use to anybody. */
const SLOTS_KEPT = 4;

/**
 * Which code stands on which screen. A ticket is a screen and an offer; there are 32, and the one that was not shown
 * for the longest gives its place. The code is signed over screen and offer, so that an old code never leads to the
 * place's next owner.
 */
export const openTickets = (options: { readonly key: Uint8Array; readonly seats: number }) => {
  const { key, seats } = options;
  /** In the order they were last shown. */
  const tickets = new Map<string, Ticket>();

  const ticketFor = (screen: string, offer: string): Ticket => {
    const name = JSON.stringify([screen, offer]);
    let ticket = tickets.get(name);
    if (!ticket) {
      let index = tickets.size;
      if (tickets.size >= MOST_TICKETS) {
        const [oldest] = tickets;
        if (!oldest) throw new Error('no ticket to take the place of');
        tickets.delete(oldest[0]);
        index = oldest[1].index;
      }
      ticket = { index, screen, offer, slots: new Map() };
    }
    tickets.delete(name);
    tickets.set(name, ticket);
    return ticket;
  };
  const slotOf = (ticket: Ticket, slot: number): Slot => {
    let found = ticket.slots.get(slot);
    if (!found) {
      found = { visit: null, seats: new Set() };
      ticket.slots.set(slot, found);
      // By distance, not age: a clock that was set back must find its slots again.
      for (const one of ticket.slots.keys())
        if (Math.abs(one - slot) >= SLOTS_KEPT) ticket.slots.delete(one);
    }
    return found;
  };

  return {
    show(screen: string, offer: string, visit: string, wall: number) {
      const ticket = ticketFor(screen, offer);
      const slot = slotAt(wall);
      slotOf(ticket, slot).visit = visit;
      return { code: codeFor(key, ticket, slot), refreshInMs: Math.ceil(untilNextSlot(wall)) };
    },

    find(text: string, wall: number): Result<Shown> {
      const code = readCode(text);
      if (!code) return failed('code-malformed');
      const ticket = [...tickets.values()].find(({ index }) => index === code.index);
      if (!ticket) return failed('code-unknown');
      const verdict = checkCode(key, ticket, code, slotAt(wall));
      if (verdict.kind === 'expired') return failed('code-expired');
      if (verdict.kind === 'unknown') return failed('code-unknown');
      const slot = slotOf(ticket, verdict.slot);
      return ok({
        screen: ticket.screen,
        offer: ticket.offer,
        visit: slot.visit,
        seat(person) {
          if (!slot.seats.has(person) && slot.seats.size >= seats)
            return failed('slot-full', { retryInMs: Math.ceil(untilNextSlot(wall)) });
          slot.seats.add(person);
          return ok(null);
        },
      });
    },

    /** Whose screen it was when the code of this slot stood there, where that is not forgotten. */
    visitAt: (screen: string, offer: string, slot: number): string | null =>
      tickets.get(JSON.stringify([screen, offer]))?.slots.get(slot)?.visit ?? null,

    forgetVisit(visit: string) {
      for (const { slots } of tickets.values())
        for (const slot of slots.values()) if (slot.visit === visit) slot.visit = null;
    },
  };
};
