import { z } from 'zod';
import { id, sku } from '../../preload/contract/index.ts';
import { moment } from './written.ts';

/** What a campaign wants to be seen more in outfits: one product, a brand of this site, or a category as lists write it. */
export const siteBoost = z
  .strictObject({
    sku: sku.optional(),
    brand: id.optional(),
    category: z.string().min(1).max(120).optional(),
    /** 1 asks for as much as may be asked. Nothing lifts a piece over others that suit clearly better. */
    weight: z
      .number('a number above 0, at most 1')
      .positive('a number above 0, at most 1')
      .max(1, 'a number above 0, at most 1')
      .default(1),
    validFrom: moment('start').optional(),
    validUntil: moment('end').optional(),
  })
  .superRefine((boost, context) => {
    const named = [boost.sku, boost.brand, boost.category].filter((one) => one !== undefined);
    if (named.length !== 1)
      context.addIssue({ code: 'custom', message: 'names one of sku, brand or category' });
    if ((boost.validFrom ?? -Infinity) > (boost.validUntil ?? Infinity))
      context.addIssue({
        code: 'custom',
        path: ['validUntil'],
        message: 'must not be before validFrom',
      });
  });
