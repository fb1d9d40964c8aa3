import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = {
  events: [
    { kind: 'rail', to: 'shoes' },
    { kind: 'at', at: 5 },
    { kind: 'read', page: 0, next: 'page-1' },
    { kind: 'ask' },
    { kind: 'agreed', consent: 'consent-1' },
    { kind: 'touch-only' },
    { kind: 'learned', lesson: 'swipe' },
    { kind: 'learned', lesson: 'point' },
    { kind: 'learned', lesson: 'grab' },
  ],
};
