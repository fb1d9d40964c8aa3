import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = {
  events: [
    { kind: 'agreed', consent: 'consent-1' },
    { kind: 'declined' },
    { kind: 'shoot' },
    { kind: 'tick' },
    { kind: 'taken-panel' },
    { kind: 'camera-gone' },
    { kind: 'enough' },
    { kind: 'line', panel: 0 },
    { kind: 'keep' },
    { kind: 'delete' },
    { kind: 'sent' },
    { kind: 'unsent' },
    { kind: 'fetched' },
    { kind: 'again' },
  ],
};
