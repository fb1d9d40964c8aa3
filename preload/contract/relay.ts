import { z } from 'zod';

/** What phones and tills show one another where a till can ask nobody. */

/** A signed paper as capitals and digits, short enough for a QR code and for a keyboard wedge. */
export const paper = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{64,512}$/, 'capitals and digits of a code');

/** A public key that a phone made and whose other half never leaves it: raw bytes, of P-256 the compressed point. */
export const phoneKey = z.object({
  kind: z.enum(['ed25519', 'p256']),
  raw: z.string().regex(/^[A-Za-z0-9_-]{43,44}$/, '32 or 33 bytes in base64url'),
});

/** How a redemption came about: asked of the hub, carried there by the phone, by the store's own right, at its own risk. */
export const redeemWay = z.enum(['hub', 'phone', 'home', 'risk']);
export type RedeemWay = z.infer<typeof redeemWay>;
