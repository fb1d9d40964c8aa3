import { z } from 'zod';
import { words, type Words } from '../../preload/contract/index.ts';

/** How people write things in a settings file, and what they mean. */

/** Words may be written as plain text, which then stands for every language. */
export const someWords = z.union([
  z
    .string()
    .min(1)
    .transform((text): Words => ({ zh: text, en: text })),
  words,
]);

/** A day (`2026-12-31`, by the site's clock) or a full ISO instant. */
export const moment = (edge: 'start' | 'end') =>
  z.string().transform((text, context) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const at = Date.parse(
      day ? `${text}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}` : text,
    );
    if (!Number.isNaN(at)) return at;
    context.addIssue({
      code: 'custom',
      message: 'a day such as 2026-12-31, or a time such as 2026-12-31T22:00:00+08:00',
    });
    return z.NEVER;
  });

export const fen = z
  .number('an amount in fen, a whole number')
  .int('an amount in fen, a whole number')
  .nonnegative();
