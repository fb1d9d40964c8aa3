import type { Rehearsal } from '../../kernel/rehearsal.ts';
import type { Event } from './machine.ts';

export const rehearsal: Rehearsal<Event> = { events: [] };
