import { z } from 'zod';
import { id, instant } from './primitives.ts';
import { product } from './products.ts';

/** `called-off`: not wanted any more while somebody was fetching it: the shopper left, or thought again. */
export const errandState = z.enum(['asked', 'fetching', 'brought', 'not-found', 'called-off']);
export type ErrandState = z.infer<typeof errandState>;

/** A size of a garment that a shopper before a screen has asked to be brought. */
export const errand = z.object({
  id,
  screen: id,
  product,
  size: z.string(),
  at: instant,
  state: errandState,
});
export type Errand = z.infer<typeof errand>;
