import { z } from 'zod';

/**
 * Who a peer is. `guest` is a page before it has shown who it is (staff before the PIN);
 * everything a role may do is listed at the call or event, nothing is inherited.
 */
export const role = z.enum(['screen', 'guest', 'staff', 'brand', 'phone', 'bench']);
export type Role = z.infer<typeof role>;

type HttpRoute = `${'GET' | 'POST'} /api/${string}`;

export type CallShape = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly roles: readonly Role[];
  /** Where the same call is also served over plain HTTP; what is here is in /api/openapi.json. */
  readonly http?: HttpRoute;
  readonly about: string;
  readonly timeoutMs?: number;
};

/** Asked or answered without a word. */
export const nothing = z.object({});
/** What stands in an address, or is typed. */
export const code = z.string().trim().min(1).max(64);
