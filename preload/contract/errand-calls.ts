import { z } from 'zod';
import { nothing, type CallShape } from './call-shape.ts';
import * as n from './nouns.ts';

/** What shoppers have brought to them, and who fetches it. */
export const errandCalls = {
  'errands.ask': {
    about: 'A shopper would like this size brought to the screen. Asked twice it is one errand.',
    input: z.object({ sku: n.sku, size: z.string().min(1).max(64) }),
    output: z.object({ id: n.id }),
    roles: ['screen'],
  },
  'errands.withdraw': {
    about: 'The shopper does not want it brought any more.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['screen'],
  },
  'errands.take': {
    about: 'Somebody of the staff goes to fetch it.',
    input: z.object({ id: n.id }),
    output: nothing,
    roles: ['staff'],
  },
  'errands.finish': {
    about: 'It was brought, or it is not to be found. One whose shopper has left is put away.',
    input: z.object({ id: n.id, how: n.errandState.extract(['brought', 'not-found']) }),
    output: nothing,
    roles: ['staff'],
  },
} as const satisfies Record<string, CallShape>;
