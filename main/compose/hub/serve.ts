import type { Clock } from '../../base/clock.ts';
import type { Disposal } from '../../base/disposal.ts';
import type { Log } from '../../base/log.ts';
import type { Value } from '../../base/value.ts';
import { openAdmission } from '../../host/admission.ts';
import { pageFiles } from '../../host/files.ts';
import { createHost } from '../../host/host.ts';
import { openServer } from '../../host/server.ts';
import type { BrandDesk } from '../../offers/brand/desk.ts';
import type { Pulse } from '../../offers/brand/pulse.ts';
import type { Offers } from '../../offers/offers.ts';
import type { HubFolder } from '../../settings/hub-folder.ts';
import type { Sql } from '../../store/sql.ts';
import type { Alerts } from '../alerts.ts';
import type { Relay } from '../relay.ts';
import { hubCalls } from './calls.ts';
import { hubFeeds } from './feeds.ts';
import { openHubMetrics } from './metrics.ts';
import type { Nodes } from './nodes.ts';
import type { ParcelDesk } from './parcel-desk.ts';
import type { HubDoor } from './staff-door.ts';
import { staffEntrance } from './staff-entrance.ts';

const DOORS = 32;
/** Between saying that it is not ready and taking no more: whoever spreads the load looks again. */
const NOTICE_MS = 300;
const DRAIN_MS = 8_000;

export type HubServer = {
  readonly port: number;
  /** Says that it is not ready any more, and waits until whoever spreads the load has seen it. */
  noticeLeaving(): Promise<void>;
  /** Takes nothing new, and lets what is under way finish. */
  drain(): Promise<void>;
};

/** Where phones, tills, brands, kiosks and whoever watches over hubs ask one instance of them. */
export const openHubServer = async (parts: {
  readonly port: number;
  readonly pages: string;
  readonly version: string;
  readonly proxies: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly hub: Value<HubFolder>;
  readonly publicUrl: () => string;
  readonly placeOf: (site: string) => string;
  readonly sql: Sql;
  readonly door: HubDoor;
  readonly offers: Offers;
  readonly relay: Relay;
  readonly brandDesk: BrandDesk;
  readonly parcelDesk: ParcelDesk;
  readonly pulse: Pulse;
  readonly alerts: Alerts;
  readonly nodes: Nodes;
  /** What kiosks ask below /fleet/v1/, but for pictures. */
  readonly ofKiosks: (request: Request) => Promise<Response | null>;
  readonly kept: Disposal;
}): Promise<HubServer> => {
  const { hub, version, clock, log, door, nodes, parcelDesk, publicUrl, kept } = parts;
  const alerts = parts.alerts.value;
  let ready = true;
  let sockets = () => 0;
  const metrics = openHubMetrics({
    nodesConnected: nodes.connected,
    outboxDepth: nodes.outboxDepth,
    sockets: () => sockets(),
  });
  kept.keep(metrics.close);
  const host = createHost({
    handlers: hubCalls({ ...parts, parcels: parcelDesk }),
    feeds: hubFeeds({ ...parts, alerts }),
    log: log.part('host'),
    build: version,
    recognise: door.roleOf,
    observe: metrics.observe,
  });
  kept.keep(host.close);

  const admission = openAdmission({
    now: clock.now,
    publicHost: () => new URL(publicUrl()).hostname,
  });
  const proxies = new Set(parts.proxies);
  const server = await openServer({
    admission,
    host,
    version,
    port: parts.port,
    doors: DOORS,
    pages: pageFiles(parts.pages),
    media: async () => new Response(null, { status: 404 }),
    recognise: door.roleOf,
    hasScreen: () => false,
    isProxy: (address) => admission.isLoopback(address) || proxies.has(address),
    tillsOfOthers: true,
    hub: {
      fleet: async (request) => (await parcelDesk.handle(request)) ?? parts.ofKiosks(request),
      staffEntrance: (url) => staffEntrance(url, hub.get()),
    },
    health: () => ({
      status: ready && alerts.get().alerts.length === 0 ? 'ok' : 'degraded',
      version,
      ready,
      alerts: alerts.get().alerts,
      nodes: nodes.connected(),
    }),
    probes: {
      '/livez': () => new Response('ok\n'),
      '/readyz': async () => {
        if (!ready) return new Response('leaving\n', { status: 503 });
        // A hub that cannot reach its database can answer nobody.
        return parts.sql.query('SELECT 1').then(
          () => new Response('ok\n'),
          () => new Response('no database\n', { status: 503 }),
        );
      },
      '/metrics': metrics.read,
    },
  });
  kept.keep(server.close);
  sockets = server.sockets;
  return {
    port: server.port,
    async noticeLeaving() {
      ready = false;
      await new Promise<void>((resolve) => void clock.after(NOTICE_MS, resolve));
    },
    drain: () => server.drain(DRAIN_MS),
  };
};
