import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventValue } from '../preload/contract/index.ts';
import type { Clock } from './base/clock.ts';
import { disposal } from './base/disposal.ts';
import type { Log } from './base/log.ts';
import { cell, type Value } from './base/value.ts';
import { openUploads } from './catalog/garments/uploads.ts';
import { openAlerts } from './compose/alerts.ts';
import { openCameraUse } from './compose/camera-use.ts';
import { openCameras } from './compose/cameras.ts';
import { openBench } from './compose/bench.ts';
import { followBoosts } from './compose/boosts.ts';
import { createCalls } from './compose/calls.ts';
import { createFeeds } from './compose/feeds.ts';
import { openKioskDoor } from './compose/kiosk-door.ts';
import { followHub, type HubClient } from './compose/hub-client.ts';
import { openNodeMemory } from './compose/node-memory.ts';
import { publicAddress } from './compose/public-address.ts';
import { publicSite } from './compose/public-site.ts';
import { openRelay } from './compose/relay.ts';
import { startSimulatedReaders } from './compose/simulated-readers.ts';
import { GARMENTS, openShopCatalog } from './compose/shop-catalog.ts';
import { SHIPPED_OUTFITS } from './compose/shipped-model.ts';
import { portOpener } from './devices/ports/open-port.ts';
import { pageScans } from './devices/ports/page-scans.ts';
import { registry } from './devices/registry.ts';
import { superviseDevices } from './devices/supervisor.ts';
import { openAdmission } from './host/admission.ts';
import { pageFiles, siteMedia } from './host/files.ts';
import { createHost, type Host } from './host/host.ts';
import { openServer } from './host/server.ts';
import { openShopInsights } from './compose/shop-insights.ts';
import { openOfferKeys } from './offers/keys.ts';
import { openOfferVersions, OFFER_VERSIONS_TABLE } from './offers/brand/versions.ts';
import { openPulse } from './offers/brand/pulse.ts';
import { openBrandDesk } from './offers/brand/desk.ts';
import { inForce, standingsOf } from './offers/brand/overlay.ts';
import { MEMBER_CLAIM_TABLE, openMembers } from './offers/members.ts';
import { openOffers } from './offers/offers.ts';
import { openKeyBook, PHONE_KEY_TABLE } from './offers/protocol/key-book.ts';
import { keyRing } from './offers/protocol/signing.ts';
import { openSqliteLedger } from './offers/sqlite-ledger.ts';
import { checkPresence, openSitePresence } from './compose/site-presence.ts';
import { tellRoom, tellSettingsProblems } from './compose/watched.ts';
import { openSettings } from './settings/settings.ts';
import type { SiteFile } from './settings/site-file.ts';
import { sqliteSql, sqlWithRoom } from './store/sql.ts';
import { openStore } from './store/sqlite.ts';
import { consentMigrations, consentsPath } from './visits/consents.ts';
import { openErrands } from './visits/errands.ts';
import { openHandoffDesk } from './visits/handoff.ts';
import { openInvitations } from './visits/invitations.ts';
import { openVisits } from './visits/visits.ts';

export type KioskOptions = {
  /** Folder of site.json and the shop's files. */
  readonly site: string;
  /** Folder of this kiosk's own files. */
  readonly data: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly version: string;
  /** File of what was learned of outfits; the one that ships where not given. */
  readonly outfitModel?: string;
  readonly clock: Clock;
  readonly log: Log;
};

export type Kiosk = {
  readonly host: Host;
  readonly port: number;
  /** Good until the next start: opens the pages of this machine alone. */
  readonly key: string;
  readonly site: () => SiteFile;
  /** Where phones reach this kiosk, or null. */
  readonly publicUrl: () => string | null;
  /** Screens whose page may open its camera now. */
  readonly cameraUse: Value<readonly string[]>;
  readonly media: (request: Request) => Promise<Response>;
  close(): Promise<void>;
};

/** Builds one kiosk out of its parts and wires them: the only place where a feature meets another. */
export const composeKiosk = async (options: KioskOptions): Promise<Kiosk> => {
  const { clock, log, data } = options;
  const kept = disposal((error) => log.error('closing failed', { error: String(error) }));
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const alerts = openAlerts(clock);
    const settings = openSettings(options.site, data, clock, log.part('settings'), checkPresence);
    kept.keep(settings.close);
    kept.keep(tellSettingsProblems(settings, alerts));
    const site = settings.site.get();

    const setAside = ({ table, key, reason }: { table: string; key: string; reason: string }) => {
      log.warn('a row was set aside', { table, key, reason });
      alerts.raise(`row-${table}-${key}`, 'rows-set-aside', { table, key, reason });
    };
    const insights = await openShopInsights({
      data,
      clock,
      log: log.part('insights'),
      setAside,
      settings: () => settings.site.get().judgement,
    });
    kept.keep(insights.close);
    const shop = await openShopCatalog({
      site: options.site,
      data,
      outfitModel: options.outfitModel ?? SHIPPED_OUTFITS,
      clock,
      log,
      alerts,
      setAside,
      boostOf: insights.boostOf,
    });
    kept.keep(shop.close);
    const { catalog, garments } = shop;
    const boosts = followBoosts(settings.site, clock, catalog.promote);
    kept.keep(boosts.close);

    const own = await openSqliteLedger({
      path: join(data, 'ledger.sqlite'),
      clock,
      log: log.part('ledger'),
      setAside,
    });
    kept.keep(own.close);
    // A kiosk without a hub is one of its own.
    let atHub: HubClient | null = null;
    const hubRing = keyRing(() => atHub?.authorities() ?? []);
    const standOf = () => {
      const stand = atHub?.stand() ?? null;
      return stand === 'joining' ? null : stand;
    };
    const phoneKeys = await openStore(join(data, 'phone-keys.sqlite'), [], 'full');
    kept.keep(phoneKeys.close);
    phoneKeys.exec(PHONE_KEY_TABLE);
    const keyBook = openKeyBook(sqlWithRoom(sqliteSql(phoneKeys), own.makeRoom));
    const memory = openNodeMemory({
      ledger: own,
      clock,
      path: join(data, 'outbox.sqlite'),
      bindKey: keyBook.bind,
      risk: {
        ring: { find: (id) => hubRing.find(id) },
        wall: () => standOf()?.wall() ?? clock.wall(),
        timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
    });
    kept.keep(memory.close);
    const { ledger } = memory;
    kept.keep(tellRoom(ledger, alerts));
    let port = options.port;
    const publicUrl = () => publicAddress(settings.site.get(), port);
    const visits = openVisits({ clock, log: log.part('visits') });
    const handoff = openHandoffDesk({ clock, publicUrl, hub: () => atHub?.parcels() ?? null });
    kept.keep(handoff.close);
    const invitations = openInvitations({ clock, publicUrl });
    const errands = openErrands({ clock, productOf: catalog.product });
    kept.keep(errands.close);
    const cameras = openCameras(join(data, 'cameras.json'), settings.site, clock);
    kept.keep(cameras.close);
    const consentStore = await openStore(consentsPath(data), consentMigrations, 'full');
    kept.keep(consentStore.close);
    const cameraUse = openCameraUse({ cameras, store: consentStore, site: settings.site, clock });
    kept.keep(cameraUse.close);
    const { consents, passersWatch } = cameraUse;
    kept.keep(visits.onEnd(({ visit }) => consents.forgetVisit(visit)));
    kept.keep(visits.onEnd(({ visit }) => invitations.forgetVisit(visit)));
    kept.keep(visits.onEnd(({ visit }) => errands.forgetVisit(visit)));
    const brandStore = await openStore(join(data, 'offers.sqlite'), [], 'full');
    kept.keep(brandStore.close);
    brandStore.exec(OFFER_VERSIONS_TABLE);
    const versions = await openOfferVersions(sqliteSql(brandStore), setAside);
    /** The site's own settings with what its brands published over them. */
    const ownSite = (): SiteFile => {
      const { offers: files, ...rest } = settings.site.get();
      const standings = standingsOf(files, versions.latest.get(), rest.brands);
      const screens = rest.screens.map(({ camera, ...screen }) =>
        camera ? { ...screen, camera: cameras.settled(screen.id, camera) } : screen,
      );
      return { ...rest, screens, offers: inForce(standings) };
    };
    const shownSite = (): SiteFile => atHub?.withHub(ownSite()) ?? ownSite();
    /** What pages are told of it. */
    const toldSite = () =>
      publicSite(shownSite(), options.version, { shades: catalog.hasShades() });
    const keys = openOfferKeys(join(data, 'keys.json'), log.part('offers'));
    brandStore.exec(MEMBER_CLAIM_TABLE);
    const members = openMembers(sqlWithRoom(sqliteSql(brandStore), own.makeRoom), keys.member);
    const pulse = openPulse(clock);
    kept.keep(pulse.close);
    kept.keep(versions.latest.onChange(() => pulse.beat(null)));
    const siteName = () => Object.values(settings.site.get().name)[0] ?? '';
    const offers = openOffers({
      hub: () => atHub?.stand() ?? null,
      ledger,
      keys,
      clock,
      log: log.part('offers'),
      rules: () => shownSite().offers,
      brands: () => toldSite().brands,
      publicUrl,
      siteName,
      mayRedeem: memory.mayRedeem,
      loanOf: memory.loanOf,
      atRisk: memory.redeemAtRisk,
      refusals: memory.refusals,
      beforeUndo: (till) => relay.tills.closeTill(till),
      onChanged: ({ terms }) => pulse.beat(terms.brand),
      keyOf: (coupon) => relay.keyOf(coupon),
      certify: (holding, key) => relay.phones.certify(holding, key),
      members,
      visitOf: visits.current,
      siteId: () => settings.site.get().id ?? null,
      stores() {
        const { id = null, name } = settings.site.get();
        return [{ id, name }];
      },
      productOf: catalog.product,
    });
    kept.keep(offers.close);
    const relay = openRelay({
      clock,
      ledger,
      seed: keys.papers,
      name: siteName,
      keyBook,
      members,
      redeem: (op) => offers.redeemCarried(op),
      others: { find: (id) => hubRing.find(id) },
      askAt: () => {
        const stand = atHub?.stand() ?? null;
        return stand === 'joining' ? null : (stand?.url ?? publicUrl());
      },
    });
    kept.keep(visits.onEnd(({ visit }) => insights.ended(visit)));
    kept.keep(visits.onEnd(({ visit }) => offers.forgetVisit(visit)));
    kept.keep(
      offers.claims.onChange(({ claims }) => {
        for (const { visit } of claims) insights.claimed(visit);
      }),
    );
    const staff = openKioskDoor({ clock, log: log.part('staff'), site: settings.site.get });
    const brandDesk = openBrandDesk({
      versions,
      ledger,
      clock,
      log: log.part('brand'),
      files: () => settings.site.get().offers,
      brands: () => settings.site.get().brands,
      sites() {
        const { id, name } = settings.site.get();
        return id === undefined ? [] : [{ id, name }];
      },
      languages: () => settings.site.get().languages,
      writable: () => atHub === null,
    });

    // Simulated devices listen before their drivers call.
    const simulated = await startSimulatedReaders(site.devices, log.part('simulated'));
    kept.keep(simulated.close);
    const bench = openBench(
      simulated.readers,
      (id) => settings.site.get().devices.some((device) => device.id === id),
      catalog.tagOf,
    );

    const presence = openSitePresence(settings.site, {
      clock,
      log: log.part('presence'),
      toSku: catalog.skuOfEpc,
    });
    kept.keep(presence.close);
    kept.keep(catalog.imports.onChange(presence.refresh));

    const scans = pageScans();
    const devices = superviseDevices(registry, {
      clock,
      log: log.part('devices'),
      random: Math.random,
      openPort: portOpener(scans),
      onEvent: (_device, event) => presence.onDeviceEvent(event),
    });
    kept.keep(devices.close);
    devices.apply(simulated.reached(site.devices));

    const hubStanding = cell<EventValue<'hub'>>({ kind: 'none' });
    const siteFeed = cell<EventValue<'site'>>(toldSite());
    const host = createHost({
      handlers: createCalls({
        catalog,
        garments: { garments, uploads: openUploads(clock) },
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
        hubOfTills: standOf,
        scanned: scans.scanned,
      }),
      feeds: createFeeds({
        site: siteFeed,
        presence: presence.value,
        devices: devices.value,
        handoffs: handoff.value,
        pointed: invitations.value,
        errands: errands.value,
        imports: catalog.imports,
        boosts: boosts.value,
        claims: offers.claims,
        redemptions: offers.redemptions,
        hub: hubStanding,
        alerts: alerts.value,
        bench: bench.value,
        cameras: cameras.value,
        wallet: offers.walletOf,
        figures(token) {
          const brand = staff.brandOf(token);
          return brand === null ? null : pulse.of(brand);
        },
      }),
      log: log.part('host'),
      build: options.version,
      recognise: staff.recognise,
    });
    kept.keep(host.close);

    const showSite = () => siteFeed.set(toldSite());
    const hubClients = followHub(settings.site, {
      data,
      clock,
      log: log.part('hub'),
      random: Math.random,
      state: () => ({
        version: options.version,
        papers: Buffer.from(relay.publicKey).toString('base64url'),
        screens: settings.site.get().screens.map(({ id }) => id),
        health: alerts.value.get().alerts.length === 0 ? 'ok' : 'degraded',
      }),
      openDesk: memory.open,
      closeDesk: memory.close,
      onDesired: showSite,
      onStanding: hubStanding.set,
      onClaimed: offers.claimedAtHub,
      onFetched: handoff.fetched,
      onRefused(reason) {
        if (reason === null) return alerts.clear('hub');
        alerts.raise('hub', 'settings-refused', { file: 'site.json', path: 'hub.key', reason });
      },
      onClient(client) {
        atHub = client;
        showSite();
      },
    });
    kept.keep(hubClients.close);
    kept.keep(versions.latest.onChange(showSite));
    kept.keep(cameras.settings.onChange(showSite));
    kept.keep(
      catalog.imports.onChange(({ imports }) => {
        if (imports.some(({ state }) => state === 'running')) return;
        if (catalog.hasShades() !== siteFeed.get().shades) showSite();
      }),
    );

    kept.keep(
      settings.site.onChange((next) => {
        showSite();
        devices.apply(simulated.reached(next.devices));
      }),
    );

    const admission = openAdmission({
      now: clock.now,
      publicHost: () => {
        const url = settings.site.get().publicUrl;
        return url === undefined ? null : new URL(url).hostname;
      },
    });
    const media = siteMedia(options.site, { [GARMENTS]: join(data, GARMENTS) });
    const server = await openServer({
      admission,
      host,
      version: options.version,
      pages: pageFiles(options.pages),
      media,
      recognise: staff.recognise,
      hubOfTills: () => standOf()?.url ?? null,
      hasScreen: (id) => settings.site.get().screens.some((screen) => screen.id === id),
      port,
      health: () => {
        const list = devices.value.get().devices;
        return {
          status:
            list.every(({ health }) => health === 'ok') && alerts.value.get().alerts.length === 0
              ? 'ok'
              : 'degraded',
          version: options.version,
          devices: list,
          hub: hubStanding.get(),
          alerts: alerts.value.get().alerts,
        };
      },
    });
    kept.keep(server.close);
    port = server.port;

    // Not waited for: a shop with a large catalogue opens at once and fills while it runs.
    const stopImport = new AbortController();
    kept.keep(() => stopImport.abort());
    const importing = catalog
      .importFolder(options.site, { signal: stopImport.signal })
      .catch((error: unknown) => {
        log.error('the site folder could not be imported', { error: String(error) });
      });
    kept.keep(async () => void (await importing));

    return {
      host,
      port,
      key: admission.key,
      site: () => settings.site.get(),
      publicUrl,
      cameraUse: cameraUse.screens,
      media,
      close: () => kept.dispose(),
    };
  } catch (error) {
    await kept.dispose();
    throw error;
  }
};
