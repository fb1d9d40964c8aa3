import { z } from 'zod';
import { id, offerTerms } from '../../../preload/contract/index.ts';
import type { StockGrant } from './leases.ts';
import type { Grant } from './rights.ts';

const text = z.string().max(256);

/** What a node is told when it is lent a right, as it comes over the wire. */
export const grant: z.ZodType<Grant> = z.object({
  right: text,
  coupon: id,
  code: text,
  serial: z.int().positive(),
  person: text.nullable(),
  terms: offerTerms,
  key: text.nullish(),
});

/** What a node is told when it is lent stock. */
export const stockGrant: z.ZodType<StockGrant> = z.object({
  lease: text.min(1),
  holder: text,
  first: z.int().positive(),
  count: z.int().positive(),
  perPerson: z.int().positive(),
  terms: offerTerms,
});
