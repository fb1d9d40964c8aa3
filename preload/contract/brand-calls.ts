import { z } from 'zod';
import * as b from './brand.ts';
import { nothing, type CallShape } from './call-shape.ts';
import { id, intent, language, words } from './primitives.ts';

const version = z.number().int().nonnegative();
const roles = ['brand'] as const;

/** What a brand's own people ask. Which brand that is, the sign-in says and no page. */
export const brandCalls = {
  'brand.offers': {
    about: 'The offers of this brand, how they stand and what has become of them.',
    input: nothing,
    output: z.object({
      brand: z.object({ id, name: words }),
      languages: z.array(language),
      sites: z.array(z.object({ id, name: words })),
      /** Where a hub says what is offered, a kiosk only shows. */
      writable: z.boolean(),
      offers: z.array(b.brandOffer),
    }),
    roles,
  },
  'brand.check': {
    about: 'What a draft says in words, and what is wrong with it.',
    input: z.object({ offer: id.nullable(), draft: b.offerDraft }),
    output: b.draftCheck,
    roles,
  },
  'brand.publish': {
    about: 'Publish a draft. An offer with an error is refused; one with warnings is asked about.',
    input: z.object({
      offer: id.nullable(),
      draft: b.offerDraft,
      /** What the draft was begun from: somebody else's change in between is not overwritten. */
      version,
      /** Warnings were read and are meant. */
      warned: z.boolean(),
      intent,
    }),
    output: z.object({ offer: id, version }),
    roles,
  },
  'brand.act': {
    about: 'Pause, resume or stop an offer at once, or take the last change back.',
    input: z.object({ offer: id, act: b.offerAct.exclude(['publish']), version }),
    output: z.object({ offer: id, version }),
    roles,
  },
  'brand.history': {
    about: 'Who changed which offer, when, from what to what; newest first.',
    input: nothing,
    output: z.object({ changes: z.array(b.offerChange) }),
    roles,
  },
  'brand.exceptions': {
    about: 'What tills gave away and the ledger could not let stand, newest first.',
    input: nothing,
    output: z.object({ exceptions: z.array(b.brandException) }),
    roles,
  },
  'brand.settle': {
    about: 'Settle an exception: who bears it, and why.',
    input: z.object({
      exception: z.number().int().positive(),
      outcome: b.settleOutcome,
      reason: z.string().trim().max(200),
      intent,
    }),
    output: nothing,
    roles,
  },
  'brand.lost': {
    about: 'Coupons and stock at kiosks that may never give them back.',
    input: nothing,
    output: z.object({ lost: z.array(b.brandLost) }),
    roles,
  },
  'brand.writeOff': {
    about: 'Give up what such a kiosk has, at the cost of its store. Twice is once.',
    input: z.object({
      holder: z.string().min(1).max(192),
      offer: id,
      reason: z.string().trim().max(200),
    }),
    output: z.object({
      rights: z.number().int(),
      stock: z.number().int(),
      charge: z.number().int(),
    }),
    roles,
  },
  'brand.csv': {
    about: 'A list for a spreadsheet: UTF-8 with its mark.',
    input: z.object({ list: b.brandList }),
    output: z.object({ csv: z.string() }),
    roles,
    timeoutMs: 60_000,
  },
} as const satisfies Record<string, CallShape>;
