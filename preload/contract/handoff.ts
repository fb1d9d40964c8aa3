import { z } from 'zod';

/** Characters of the largest sealed picture: 1.5 MB. */
export const MOST_SEALED = 2_000_000;

/** Opaque to everybody between the two pages: nonce, ciphertext and tag. */
export const sealedBytes = z
  .string()
  .min(1)
  .max(MOST_SEALED)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64');

export const handoff = z.object({
  id: z.string(),
  screen: z.string(),
  state: z.enum(['waiting', 'taken']),
});
