import { z } from 'zod';
import { id, sku } from './primitives.ts';

/** What a phone has put on a screen last. A page shows it once: a higher turn is another wish. */
export const pointed = z.object({
  screen: id,
  visit: id,
  sku,
  turn: z.number().int().positive(),
});
export type Pointed = z.infer<typeof pointed>;
