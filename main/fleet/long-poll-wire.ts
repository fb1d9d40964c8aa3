import { z } from 'zod';
import { sealedBytes, MOST_SEALED } from '../../preload/contract/index.ts';
import { down, nodeName } from './messages.ts';

/** What goes over HTTP between a kiosk and its hub; every request is a POST with a JSON body. */
export const paths = {
  enrol: '/fleet/v1/enrol',
  challenge: '/fleet/v1/challenge',
  session: '/fleet/v1/session',
  poll: '/fleet/v1/poll',
  send: '/fleet/v1/send',
  /** Whatever else carries messages: a picture is too large for a broker. */
  parcel: '/fleet/v1/parcel',
  parcelBack: '/fleet/v1/parcel/back',
} as const;

/** A batch and what is around it. */
export const LARGEST_BODY = 96 * 1024;
/** A sealed picture and what is around it. */
export const LARGEST_PARCEL = MOST_SEALED + 1024;
/** Proxies give an answer a minute as a rule. */
export const LONGEST_WAIT_MS = 25_000;

export const challengeAsked = z.object({ node: nodeName });
export const challengeAnswer = z.object({ challenge: z.string().max(1024) });
export const sessionAsked = z.object({
  challenge: z.string().max(1024),
  signature: z.string().max(128),
});
export const sessionAnswer = z.object({
  token: z.string().max(1024),
  expiresInMs: z.number().int().positive(),
});
export const pollAsked = z.object({
  /** Ids of mail that the kiosk has. */
  got: z.array(z.string().max(64)).max(256),
  waitMs: z.number().int().min(0).max(LONGEST_WAIT_MS),
});
export const pollAnswer = z.object({
  mail: z.array(z.object({ id: z.string(), message: down })),
  /** The instance is about to stop: ask again in a moment. */
  leaving: z.boolean(),
});

const parcelId = z.string().regex(/^[0-9A-Z]{8,32}$/);
export const parcelLeft = z.object({
  id: parcelId,
  sealed: sealedBytes,
  forMs: z
    .number()
    .int()
    .min(1)
    .max(15 * 60_000),
});
export const parcelDropped = z.object({ id: parcelId });
