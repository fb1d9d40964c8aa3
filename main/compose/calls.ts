import { failed, ok, type Result } from '../../preload/contract/index.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Handlers, Peer } from '../host/peer.ts';
import type { ShopInsights } from './shop-insights.ts';
import { assortmentCsv } from '../insights/csv.ts';
import type { HubStand } from '../offers/hand-off.ts';
import type { Offers } from '../offers/offers.ts';
import { TILL_PASS_MS, tillToken } from '../offers/protocol/till-pass.ts';
import type { Consents } from '../visits/consents.ts';
import type { Errands } from '../visits/errands.ts';
import type { HandoffDesk } from '../visits/handoff.ts';
import type { Invitations } from '../visits/invitations.ts';
import type { BrandDesk } from '../offers/brand/desk.ts';
import { brandCalls } from './brand-calls.ts';
import type { KioskDoor } from './kiosk-door.ts';
import type { Visits } from '../visits/visits.ts';
import type { Alerts } from './alerts.ts';
import type { Bench } from './bench.ts';
import type { Cameras } from './cameras.ts';
import { cameraSetUpCalls } from './camera-set-up-calls.ts';
import { passersCalls } from './passers-calls.ts';
import type { PassersWatch } from './passers-watch.ts';
import { garmentCalls, type GarmentDesk } from './garment-calls.ts';
import { counterCalls } from './counter-calls.ts';
import { relayCalls, type Relay } from './relay.ts';

export type CallParts = {
  readonly catalog: Catalog;
  readonly garments: GarmentDesk;
  readonly offers: Offers;
  readonly relay: Relay;
  readonly visits: Visits;
  readonly handoff: HandoffDesk;
  readonly invitations: Invitations;
  readonly errands: Errands;
  readonly consents: Consents;
  readonly cameras: Cameras;
  readonly passersWatch: PassersWatch;
  readonly staff: KioskDoor;
  readonly brandDesk: BrandDesk;
  readonly bench: Bench;
  readonly alerts: Alerts;
  readonly insights: ShopInsights;
  /** Where this kiosk's tills go on while it is away; null where it has no hub. */
  hubOfTills(): HubStand | null;
  /** A finished scan from a page's own keyboard wedge. */
  scanned(page: string, text: string): void;
};

const needScreen = (peer: Peer): Result<string> =>
  peer.screen === null ? failed('not-allowed', { field: 'screen' }) : ok(peer.screen);

/** Every call of the contract, each handed to the part it belongs to. No rule of the shop lives here. */
export const createCalls = ({
  catalog,
  garments,
  offers,
  relay,
  visits,
  handoff,
  invitations,
  errands,
  consents,
  cameras,
  passersWatch,
  staff,
  brandDesk,
  bench,
  alerts,
  insights,
  hubOfTills,
  scanned,
}: CallParts): Handlers => {
  return {
    'catalog.product': ({ sku }) => catalog.answer(sku),
    'catalog.search': async (query, { peer }) => {
      const found = await catalog.search(query);
      // The bench is where words are tried out, not where they are missed.
      if (peer.role !== 'bench' && query.offset === 0) insights.missed(query.text, found);
      return ok(found);
    },
    'catalog.shelf': (query) => catalog.shelf(query),
    'catalog.garments': (asked) => ok({ wearables: catalog.wearables(asked) }),
    'catalog.makeup': () => ok({ makeup: [...catalog.makeup()] }),
    ...garmentCalls(catalog, garments),
    'insights.seen': (seen, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      const visit = visits.current(screen.value);
      if (visit !== null) insights.seen(visit, seen);
      return ok({});
    },
    'insights.unknownTag': (_input, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      const visit = visits.current(screen.value);
      if (visit !== null) insights.unknownTag(visit);
      return ok({});
    },
    'insights.assortment': ({ days }) => ok(insights.assortment(days, catalog.product)),
    'insights.assortmentCsv': ({ days }) =>
      ok({ csv: assortmentCsv(insights.assortment(days, catalog.product)) }),
    'catalog.imports': () => ok(catalog.imports.get()),

    'visits.begin': (_input, { peer }) => {
      const screen = needScreen(peer);
      return screen.ok ? ok({ visit: visits.begin(screen.value) }) : screen;
    },
    'visits.end': ({ visit, reason }, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      visits.end(screen.value, visit, reason);
      return ok({});
    },

    'visits.consent': (asked, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      const visit = visits.current(screen.value);
      // Nobody is there whose yes it could be.
      if (visit === null) return failed('not-allowed', { field: 'visit' });
      return ok({ id: consents.give(screen.value, visit, asked) });
    },
    'handoff.leave': ({ sealed }, { peer }) => {
      const screen = needScreen(peer);
      return screen.ok ? handoff.leave(screen.value, sealed) : screen;
    },
    'handoff.withdraw': async ({ id }, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      await handoff.withdraw(screen.value, id);
      return ok({});
    },
    'handoff.take': ({ id }, { peer }) => handoff.take(peer.client, id),
    'visits.invite': (_input, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      const visit = visits.current(screen.value);
      return visit === null
        ? failed('not-allowed', { field: 'visit' })
        : invitations.invite(screen.value, visit);
    },
    'visits.show': ({ invitation, sku }, { peer }) => {
      if (!catalog.product(sku)) return failed('product-unknown', { sku });
      return invitations.show(peer.client, invitation, sku);
    },
    'visits.withdraw': ({ id }, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      consents.withdraw(screen.value, id);
      return ok({});
    },
    'errands.ask': (wish, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      const visit = visits.current(screen.value);
      return visit === null
        ? failed('not-allowed', { field: 'visit' })
        : errands.ask(screen.value, visit, wish);
    },
    'errands.withdraw': ({ id }, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      errands.withdraw(screen.value, id);
      return ok({});
    },
    'errands.take': ({ id }) => errands.take(id),
    'errands.finish': ({ id, how }) => errands.finish(id, how),
    'cameras.report': (report, { peer }) => {
      const screen = needScreen(peer);
      if (!screen.ok) return screen;
      cameras.report(screen.value, report);
      return ok({});
    },
    'cameras.allow': ({ screen, allowed }) => {
      cameras.allow(screen, allowed);
      return ok({});
    },
    ...cameraSetUpCalls(cameras),
    ...passersCalls({ cameras, watch: passersWatch, insights }),

    'offers.ticket': async (input, { peer }) => {
      const screen = needScreen(peer);
      return screen.ok ? offers.ticket({ screen: screen.value, ...input }) : screen;
    },
    ...counterCalls({ offers, staff }),
    ...relayCalls(relay),
    'staff.pass': (_input, { peer }) => {
      const stand = hubOfTills();
      const by = peer.staffToken === null ? null : staff.nameOf(peer.staffToken);
      if (!stand || by === null) return ok({ hub: null });
      const pass = relay.tillPass({ by, until: stand.wall() + TILL_PASS_MS });
      return ok({ hub: { url: stand.url, token: tillToken(pass), expiresInMs: TILL_PASS_MS } });
    },
    ...brandCalls(brandDesk, staff),

    'devices.scanned': ({ text }, { peer }) => {
      scanned(peer.screen ?? 'staff', text);
      return ok({});
    },
    'screen.crashed': ({ experience, message }, { peer }) => {
      alerts.raise(`crash-${peer.screen}-${experience}`, 'experience-crashed', {
        screen: peer.screen ?? '',
        experience,
        message,
      });
      return ok({});
    },

    'bench.place': (input) => bench.place(input),
    'bench.remove': (input) => bench.remove(input),
    'bench.fault': (input) => bench.fault(input),
  };
};
