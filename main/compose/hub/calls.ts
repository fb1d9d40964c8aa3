import { failed, ok } from '../../../preload/contract/index.ts';
import type { CallContext, Handlers, Peer } from '../../host/peer.ts';
import type { Offers } from '../../offers/offers.ts';
import { counterCalls } from '../counter-calls.ts';
import type { BrandDesk } from '../../offers/brand/desk.ts';
import { brandCalls } from '../brand-calls.ts';
import { relayCalls, type Relay } from '../relay.ts';
import type { ParcelDesk } from './parcel-desk.ts';
import type { HubDoor } from './staff-door.ts';

const elsewhere = () => failed('not-allowed', { field: 'hub' });

/** The contract at a hub: phones and tills are served, what belongs to a screen or a shelf is not there. */
export const hubCalls = (parts: {
  readonly offers: Offers;
  readonly relay: Relay;
  readonly door: HubDoor;
  readonly brandDesk: BrandDesk;
  readonly parcels: Pick<ParcelDesk, 'take'>;
  /** What is written down as the place of a till's redemptions. */
  readonly placeOf: (site: string) => string;
}): Handlers => {
  const { offers, relay, door, brandDesk, parcels, placeOf } = parts;
  const siteOf = (peer: Peer) => {
    const site = peer.staffToken === null ? null : door.siteOf(peer.staffToken);
    return site === null ? undefined : { id: site, name: placeOf(site) };
  };
  const counter = counterCalls({ offers, staff: door, siteOf });
  /** A sign-in may end while its page is open: by its time, another PIN, a pass that is over. Then it stands nowhere. */
  const inStore =
    <I, O>(call: (input: I, context: CallContext) => O) =>
    (input: I, context: CallContext) =>
      siteOf(context.peer) === undefined
        ? failed('not-allowed', { field: 'token' })
        : call(input, context);
  return {
    ...counter,
    'offers.redeem': inStore(counter['offers.redeem']),
    'offers.quote': inStore(counter['offers.quote']),
    'offers.redeemBasket': inStore(counter['offers.redeemBasket']),
    'offers.undo': inStore(counter['offers.undo']),
    'offers.coupon': inStore(counter['offers.coupon']),
    'offers.void': inStore(counter['offers.void']),
    ...relayCalls(relay),
    ...brandCalls(brandDesk, door),
    // It is the hub already.
    'staff.pass': () => ok({ hub: null }),
    'catalog.product': () => failed('product-unknown'),
    'catalog.search': () =>
      ok({
        products: [],
        total: 0,
        corrected: [],
        unknown: [],
        matched: 'all',
        facets: { category: [], gender: [], colour: [], brand: [] },
      }),
    'catalog.shelf': () => ok({ products: [], cursor: null }),
    'catalog.garments': () => ok({ wearables: [] }),
    'catalog.makeup': () => ok({ makeup: [] }),
    'garments.list': elsewhere,
    'garments.upload': elsewhere,
    'garments.save': elsewhere,
    'catalog.imports': () => ok({ imports: [] }),
    'insights.seen': elsewhere,
    'insights.unknownTag': elsewhere,
    'insights.assortment': elsewhere,
    'insights.assortmentCsv': elsewhere,
    'insights.passers': elsewhere,
    'visits.begin': elsewhere,
    'visits.end': elsewhere,
    'visits.consent': elsewhere,
    'visits.withdraw': elsewhere,
    'handoff.leave': elsewhere,
    'handoff.withdraw': elsewhere,
    'handoff.take': ({ id }, { peer }) => parcels.take(peer.client, id),
    'visits.invite': elsewhere,
    'visits.show': () => failed('invitation-gone'),
    'errands.ask': elsewhere,
    'errands.withdraw': elsewhere,
    'errands.take': elsewhere,
    'errands.finish': elsewhere,
    'cameras.report': elsewhere,
    'cameras.allow': elsewhere,
    'cameras.setUp': elsewhere,
    'cameras.seen': elsewhere,
    'cameras.calibrate': elsewhere,
    'cameras.set': elsewhere,
    'passers.watch': elsewhere,
    'passers.count': elsewhere,
    'passers.allow': elsewhere,
    'offers.ticket': elsewhere,
    'devices.scanned': () => ok({}),
    'screen.crashed': elsewhere,
    'bench.place': elsewhere,
    'bench.remove': elsewhere,
    'bench.fault': elsewhere,
  };
};
