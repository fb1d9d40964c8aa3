import type { EventValue, Site } from '../../../preload/contract/index.ts';
import { cell, mapped, type Value } from '../../base/value.ts';
import type { Feeds, Peer } from '../../host/peer.ts';
import { offerOf, termsOf } from '../../offers/offer-rule.ts';
import type { Pulse } from '../../offers/brand/pulse.ts';
import type { Offers } from '../../offers/offers.ts';
import type { HubFolder } from '../../settings/hub-folder.ts';
import { createFeeds } from '../feeds.ts';
import type { HubDoor } from './staff-door.ts';

/** Named field by field, so that a new setting stays private until somebody decides. */
const publicHub = (hub: HubFolder, site: string | null, version: string): Site => ({
  name: hub.sites.find(({ id }) => id === site)?.name ?? hub.name,
  languages: hub.languages,
  currency: hub.currency,
  brands: hub.brands.map(({ id, name, follow }) => (follow ? { id, name, follow } : { id, name })),
  screens: [],
  offers: hub.offers.map((rule) => offerOf(termsOf(rule))),
  version,
});

/** The events of the contract at a hub. Staff see their own site; what only a kiosk has is empty. */
export const hubFeeds = (parts: {
  readonly hub: Value<HubFolder>;
  readonly version: string;
  readonly door: HubDoor;
  readonly offers: Offers;
  readonly alerts: Value<EventValue<'alerts'>>;
  readonly placeOf: (site: string) => string;
  readonly pulse: Pulse;
}): Feeds => {
  const { hub, version, door, offers, alerts, placeOf, pulse } = parts;
  const siteOf = (peer: Peer) => (peer.staffToken === null ? null : door.siteOf(peer.staffToken));
  const ofSite = (site: string | null) =>
    mapped(offers.redemptions, ({ redemptions }) => ({
      redemptions: redemptions.filter(
        ({ where }) => site !== null && where.startsWith(`${placeOf(site)} · `),
      ),
    }));
  return {
    ...createFeeds({
      site: mapped(hub, (now) => publicHub(now, null, version)),
      presence: cell({ zones: [] }),
      devices: cell({ devices: [] }),
      imports: cell({ imports: [] }),
      claims: cell({ claims: [] }),
      redemptions: offers.redemptions,
      alerts,
      bench: cell({ readers: [] }),
      boosts: cell({ boosts: [] }),
      cameras: cell({ cameras: [] }),
      hub: cell({ kind: 'none' }),
      handoffs: cell({ handoffs: [] }),
      pointed: cell({ pointed: [] }),
      errands: cell({ errands: [] }),
      wallet: offers.walletOf,
      figures(token) {
        const brand = door.brandOf(token);
        return brand === null ? null : pulse.of(brand);
      },
    }),
    site: (peer) => mapped(hub, (now) => publicHub(now, siteOf(peer), version)),
    redemptions: (peer) => ofSite(siteOf(peer)),
  };
};
