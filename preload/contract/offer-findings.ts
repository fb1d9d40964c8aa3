import { z } from 'zod';

/** What is wrong with an offer before it is published. Closed: the brand's page has words for each. */
export const findingCode = z.enum([
  // money
  'top-prize-too-high',
  'odds-missing',
  'odds-differ-from-stock',
  'deck-too-large',
  'worth-nothing',
  'gives-more-than-paid',
  'every-full-of-nothing',
  'cap-missing',
  'stock-missing',
  'budget-below-worst',
  'budget-not-provable',
  // time
  'window-inverted',
  'window-past',
  'claim-window-inverted',
  'claim-outlives-use',
  'hours-empty',
  'day-limits-inverted',
  'uses-fall-short',
  'person-falls-short',
  // where, on what, beside what
  'products-missing',
  'products-contradict',
  'exclusion-of-itself',
  'exclusion-overlaps',
  'together-never',
  // words
  'title-missing',
  'terms-missing',
  // claiming and redeeming with no network
  'loan-unkept',
  'loan-above-stock',
  'offline-for-cash',
  'offline-limits-inverted',
  'offline-loss',
]);
export type FindingCode = z.infer<typeof findingCode>;

export const offerFinding = z.object({
  code: findingCode,
  /** An offer with an error is not published; a warning is shown and may be meant; a note is to be known. */
  level: z.enum(['error', 'warning', 'note']),
  /** Numbers and names for the words: sums in fen. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type OfferFinding = z.infer<typeof offerFinding>;
