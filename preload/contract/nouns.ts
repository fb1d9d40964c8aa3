import { z } from 'zod';
import { screenCamera } from './camera.ts';
import { offer } from './offers.ts';
import { amount, epc, id, instant, language, sku, words } from './primitives.ts';
import { redeemWay } from './relay.ts';

export * from './camera.ts';
export * from './handoff.ts';
export * from './invitation.ts';
export * from './brand.ts';
export * from './errand.ts';
export * from './garment-findings.ts';
export * from './garment-points.ts';
export * from './garments.ts';
export * from './member.ts';
export * from './offer-findings.ts';
export * from './offers.ts';
export * from './passers.ts';
export * from './pricing.ts';
export * from './primitives.ts';
export * from './products.ts';
export * from './relay.ts';

export const theme = z.enum(['paper', 'mirror', 'hc']);
export type Theme = z.infer<typeof theme>;

export const brand = z.object({
  id,
  name: words,
  /** Where "follow" leads: the brand's own verified account or page. */
  follow: z.object({ label: words, url: z.url() }).optional(),
});
export type Brand = z.infer<typeof brand>;

export const screenPlace = z.object({
  id,
  name: words,
  place: words,
  theme,
  brand: id,
  diagonalInches: z.number().min(7).max(120),
  lowerEdgeMm: z.number().min(0).max(2500),
  zones: z.array(id),
  /** Not there where the screen has no camera. */
  camera: screenCamera.optional(),
});
export type ScreenPlace = z.infer<typeof screenPlace>;

export const site = z.object({
  name: words,
  languages: z.array(language).min(1),
  currency: z.string().length(3),
  brands: z.array(brand),
  screens: z.array(screenPlace),
  offers: z.array(offer),
  /** What the site sets for single experiences, by their id; each checks its own. */
  experiences: z.record(id, z.record(z.string(), z.unknown())).optional(),
  /** Whether the lists hold anything whose colour is worn on a face. */
  shades: z.boolean().optional(),
  version: z.string(),
});
export type Site = z.infer<typeof site>;

/** Who is where: the garments before one zone. `products` has the last lifted first. */
export const zonePresence = z.object({
  zone: id,
  /** 'unknown' while the zone's reader is lost: tags are not gone, they are unknown. */
  sight: z.enum(['clear', 'unknown']),
  held: z.array(z.object({ epc, sku: sku.nullable(), since: instant })),
  present: z.number().int().nonnegative(),
  strays: z.array(epc),
});
export type ZonePresence = z.infer<typeof zonePresence>;

export const health = z.enum(['ok', 'starting', 'busy', 'offline', 'fault']);
export type Health = z.infer<typeof health>;
/** Closed: staff words are looked up by reason. */
export const healthReason = z.enum([
  'none',
  'connecting',
  'refused',
  'unreachable',
  'silent',
  'held-by-another-client',
  'garbage',
  'rejected-by-device',
  'closed-by-device',
  'unplugged',
  'bad-options',
  'unknown-driver',
  'driver-bug',
]);
export type HealthReason = z.infer<typeof healthReason>;
export const deviceHealth = z.object({
  id,
  driver: z.string(),
  kind: z.string(),
  health,
  reason: healthReason,
  since: instant,
  lastEventAt: instant.nullable(),
  simulated: z.boolean(),
  /** Facts for engineers: model, firmware, antenna ports, fault text of the device. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type DeviceHealth = z.infer<typeof deviceHealth>;

export const couponState = z.enum(['claimed', 'redeemed', 'expired', 'void']);
export const coupon = z.object({
  id,
  /** 12 letters and digits in three groups of four: what the till scans or types. */
  code: z.string(),
  offer,
  state: couponState,
  claimedAt: instant,
  redeemedAt: instant.nullable(),
  redeemedWhere: z.string().nullable(),
  /** Of an allowance: what is still to be spent, in fen. */
  left: amount.optional(),
});
export type Coupon = z.infer<typeof coupon>;

export const redemption = z.object({
  id,
  coupon,
  at: instant,
  where: z.string(),
  by: z.string(),
  /** What this use took off, in fen. */
  saved: amount,
  reversed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Told where it was just done. */
  way: redeemWay.optional(),
});
export type Redemption = z.infer<typeof redemption>;

/** What a screen shows so that a phone can claim. */
export const ticket = z.object({
  offer,
  /** Upper case throughout, so that a QR code can use its alphanumeric mode and stays at 25 modules. */
  url: z.string(),
  /** Eight letters and digits in two groups of four. */
  shortCode: z.string(),
  refreshInMs: z.number().int().positive(),
  /** Coupons left, or null where the stock is not limited. */
  left: z.number().int().nonnegative().nullable(),
});
export type Ticket = z.infer<typeof ticket>;

/** The last claim made through a screen's ticket; `coupon` tail is all a public screen may show. */
export const claimNotice = z.object({
  screen: id,
  visit: id,
  offer: id,
  codeTail: z.string(),
  at: instant,
});
export type ClaimNotice = z.infer<typeof claimNotice>;

export const importKind = z.enum(['products', 'outfits', 'reviews', 'tags']);
export type ImportKind = z.infer<typeof importKind>;
export const importState = z.object({
  kind: importKind,
  file: z.string(),
  state: z.enum(['running', 'done', 'failed', 'unchanged']),
  rows: z.number().int().nonnegative(),
  accepted: z.number().int().nonnegative(),
  rejected: z.number().int().nonnegative(),
  /** 0 to 1 by bytes read. */
  progress: z.number().min(0).max(1),
  /** The first bad rows, by line; the rest are in the report file. */
  problems: z.array(z.object({ line: z.number().int(), field: z.string(), reason: z.string() })),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportState = z.infer<typeof importState>;
