import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

/** Every event of its own, for the experience suite to play in every order. */
export const rehearsal: Rehearsal<Event> = {
  events: [
    { kind: 'show', sku: 'COAT' },
    { kind: 'panel', panel: 'reviews' },
    { kind: 'panel', panel: 'outfits' },
    { kind: 'outfit', outfit: 'o1' },
    { kind: 'keep' },
    { kind: 'not-in-catalogue' },
  ],
};
