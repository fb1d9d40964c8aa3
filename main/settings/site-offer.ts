import { z } from 'zod';
import { conditions, id, offerKind, offerKinds, ruleLimits } from '../../preload/contract/index.ts';
import { fen, moment, someWords } from './written.ts';

/** An offer as `site.json` writes it: what most offers leave out is filled in. */
const common = z.object({
  id,
  brand: id,
  title: someWords,
  terms: someWords.default({ zh: '', en: '' }),
  /** How many there are in all; null where there is no limit. */
  stock: z.number().int().nonnegative().nullable().default(null),
  perPerson: z.number().int().min(1).max(100).default(1),
  validFrom: moment('start'),
  validUntil: moment('end'),
  claimFrom: moment('start').optional(),
  claimUntil: moment('end').optional(),
  conditions: conditions.prefault({}),
});
const base = common.extend(ruleLimits.shape);

const { fullReduction, fixed, percentage, redPacket, cash, sample, allowance } = offerKinds;
const worth = { value: fen.positive(), threshold: fen.default(0) };

const kinds = z.discriminatedUnion(
  'kind',
  [
    base.extend(fullReduction.shape).extend(worth),
    base.extend(fixed.shape).extend(worth),
    base
      .extend(percentage.omit({ value: true }).shape)
      .extend({ threshold: worth.threshold })
      .transform((offer) => ({ ...offer, value: offer.cap ?? 0 })),
    base
      .extend(redPacket.shape)
      .extend({ value: worth.value.optional(), threshold: worth.threshold })
      .transform((offer, context) => {
        const value = offer.prizes
          ? Math.max(...offer.prizes.map((prize) => prize.value))
          : offer.value;
        if (value !== undefined) return { ...offer, value };
        context.addIssue({
          code: 'custom',
          path: ['prizes'],
          message: 'what a packet holds: prizes with their counts, or one value',
        });
        return z.NEVER;
      }),
    base
      .extend(cash.shape)
      .extend({ value: worth.value, threshold: cash.shape.threshold.default(0) }),
    base.extend(sample.shape).extend({ value: fen.default(0), threshold: worth.threshold }),
    base.extend(allowance.shape).extend(worth),
  ],
  { error: `kind is one of ${offerKind.options.join(', ')}` },
);

export const siteOffer = kinds
  .refine((offer) => offer.validFrom <= offer.validUntil, {
    path: ['validUntil'],
    message: 'must not be before validFrom',
  })
  .refine((offer) => offer.kind !== 'full-reduction' || offer.value <= offer.threshold, {
    path: ['value'],
    message: 'a full reduction must not save more than its threshold',
  });
