import {
  failed,
  ok,
  type CallInput,
  type CallName,
  type ClaimNotice,
  type EventName,
  type EventValue,
  type FaultCode,
  type Link,
  type LinkStatus,
  type Pointed,
  type Result,
  type Site,
  type ZonePresence,
} from '../../preload/contract/index.ts';
import type { FakeShop } from './fake-shop.ts';

type Lifted = { epc: string; sku: string | null; since: number };

/** A screen's link over a shop in memory, and hands to lift garments, claim coupons and cut the line with. */
export const fakeLink = (shop: FakeShop, screen = 'atrium', now: () => number = Date.now) => {
  let status: LinkStatus = { kind: 'connected', role: 'screen', screen };
  let site: Site = shop.site;
  let turn = 0;
  let visits = 0;
  let lifts = 0;
  let consents = 0;
  let camerasAllowed = true;
  let passersAllowed = true;
  const held = new Map<string, Lifted[]>();
  const unseen = new Set<string>();
  const calls: { name: CallName; input: unknown }[] = [];
  const refusals = new Map<CallName, FaultCode>();
  let claims: ClaimNotice[] = [];
  let pointed: Pointed[] = [];
  const watchers = new Map<EventName, Set<(value: never) => void>>();
  const statusListeners = new Set<(status: LinkStatus) => void>();

  const zones = (): ZonePresence[] =>
    (site.screens.find((one) => one.id === screen)?.zones ?? []).map((zone) => ({
      zone,
      sight: unseen.has(zone) ? 'unknown' : 'clear',
      held: unseen.has(zone) ? [] : (held.get(zone) ?? []),
      present: held.get(zone)?.length ?? 0,
      strays: [],
    }));
  const snapshot = (event: EventName): unknown => {
    const known: Partial<Record<EventName, () => unknown>> = {
      site: () => site,
      presence: () => ({ zones: zones() }),
      claims: () => ({ claims }),
      handoffs: () => ({ handoffs: [] }),
      pointed: () => ({ pointed }),
      cameras: () => ({
        cameras: site.screens
          .filter((one) => one.camera)
          .map(({ id, camera }) => ({
            screen: id,
            demo: true,
            allowed: camerasAllowed,
            own: false,
            setUp: null,
            passers: camera?.passers !== true ? 'never' : passersAllowed ? 'on' : 'off',
            state: 'off',
            why: null,
            since: 0,
          })),
      }),
    };
    return known[event]?.();
  };
  const tell = (event: EventName) => {
    if (status.kind !== 'connected') return;
    for (const listener of watchers.get(event) ?? []) listener(snapshot(event) as never);
  };

  const ticket = () => {
    const offer = site.offers[0];
    if (!offer) return failed('offer-unknown');
    turn++;
    const code = (0x7a4b9c + turn * 7919).toString(32).toUpperCase().padStart(8, 'X').slice(-8);
    const shortCode = `${code.slice(0, 4)}-${code.slice(4)}`;
    return ok({
      offer,
      url: `HTTPS://HB.EXAMPLE/C/${code}`,
      shortCode,
      refreshInMs: 20_000,
      left: 86,
    });
  };
  const answer = (name: CallName, input: unknown): Result<unknown> => {
    const refused = refusals.get(name);
    if (refused) return failed(refused);
    const known: Partial<Record<CallName, () => Result<unknown>>> = {
      'catalog.product': () => {
        const { sku } = input as CallInput<'catalog.product'>;
        const found = shop.products.find((one) => one.product.sku === sku);
        return found ? ok(found) : failed('product-unknown');
      },
      'catalog.search': () =>
        ok({
          products: shop.products.map((one) => one.product),
          total: shop.products.length,
          corrected: [],
          unknown: [],
          matched: 'all',
          facets: { category: [], gender: [], colour: [], brand: [] },
        }),
      'catalog.garments': () => {
        const { cut } = input as CallInput<'catalog.garments'>;
        return ok({
          wearables: shop.products.flatMap(({ product, garment }) =>
            garment && (cut === undefined || garment.shape.cut === cut)
              ? [{ product, garment }]
              : [],
          ),
        });
      },
      'catalog.makeup': () => ok({ makeup: [...shop.makeup] }),
      'visits.begin': () => ok({ visit: `visit-${++visits}` }),
      'offers.ticket': ticket,
      'visits.end': () => ok({}),
      'visits.consent': () => ok({ id: `consent-${++consents}` }),
      'visits.withdraw': () => ok({}),
      'handoff.leave': () =>
        ok({ id: 'PICTURE1', url: 'HTTPS://HB.EXAMPLE/P/PICTURE1', expiresInMs: 600_000 }),
      'handoff.withdraw': () => ok({}),
      'cameras.report': () => ok({}),
      'passers.watch': () =>
        ok({
          may: (input as CallInput<'passers.watch'>).watching && camerasAllowed && passersAllowed,
        }),
      'passers.count': () => ok({}),
      'screen.crashed': () => ok({}),
      'devices.scanned': () => ok({}),
    };
    return known[name]?.() ?? failed('not-allowed');
  };

  const link: Link = {
    call(name, input, options = {}) {
      calls.push({ name, input });
      const result =
        status.kind === 'connected'
          ? answer(name, input)
          : failed(status.kind === 'outdated' ? 'version-mismatch' : 'offline');
      return Promise.resolve(options.signal?.aborted ? failed('aborted') : result) as never;
    },
    watch<N extends EventName>(event: N, listener: (value: EventValue<N>) => void) {
      const listeners = watchers.get(event) ?? new Set();
      watchers.set(event, listeners);
      listeners.add(listener);
      const value = snapshot(event);
      if (value !== undefined && status.kind === 'connected') listener(value as EventValue<N>);
      return () => void listeners.delete(listener);
    },
    status: () => status,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => void statusListeners.delete(listener);
    },
    close() {
      watchers.clear();
      statusListeners.clear();
    },
  };

  return {
    link,
    calls,
    /** Puts a garment into somebody's hands; `null` is a tag without a product. */
    lift(sku: string | null, zone = 'mirror') {
      const epc = `3034${(sku ?? 'STRANGE').length.toString(16).padStart(4, '0')}${hexOf(sku ?? 'STRANGE')}`;
      const others = (held.get(zone) ?? []).filter((one) => one.epc !== epc);
      held.set(zone, [{ epc, sku, since: now() + ++lifts }, ...others]);
      tell('presence');
    },
    putBack(sku: string | null, zone = 'mirror') {
      held.set(
        zone,
        (held.get(zone) ?? []).filter((one) => one.sku !== sku),
      );
      tell('presence');
    },
    /** The zone's reader is lost, or back. */
    blind(zone: string, is: boolean) {
      if (is) unseen.add(zone);
      else unseen.delete(zone);
      tell('presence');
    },
    claim(visit = `visit-${visits}`, codeTail = '9QX2') {
      claims = [{ screen, visit, offer: site.offers[0]?.id ?? 'none', codeTail, at: now() }];
      tell('claims');
    },
    /** A phone puts something on this screen. */
    point(sku: string, turn: number, visit = `visit-${visits}`) {
      pointed = [{ screen, visit, sku, turn }];
      tell('pointed');
    },
    /** Staff turn the privacy switch. */
    allowCameras(allowed: boolean) {
      camerasAllowed = allowed;
      tell('cameras');
    },
    /** Staff turn the switch for passers-by. */
    allowPassers(allowed: boolean) {
      passersAllowed = allowed;
      tell('cameras');
    },
    refuse(name: CallName, code: FaultCode | null) {
      if (code) refusals.set(name, code);
      else refusals.delete(name);
    },
    change(next: Partial<Site>) {
      site = { ...site, ...next };
      tell('site');
    },
    line(kind: 'connected' | 'offline' | 'outdated') {
      status = kind === 'connected' ? { kind, role: 'screen', screen } : { kind };
      for (const listener of statusListeners) listener(status);
      for (const event of watchers.keys()) tell(event);
    },
  };
};

export type FakeLink = ReturnType<typeof fakeLink>;

/** Runs in pages too, where there is no Buffer. */
function hexOf(text: string): string {
  return Array.from(text)
    .map((one) => one.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
