import { z } from 'zod';

/** Languages are folders of copy: any BCP 47 tag a site has copy for. 中文 and English ship complete. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "zh" or "en"');
export type Language = z.infer<typeof language>;

/** Words in several languages; at least one. Pages fall back to the site's first language. */
export const words = z
  .record(language, z.string())
  .refine((w) => Object.keys(w).length > 0, 'at least one language');
export type Words = z.infer<typeof words>;

/** Money in integer minor units (fen). Never a float, never negative. */
export const amount = z.number().int().nonnegative();
/** Milliseconds since the Unix epoch, by the wall clock. */
export const instant = z.number().int().nonnegative();
export const id = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    'letters, digits, dot, dash or underscore, 64 at most',
  );
export const sku = z.string().min(1).max(64);
export const epc = z.string().regex(/^[0-9A-F]{8,124}$/, 'an EPC in upper-case hexadecimal');

/** Chosen by the client, the same for every retry of one intent: a repeated call is answered, not repeated. */
export const intent = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, '8 to 64 letters, digits, dash or underscore');
