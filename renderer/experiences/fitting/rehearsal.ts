import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = {
  events: [
    { kind: 'agreed', consent: 'consent-1' },
    { kind: 'declined' },
    { kind: 'freeze' },
    { kind: 'tick' },
    { kind: 'frozen' },
    { kind: 'gone' },
    { kind: 'look' },
    { kind: 'more' },
    { kind: 'compare' },
    { kind: 'delete' },
    { kind: 'emptied' },
    { kind: 'keep' },
    { kind: 'sent' },
    { kind: 'unsent' },
    { kind: 'fetched' },
    { kind: 'camera' },
  ],
  entries: [{ sku: 'COAT', at: 'o1' }],
};
