import { z } from 'zod';
import { id } from './primitives.ts';

/** How long somebody stood before a screen, as coarsely as it is of use: under 3, 10 and 30 seconds, and longer. */
export const stay = z.enum(['glance', 'look', 'stop', 'stay']);
export type Stay = z.infer<typeof stay>;

const few = z.number().int().min(0).max(200);

/** What a screen has seen since it last told: numbers and nothing else. */
export const passersCount = z.strictObject({
  stays: z.strictObject({ glance: few, look: few, stop: few, stay: few }),
  /** Of these, times that somebody began to use the screen. */
  begun: few,
});
export type PassersCount = z.infer<typeof passersCount>;

/** Null where it is fewer than ten: that few could be told apart. */
const told = z.number().int().nonnegative().nullable();

export const passersReport = z.object({
  days: z.number().int().positive(),
  screens: z.array(
    z.object({
      screen: id,
      passed: told,
      stays: z.object({ glance: told, look: told, stop: told, stay: told }),
      begun: told,
      /** By the hour of the day, where ten or more passed in it. */
      hours: z.array(z.object({ hour: z.number().int().min(0).max(23), passed: z.number().int() })),
    }),
  ),
});
export type PassersReport = z.infer<typeof passersReport>;
