import { mkdirSync } from 'node:fs';
import type { Clock } from '../base/clock.ts';
import { disposal } from '../base/disposal.ts';
import type { Log } from '../base/log.ts';
import { memoryMailbox } from '../fleet/mailbox.ts';
import { openNodeBook } from '../fleet/node-book.ts';
import { openSessions } from '../fleet/sessions.ts';
import { openSqlMailbox, type SqlMailbox } from '../fleet/sql-mailbox.ts';
import { lanAddress } from '../host/admission.ts';
import { openBrandDesk } from '../offers/brand/desk.ts';
import { openPulse } from '../offers/brand/pulse.ts';
import { openOfferVersions } from '../offers/brand/versions.ts';
import { openFleetCodes } from '../offers/fleet-codes.ts';
import { standing } from '../offers/ledger.ts';
import { openMembers } from '../offers/members.ts';
import { openOffers } from '../offers/offers.ts';
import { openInboxDesk } from '../offers/protocol/inbox-desk.ts';
import { openLender } from '../offers/protocol/lender.ts';
import { openLost } from '../offers/protocol/lost.ts';
import { openLoanBook } from '../offers/protocol/loan-book.ts';
import { openKeyBook } from '../offers/protocol/key-book.ts';
import { readTillPass } from '../offers/protocol/till-pass.ts';
import { openRiskDesk } from '../offers/protocol/risk-desk.ts';
import { openStockLender } from '../offers/protocol/stock-lender.ts';
import { openSqlSeats } from '../offers/seats.ts';
import { brandsAt, openHubFolder, type HubFolder } from '../settings/hub-folder.ts';
import { sqlWithRoom } from '../store/sql.ts';
import { openAlerts } from './alerts.ts';
import { noFanOut, openFanOut } from './hub/fan-out.ts';
import { hearOthers } from './hub/hear.ts';
import { openHubInbox, openHubLedger, openHubSql } from './hub/keep.ts';
import { openParcelDesk } from './hub/parcel-desk.ts';
import { openFleetDesk } from './hub/fleet-desk.ts';
import { lostAtKiosks } from './hub/lost-at-kiosks.ts';
import { openNodes, siteOfNode } from './hub/nodes.ts';
import { openHubKeys } from './hub/secret.ts';
import { openHubServer } from './hub/serve.ts';
import { openShown } from './hub/shown.ts';
import { openHubDoor } from './hub/staff-door.ts';
import { openWays } from './hub/transports.ts';
import { openRelay } from './relay.ts';
import { tellRoom, tellSettingsProblems } from './watched.ts';
import { memoryParcels } from '../visits/parcels.ts';
import { postgresParcels } from '../visits/postgres-parcels.ts';

export type HubOptions = {
  /** Folder of hub.json, brands/ and sites/. */
  readonly folder: string;
  /** Folder of this instance's own files. */
  readonly data: string;
  readonly port: number;
  readonly pages: string;
  readonly version: string;
  /** `postgres://…`: what several instances share. Null keeps all of it in the data folder, for one. */
  readonly databaseUrl: string | null;
  /** The hub's own at the broker. */
  readonly brokerPassword: string | null;
  /** Addresses, besides this machine's own, whose word about a client is taken. */
  readonly proxies: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
};

export type Hub = {
  readonly port: number;
  readonly hub: () => HubFolder;
  readonly publicUrl: () => string;
  /** Takes nothing new, lets what is under way finish, and closes. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

const SEATS_PER_SLOT = 5;

/** Builds one instance of a hub: the kiosk's offers, staff and pages, without its hardware and screens. */
export const composeHub = async (options: HubOptions): Promise<Hub> => {
  const { clock, log, data, databaseUrl } = options;
  const kept = disposal((error) => log.error('closing failed', { error: String(error) }));
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const alerts = openAlerts(clock);
    const settings = openHubFolder(options.folder, data, clock, log.part('settings'));
    kept.keep(settings.close);
    kept.keep(tellSettingsProblems(settings, alerts));

    const setAside = ({ table, key, reason }: { table: string; key: string; reason: string }) => {
      log.warn('a row was set aside', { table, key, reason });
      alerts.raise(`row-${table}-${key}`, 'rows-set-aside', { table, key, reason });
    };
    const ownSql = await openHubSql(options, kept);
    const ledger = await openHubLedger({ ...options, setAside });
    const sql = sqlWithRoom(ownSql, ledger.makeRoom);
    kept.keep(ledger.close);
    kept.keep(tellRoom(ledger, alerts));
    const keys = await openHubKeys(sql);
    const versions = await openOfferVersions(sql, setAside);
    const shown = openShown(settings.hub, versions.latest);
    kept.keep(shown.close);
    const { folder, rulesAt, placeOf } = shown;

    let port = options.port;
    const publicUrl = () =>
      folder().publicUrl?.replace(/\/+$/, '') ?? `http://${lanAddress() ?? '127.0.0.1'}:${port}`;

    // Once there is somebody in this instance whom it concerns.
    let others: ReturnType<typeof hearOthers> | null = null;
    const fanOut =
      databaseUrl === null
        ? noFanOut
        : await openFanOut({
            url: databaseUrl,
            clock,
            log: log.part('fan-out'),
            onNews: (one) => others?.onNews(one),
            onGap: () => others?.onGap(),
          });
    kept.keep(fanOut.close);

    const door = await openHubDoor({
      sql,
      clock,
      log: log.part('staff'),
      key: keys.staff,
      sites: () => folder().sites,
      // A copy that an older version kept has none.
      managers: () => folder().managers ?? {},
      passOf(text) {
        const read = readTillPass(text, nodes.ring, clock.wall());
        return read && { site: siteOfNode(read.node.name), by: read.pass.by };
      },
      onTry: (site, client, what) => fanOut.tell({ kind: 'pin', site, client, what }),
      onSignedOut: (id, until) => fanOut.tell({ kind: 'signed-out', id, until }),
    });

    const book = openNodeBook(sql);
    const nodes = openNodes({
      book,
      clock,
      log: log.part('nodes'),
      rulesAt,
      onChanged: (handle) => fanOut.tell({ kind: 'node', handle }),
    });
    const shared: SqlMailbox | null =
      databaseUrl === null
        ? null
        : openSqlMailbox({ sql, clock, tell: (node) => fanOut.tell({ kind: 'mail', node }) });
    const sessions = openSessions({
      key: keys.session,
      wall: clock.wall,
      publicKeyOf: async (node) => (await book.byName(node))?.publicKey ?? null,
    });
    const { broker } = folder();
    const ways = openWays({
      mailbox: shared ?? memoryMailbox(),
      sessions,
      broker:
        broker !== undefined && options.brokerPassword !== null
          ? { url: broker, password: options.brokerPassword }
          : null,
      clock,
      log: log.part('fleet'),
      onSeen: nodes.seen,
    });
    kept.keep(ways.close);
    const inbox = await openHubInbox(options, sql, ledger.makeRoom);
    kept.keep(inbox.close);
    const loans = openLoanBook(sql);
    const keyBook = openKeyBook(sql);
    const members = openMembers(sql, keys.offers.member);
    const desk = openFleetDesk({
      ways,
      book,
      nodes,
      ledger,
      inbox: openInboxDesk({ ledger, store: inbox, log: log.part('inbox') }),
      lender: openLender({ ledger, book: loans, clock, keyOf: keyBook.keyOf }),
      stock: openStockLender({ ledger, clock }),
      risk: openRiskDesk({
        sql,
        clock,
        timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
      folder,
      rulesAt,
      publicUrl,
      paperKey: () => relay.publicKey,
      clock,
      log: log.part('fleet'),
      onTold() {
        offers.changed(null);
        pulse.beat(null);
        fanOut.tell({ kind: 'changed', person: null });
      },
      onEnrolled(handle) {
        nodes.forget(handle);
        fanOut.tell({ kind: 'node', handle });
      },
    });

    const pulse = openPulse(clock);
    kept.keep(pulse.close);
    kept.keep(versions.latest.onChange(() => pulse.beat(null)));
    const offers = openOffers({
      ledger,
      clock,
      log: log.part('offers'),
      keys: keys.offers,
      publicUrl,
      rules: () => folder().offers,
      ...(databaseUrl === null ? {} : { fresh: versions.fresh }),
      brands: () => folder().brands,
      siteName: () => '',
      stores: () => folder().sites,
      brandsAt: (site) => brandsAt(folder(), site),
      visitOf: () => null,
      way: 'hub',
      beforeUndo: (till) => relay.tills.closeTill(till),
      keyOf: (coupon) => relay.keyOf(coupon),
      certify: (holding, key) => relay.phones.certify(holding, key),
      members,
      codes: openFleetCodes({
        nodeOf: nodes.codesOf,
        seats: openSqlSeats(sql),
        seatsPerSlot: SEATS_PER_SLOT,
      }),
      onGuess: (who) => fanOut.tell({ kind: 'guess', who }),
      onChanged({ terms }, holder) {
        pulse.beat(terms.brand);
        fanOut.tell({ kind: 'changed', person: holder });
      },
      onClaimed({ screen, visit, holding }) {
        desk
          .tellClaimed(screen, Number(visit), holding)
          .catch((error: unknown) =>
            log.warn('a kiosk could not be told of a claim', { screen, error: String(error) }),
          );
        const isHome = folder().offers.some((rule) => rule.id === holding.terms.id && rule.home);
        if (isHome && holding.authority === null && standing(holding) === null)
          desk.lend(screen, holding).catch((error: unknown) =>
            log.warn('a right could not be lent', {
              coupon: holding.coupon,
              error: String(error),
            }),
          );
      },
      onElsewhere: desk.recall,
    });
    kept.keep(offers.close);
    const relay = openRelay({
      clock,
      ledger,
      seed: keys.offers.papers,
      name: () => 'hub',
      keyBook,
      members,
      others: nodes.ring,
      askAt: publicUrl,
      // Redeemed at the site of the kiosk whose till asked.
      redeem: (op, { name }) => {
        const site = siteOfNode(name);
        if (site === '') return offers.redeemCarried(op);
        const place = { id: site, name: placeOf(site) };
        return offers.redeemCarried({ ...op, site: place.name }, place);
      },
    });
    await nodes.believeAll();

    const cannot = (what: string) => (error: unknown) => log.warn(what, { error: String(error) });
    others = hearOthers({ mailbox: shared, door, nodes, offers, pulse, versions, log });

    kept.keep(
      shown.value.onChange(() => {
        desk.tellAll().catch(cannot('kiosks could not be told of new settings'));
      }),
    );

    const brandDesk = openBrandDesk({
      versions: {
        ...versions,
        async add(one) {
          const added = await versions.add(one);
          fanOut.tell({ kind: 'offers' });
          return added;
        },
      },
      ledger,
      clock,
      log: log.part('brand'),
      files: () => settings.hub.get().offers,
      brands: () => folder().brands,
      sites: shown.storesOf,
      languages: () => folder().languages,
      lost: lostAtKiosks({
        lost: openLost({ ledger, book: loans, clock }),
        book,
        sites: () => folder().sites,
        clock,
        log: log.part('brand'),
      }),
      writable: () => true,
    });
    const parcels =
      databaseUrl === null
        ? memoryParcels(clock)
        : postgresParcels(
            sql,
            clock,
            cannot('pictures that nobody fetched could not be forgotten'),
          );
    kept.keep(parcels.close);
    const parcelDesk = openParcelDesk({
      parcels,
      sessions,
      clock,
      log: log.part('parcels'),
      tellTaken: desk.tellFetched,
    });
    const server = await openHubServer({
      ...options,
      hub: shown.value,
      publicUrl,
      placeOf,
      sql,
      door,
      offers,
      relay,
      brandDesk,
      parcelDesk,
      pulse,
      alerts,
      nodes,
      ofKiosks: desk.handle,
      kept,
    });
    port = server.port;

    return {
      port,
      hub: folder,
      publicUrl,
      async drain() {
        log.info('leaving: nothing new is taken');
        await server.noticeLeaving();
        ways.drain();
        await server.drain();
        await kept.dispose();
      },
      close: () => kept.dispose(),
    };
  } catch (error) {
    await kept.dispose();
    throw error;
  }
};
