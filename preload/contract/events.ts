import { z } from 'zod';
import * as n from './nouns.ts';
import type { Role } from './calls.ts';

export type EventShape = {
  readonly value: z.ZodType;
  readonly roles: readonly Role[];
  readonly about: string;
};

const define = <const E extends Record<string, EventShape>>(list: E): E => list;

/**
 * What the host tells pages that watch. Every event carries the whole present value: the first delivery after
 * a page starts to watch is the snapshot, each later one replaces it. A page that missed some is right again at the next.
 */
export const events = define({
  site: {
    about: 'The settings a page may know.',
    value: n.site,
    roles: ['screen', 'guest', 'staff', 'brand', 'phone', 'bench'],
  },
  presence: {
    about: 'What is held before each zone.',
    value: z.object({ zones: z.array(n.zonePresence) }),
    roles: ['screen', 'staff', 'bench'],
  },
  devices: {
    about: 'Every device with its health and reason.',
    value: z.object({ devices: z.array(n.deviceHealth) }),
    roles: ['screen', 'staff', 'bench'],
  },
  cameras: {
    about: 'Every screen’s camera: whether staff allow it, and how it is.',
    value: z.object({ cameras: z.array(n.cameraStanding) }),
    roles: ['screen', 'staff'],
  },
  handoffs: {
    about: 'Pictures that wait for a phone, or that one has taken, for some minutes.',
    value: z.object({ handoffs: z.array(n.handoff) }),
    roles: ['screen'],
  },
  pointed: {
    about: 'What phones have put on screens, for the visits that run.',
    value: z.object({ pointed: z.array(n.pointed) }),
    roles: ['screen'],
  },
  errands: {
    about: 'What shoppers have asked to be brought, for as long as they are there.',
    value: z.object({ errands: z.array(n.errand) }),
    roles: ['screen', 'staff'],
  },
  imports: {
    about: 'Imports under way and done.',
    value: z.object({ imports: z.array(n.importState) }),
    roles: ['staff', 'bench'],
  },
  boosts: {
    about: 'What campaigns want to be seen more in outfits, now.',
    value: z.object({ boosts: z.array(n.boost) }),
    roles: ['staff'],
  },
  claims: {
    about: 'The newest claim made through each screen, for the visit it belongs to.',
    value: z.object({ claims: z.array(n.claimNotice) }),
    roles: ['screen'],
  },
  redemptions: {
    about: 'The newest redemptions at this site, newest first.',
    value: z.object({ redemptions: z.array(n.redemption) }),
    roles: ['staff'],
  },
  wallet: {
    about: 'The coupons this phone holds, newest first.',
    value: z.object({ coupons: z.array(n.coupon) }),
    roles: ['phone'],
  },
  hub: {
    about: 'How this house stands to its hub: what tills can and cannot do hangs on it.',
    value: z.discriminatedUnion('kind', [
      /** It has none, or is one: everything is decided here. */
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('joining') }),
      z.object({
        kind: z.enum(['reached', 'away']),
        since: n.instant,
        /** What was done here that the hub has not heard of yet. */
        waiting: z.number().int().nonnegative(),
      }),
    ]),
    roles: ['staff'],
  },
  figures: {
    about:
      'When something of this brand’s offers changed last, told once a second at most: its page asks anew then.',
    value: z.object({ changed: n.instant }),
    roles: ['brand'],
  },
  alerts: {
    about: 'What staff should know: settings refused, crashes, a full disk.',
    value: z.object({
      alerts: z.array(
        z.object({
          id: z.string(),
          kind: z.enum([
            'settings-refused',
            'experience-crashed',
            'rows-set-aside',
            'disk-full',
            'model-unreadable',
            'garment-unreadable',
          ]),
          at: n.instant,
          details: z.record(z.string(), z.string()),
        }),
      ),
    }),
    roles: ['staff', 'bench'],
  },
  bench: {
    about: 'What stands before the simulated readers.',
    value: z.object({
      readers: z.array(
        z.object({
          device: n.id,
          antennas: z.array(z.object({ antenna: z.number().int(), zone: n.id })),
          placed: z.array(
            z.object({
              sku: n.sku,
              epc: n.epc,
              antenna: z.number().int(),
              motion: z.enum(['still', 'carried', 'held']),
            }),
          ),
          cable: z.enum(['plugged', 'pulled']),
          clockOffsetMs: z.number().int(),
        }),
      ),
    }),
    roles: ['bench'],
  },
});

export type Events = typeof events;
export type EventName = keyof Events;
export type EventValue<N extends EventName> = z.output<Events[N]['value']>;
