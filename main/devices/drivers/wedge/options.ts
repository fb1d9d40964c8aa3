import { z } from 'zod';
import { id } from '../../../../preload/contract/index.ts';

export const wedgeOptions = z
  .strictObject({
    /** The page the scanner types into: a screen's id, or `staff` for the till. */
    page: id,
    /** What the scanner is set to put before and behind a code; cut off, and a scan without it is refused. */
    prefix: z.string().max(16).default(''),
    suffix: z.string().max(16).default(''),
    minLength: z.number().int().min(1).max(512).default(4),
    maxLength: z.number().int().min(1).max(512).default(256),
  })
  .refine((options) => options.minLength <= options.maxLength, {
    path: ['maxLength'],
    message: 'must not be below minLength',
  });

export type WedgeOptions = z.infer<typeof wedgeOptions>;
