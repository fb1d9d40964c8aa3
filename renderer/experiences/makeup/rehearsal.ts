import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = {
  events: [
    { kind: 'agreed', consent: 'consent-1' },
    { kind: 'declined' },
    { kind: 'ask' },
    { kind: 'wear', wearing: { lips: { sku: 'LIP', shade: '304' } } },
    {
      kind: 'wear',
      wearing: { lips: { sku: 'GLOSS', shade: '701' }, cheeks: { sku: 'BLUSH', shade: '12' } },
    },
    { kind: 'find' },
    { kind: 'found' },
  ],
  entries: [{ sku: 'LIP' }],
};
