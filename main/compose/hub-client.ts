import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditions, type EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Value } from '../base/value.ts';
import { openCourier, type Courier } from '../fleet/courier.ts';
import { fullJitter, RECONNECT } from '../fleet/full-jitter.ts';
import {
  EnrolmentRefused,
  joinHub,
  readIdentity,
  type HubSettings,
  type Identity,
} from '../fleet/identity.ts';
import { openLongPollNode } from '../fleet/long-poll-node.ts';
import { paths } from '../fleet/long-poll-wire.ts';
import { openNodeSession, type AskHub } from '../fleet/node-session.ts';
import {
  MOST_LOANS,
  MOST_STOCK,
  type Command,
  type Down,
  type NodeState,
} from '../fleet/messages.ts';
import { openMqttNode } from '../fleet/mqtt-node.ts';
import type { NodeTransport } from '../fleet/transport.ts';
import { handlePrefix } from '../offers/fleet-codes.ts';
import type { HubStand } from '../offers/hand-off.ts';
import type { NodeDesk, Taken } from '../offers/protocol/node-desk.ts';
import type { Authority } from '../offers/protocol/signing.ts';
import type { SiteFile } from '../settings/site-file.ts';
import type { HubParcels } from '../visits/handoff.ts';
import { desired as desiredSchema, type Desired } from './hub/nodes.ts';

export type HubClient = {
  /** For the codes on this kiosk's screens. */
  stand(): HubStand | 'joining';
  /** The site as the hub would have it: its brands and offers in the place of the site's own. */
  withHub(site: SiteFile): SiteFile;
  /** Whose answers count at this kiosk's tills. */
  authorities(): readonly Authority[];
  /** Where pictures may be left for phones of other networks; null while the hub is not reached. */
  parcels(): HubParcels | null;
  /** Something of `state` is not what it was. */
  stateChanged(): void;
  close(): Promise<void>;
};

/** A shopper waits for the code: beyond that the picture is left here. */
const LEAVE_MS = 8_000;
const STATE_EVERY_MS = 60_000;
/** An answer that took longer says too little of what time it is. */
const MOST_ROUND_TRIP_MS = 4_000;
/** A line that was lost for a moment changes nothing on the screens. */
const AWAY_MS = 5_000;
/** Somebody may give out the same key again. */
const REFUSED = { firstMs: 60_000, mostMs: 60_000 } as const;

const readDesired = (path: string): Desired | null => {
  try {
    return desiredSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
};

type ClientParts = {
  readonly hub: HubSettings;
  readonly data: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly state: () => Omit<NodeState, 'online' | 'shows' | 'asked'>;
  /** What this kiosk may decide alone, and has to tell. */
  readonly openDesk: (hub: HubSettings) => Promise<NodeDesk>;
  readonly closeDesk: () => Promise<void>;
  readonly onDesired: () => void;
  readonly onStanding: (standing: EventValue<'hub'>) => void;
  readonly onClaimed: (claim: Extract<Command, { kind: 'claimed' }>) => void;
  /** A phone has the picture that was left at the hub. */
  readonly onFetched: (picture: string) => void;
  /** The key is not good (any more); null once it is. */
  readonly onRefused: (reason: string | null) => void;
};

/** Keeps to the hub that the settings name, whichever that is now. */
export const followHub = (
  site: Value<SiteFile>,
  parts: Omit<ClientParts, 'hub'> & { readonly onClient: (client: HubClient | null) => void },
): { close(): Promise<void> } => {
  let named = '';
  let client: HubClient | null = null;
  let closing = Promise.resolve();
  const follow = () => {
    const { hub } = site.get();
    const name = JSON.stringify(hub ?? null);
    if (name === named) return client?.stateChanged();
    named = name;
    const old = client;
    closing = closing.then(() => old?.close());
    parts.onRefused(null);
    if (!hub) {
      parts.onStanding({ kind: 'none' });
      closing = closing.then(parts.closeDesk);
    }
    client = hub ? openHubClient({ ...parts, hub }) : null;
    parts.onClient(client);
  };
  follow();
  const stop = site.onChange(follow);
  return {
    async close() {
      stop();
      await closing;
      await client?.close();
    },
  };
};

/**
 * The kiosk's half of a fleet. What the hub said last is kept, so that a kiosk which starts without a network shows
 * what it showed; codes need no network at all.
 */
const openHubClient = (parts: ClientParts): HubClient => {
  const { hub, data, clock, log, random } = parts;
  const identityFile = join(data, 'hub-identity.json');
  const desiredFile = join(data, 'hub.desired.json');
  let identity: Identity | null = readIdentity(identityFile, hub);
  let desired: Desired | null = identity && readDesired(desiredFile);
  const left = new Map<string, number>();
  /** The hub's wall clock less our count of time; null until it has told. */
  let hubTime: number | null = null;
  let asked = -1;
  let transport: NodeTransport | null = null;
  const closing = new AbortController();
  let ask: AskHub | null = null;
  let closed = false;
  let stops: (() => void)[] = [];
  let courier: Courier | null = null;
  const desk = parts.openDesk(hub);
  let taken: readonly Taken[] = [];

  const takeDesired = (raw: unknown) => {
    const read = desiredSchema.safeParse(raw);
    if (!read.success) return log.warn('what the hub wants shown could not be read');
    desired = read.data;
    left.clear();
    try {
      writeFileSync(`${desiredFile}.new`, JSON.stringify(desired));
      renameSync(`${desiredFile}.new`, desiredFile);
    } catch (error) {
      log.warn('what the hub wants shown could not be kept', { error: String(error) });
    }
    parts.onDesired();
  };
  /** One thing after the other: a right is not given back before it is taken. */
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(work).catch((error: unknown) => {
      log.error('what the hub said could not be done', { error: String(error) });
    });
  };
  let reachedSince = clock.wall();
  let lostAt = clock.now();
  const tellStanding = async (): Promise<void> => {
    const { outbox } = await desk;
    if (closed) return;
    if (!transport) return parts.onStanding({ kind: 'joining' });
    const kind = transport.status.get() === 'connected' ? 'reached' : 'away';
    parts.onStanding({ kind, since: reachedSince, waiting: outbox.waiting().ledger.rows });
  };
  const takeGrants = async (grants: readonly unknown[]): Promise<void> => {
    const own = await desk;
    const kept: Taken[] = [];
    for (const grant of grants) {
      const one = await own.take(grant);
      if (one) kept.push(one);
    }
    taken = kept.slice(0, MOST_LOANS);
    await tellState();
  };
  const takeStock = async (grants: readonly unknown[]): Promise<void> => {
    const own = await desk;
    for (const grant of grants)
      await own.takeStock(grant).catch((error: unknown) => {
        log.error('stock on loan could not be taken', { error: String(error) });
      });
    await tellState();
  };
  const onMessage = (message: Down) => {
    if (message.kind === 'desired') return takeDesired(message.desired);
    if (message.kind === 'ack') {
      courier?.acknowledged(message.ack);
      return inTurn(tellStanding);
    }
    const { command } = message;
    switch (command.kind) {
      case 'claimed':
        if (command.left !== null) {
          const known = left.get(command.offer) ?? command.left;
          left.set(command.offer, Math.min(known, command.left));
        }
        return parts.onClaimed(command);
      case 'fetched':
        return parts.onFetched(command.picture);
      case 'time': {
        const took = clock.now() - asked;
        if (command.asked !== asked || took > MOST_ROUND_TRIP_MS) return;
        hubTime = command.now + took / 2 - clock.now();
        return;
      }
      case 'lent':
        return inTurn(() => takeGrants(command.grants));
      case 'stock':
        return inTurn(() => takeStock(command.grants));
      case 'risk':
        return inTurn(async () => {
          const own = await desk;
          for (const permit of command.permits) own.risk.take(permit);
          await tellState();
        });
      case 'unstock':
        return inTurn(async () => {
          for (const lease of command.leases) await (await desk).handBack(lease);
        });
      case 'recall':
        return inTurn(async () => (await desk).giveBack(command.coupon));
    }
  };

  const tellState = async (): Promise<void> => {
    const own = await desk;
    if (closed || transport?.status.get() !== 'connected') return;
    asked = clock.now();
    const { ledger } = own.outbox.waiting();
    const state: NodeState = {
      ...parts.state(),
      ...(desired ? { shows: desired.revision } : {}),
      online: true,
      asked,
      holder: own.holder,
      taken: [...taken],
      stock: (await own.stock()).slice(0, MOST_STOCK),
      risk: own.risk.permits(),
      waiting: ledger.rows,
    };
    await transport
      .send({ kind: 'state', state })
      .catch((error: unknown) => log.debug('the hub could not be told', { error: String(error) }));
  };
  const sayState = () => inTurn(tellState);

  const connect = ({ node, privateKey, broker }: Identity) => {
    const ways = { clock, random, log };
    ask = openNodeSession({ url: hub.url, node, privateKey, closing: closing.signal });
    transport =
      broker === null
        ? openLongPollNode({ url: hub.url, node, privateKey, ...ways })
        : openMqttNode({ url: broker.url, username: node, password: broker.password, ...ways });
    const carrier = transport;
    carrier.listen(onMessage);
    inTurn(async () => {
      const { outbox } = await desk;
      if (closed) return;
      courier = openCourier({ transport: carrier, waiting: outbox, clock, random, log });
      stops.push(outbox.onAdded(() => inTurn(tellStanding)));
    });
    stops = [
      transport.status.onChange((status) => {
        log.info('the hub', { status });
        if (status === 'connected') sayState();
        reachedSince = clock.wall();
        lostAt = clock.now();
        inTurn(tellStanding);
      }),
      clock.every(STATE_EVERY_MS, sayState),
    ];
    sayState();
  };
  const enter = async (failures: number): Promise<void> => {
    try {
      const joined = await joinHub(identityFile, hub);
      if (closed) return;
      identity = joined;
      log.info('this kiosk belongs to a hub now', { node: joined.node });
      parts.onRefused(null);
      connect(joined);
      parts.onDesired();
    } catch (error) {
      if (closed) return;
      const refused = error instanceof EnrolmentRefused;
      if (refused) parts.onRefused(error.message);
      log.warn('the hub could not be joined', { error: String(error) });
      const wait = fullJitter(failures + 1, random, refused ? REFUSED : RECONNECT);
      stops = [clock.after(wait, () => void enter(failures + 1))];
    }
  };
  inTurn(tellStanding);
  if (identity) connect(identity);
  else void enter(0);

  const ownWall = () => (hubTime === null ? clock.wall() : Math.round(hubTime + clock.now()));
  return {
    stand: () =>
      identity
        ? {
            url: desired?.publicUrl ?? hub.url,
            prefix: handlePrefix(identity.handle),
            codeKey: identity.codeKey,
            left: (offer) => left.get(offer) ?? desired?.left[offer] ?? null,
            wall: ownWall,
            isAway: () =>
              transport?.status.get() !== 'connected' && clock.now() - lostAt >= AWAY_MS,
          }
        : 'joining',
    withHub(site) {
      const brands = desired?.brands ?? [];
      const named = (id: string) => brands.find((brand) => brand.id === id);
      return {
        ...site,
        brands: [
          ...site.brands.map((brand) => ({ ...brand, ...named(brand.id) })),
          ...brands.filter(({ id }) => site.brands.every((brand) => brand.id !== id)),
        ],
        offers: (desired?.offers ?? []).map((offer) => ({
          ...offer,
          conditions: conditions.parse({}),
          stock: null,
          perPerson: 1,
        })),
      };
    },
    authorities() {
      if (desired?.papers === undefined) return [];
      const publicKey = new Uint8Array(Buffer.from(desired.papers, 'base64url'));
      return [{ name: 'hub', publicKey, brands: null }];
    },
    parcels() {
      const asks = ask;
      if (!asks || transport?.status.get() !== 'connected') return null;
      return {
        url: desired?.publicUrl ?? hub.url,
        async leave(id, sealed, forMs) {
          try {
            await asks(paths.parcel, { id, sealed, forMs }, LEAVE_MS);
            return true;
          } catch (error) {
            log.warn('a picture could not be left at the hub', { error: String(error) });
            return false;
          }
        },
        async withdraw(id) {
          await asks(paths.parcelBack, { id }).catch((error: unknown) => {
            // Sealed, with no key anywhere, until its ten minutes are over.
            log.warn('a picture could not be taken back from the hub', { error: String(error) });
          });
        },
      };
    },
    stateChanged: sayState,
    async close() {
      closed = true;
      closing.abort();
      for (const stop of stops) stop();
      courier?.close();
      await transport?.close();
    },
  };
};
