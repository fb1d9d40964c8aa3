import { z } from 'zod';
import { id, instant } from '../../preload/contract/index.ts';

/** What a kiosk and its hub tell each other, whatever carries it. */

/** `brand/site/kiosk`: where a kiosk stands in the fleet, the middle of its topics, and its name in every message. */
export const nodeName = z
  .string()
  .max(128)
  .regex(
    /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/,
    'brand/site/kiosk, each of letters, digits, dot, dash or underscore',
  );

export const MOST_EVENTS = 500;
export const MOST_BATCH_BYTES = 64 * 1024;
/** Rights that are lent in one message; each carries the whole of its terms. */
export const MOST_LOANS = 16;
/** Loans of stock that a kiosk has at once: a few of each offer. */
export const MOST_STOCK = 256;

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md, as JSON. */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  /** `epoch-seq`: a new epoch after any restore of the kiosk's files, counted from 1 within it. */
  id: z.string().regex(/^[A-Za-z0-9_]{1,32}-[1-9]\d{0,14}$/),
  source: nodeName,
  type: z.string().min(1).max(128),
  time: z.iso.datetime().optional(),
  subject: z.string().max(256).optional(),
  data: z.unknown().optional(),
});
export type CloudEvent = z.infer<typeof cloudEvent>;

const eventBatch = z.array(cloudEvent).min(1).max(MOST_EVENTS).readonly();

/** Everything of this epoch up to `upTo` is kept by the hub, and what of the later ones has arrived out of order. */
const ack = z.object({
  epoch: z.string().max(32),
  upTo: z.number().int().nonnegative(),
  also: z.array(z.number().int().positive()).max(MOST_EVENTS).readonly(),
});
export type Ack = z.infer<typeof ack>;

const paperKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** How a kiosk is, the whole of it each time. The broker says `online: false` for one that went without a word. */
export const nodeState = z.object({
  online: z.boolean(),
  version: z.string().max(64).optional(),
  screens: z.array(id).max(64).optional(),
  health: z.enum(['ok', 'degraded']).optional(),
  /** Events that wait to be told. */
  waiting: z.number().int().nonnegative().optional(),
  /** Which revision of what it should show it has. */
  shows: z.string().max(64).optional(),
  /** Its own count of time when it said so: the hub's answer repeats it. */
  asked: z.number().optional(),
  /** In which epoch of its memory it may be trusted with rights: `brand/site/kiosk@epoch`. */
  holder: z.string().max(192).optional(),
  /** The key that it signs its tills' questions with: raw Ed25519 in base64url. */
  papers: paperKey.optional(),
  /** Rights it has written down since it last said so. */
  taken: z
    .array(z.object({ coupon: id, right: z.string().max(256) }))
    .max(MOST_LOANS)
    .optional(),
  /** Stock on loan that it has: all of it, by the names of the loans. */
  stock: z.array(z.string().max(256)).max(MOST_STOCK).optional(),
  /** Days' budgets that it may risk, by their names. */
  risk: z.array(z.string().max(256)).max(MOST_STOCK).optional(),
});
export type NodeState = z.infer<typeof nodeState>;

/** From a kiosk to its hub. */
export const up = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: nodeState }),
  z.object({ kind: z.literal('ev'), events: eventBatch }),
]);
export type Up = z.infer<typeof up>;

/** A coupon was claimed with a code that stood on a screen: which screen and offer, and in which 20 s it stood there. */
const claimCommand = z.object({
  kind: z.literal('claimed'),
  screen: id,
  offer: id,
  slot: z.number().int(),
  codeTail: z.string().max(8),
  at: instant,
  /** Coupons left after it; null where the stock has no limit. */
  left: z.number().int().nonnegative().nullable(),
});
/** The hub's time, for a kiosk whose own clock is wrong; `asked` tells whether the answer came soon enough to mean anything. */
const timeCommand = z.object({ kind: z.literal('time'), asked: z.number(), now: instant });
/** Rights to coupons, for this kiosk to redeem with no network; told again until it says that it has them. */
const lentCommand = z.object({
  kind: z.literal('lent'),
  grants: z.array(z.unknown()).min(1).max(MOST_LOANS),
});
/** Somebody wants to use a coupon elsewhere whose right is with this kiosk. */
const recallCommand = z.object({ kind: z.literal('recall'), coupon: id });
/** Stock for this kiosk to give out with no network; told again until it says that it has it. */
const stockCommand = z.object({
  kind: z.literal('stock'),
  grants: z.array(z.unknown()).min(1).max(MOST_LOANS),
});
/** Stock that is wanted back: what of it was not given out. */
const unstockCommand = z.object({
  kind: z.literal('unstock'),
  leases: z.array(z.string().max(256)).min(1).max(MOST_STOCK),
});
/** What this kiosk may risk with nobody to ask, day by day; told again until it says that it has it. */
const riskCommand = z.object({
  kind: z.literal('risk'),
  permits: z.array(z.unknown()).min(1).max(MOST_LOANS),
});
/** A phone has the picture that this kiosk left at its hub. */
const fetchedCommand = z.object({ kind: z.literal('fetched'), picture: id });
const command = z.discriminatedUnion('kind', [
  claimCommand,
  timeCommand,
  lentCommand,
  recallCommand,
  stockCommand,
  unstockCommand,
  riskCommand,
  fetchedCommand,
]);
export type Command = z.infer<typeof command>;

/** From the hub to a kiosk. Each may come twice and in any order. */
export const down = z.discriminatedUnion('kind', [
  /** What the kiosk should show, whole; only the newest matters. */
  z.object({ kind: z.literal('desired'), desired: z.unknown() }),
  z.object({ kind: z.literal('cmd'), id: z.string().max(64), command }),
  z.object({ kind: z.literal('ack'), ack }),
]);
export type Down = z.infer<typeof down>;
