import type { Rehearsal } from '../../kernel/rehearsal.ts';
import { GUIDE, type Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = {
  events: [{ kind: 'to-code' }],
  entries: [{ at: GUIDE }],
};
