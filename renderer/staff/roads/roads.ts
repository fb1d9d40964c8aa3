import {
  failed,
  readLive,
  withoutCertificate,
  type CallInput,
  type CallName,
  type CallOptions,
  type CallOutput,
  type EventName,
  type EventValue,
  type Fault,
  type Link,
  type LinkStatus,
  type Result,
} from '../../../preload/contract/index.ts';
import {
  askedOn,
  asksOn,
  heardBy,
  isElsewhere,
  leavesDoubt,
  type Road,
  type Unanswered,
} from './attempts.ts';

/** What a kiosk gave this page for the time when it is away. */
export type Pass = { readonly url: string; readonly token: string };

type RoadsParts = {
  /** The house that served this page. */
  readonly own: Link;
  readonly openHub: (pass: Pass) => Link;
  readonly pass: { get(): Pass | null; set(pass: Pass | null): void };
  /** By intent, and over reloads. */
  readonly attempts: {
    get(intent: string): Unanswered;
    set(intent: string, unanswered: Unanswered): void;
  };
  readonly after: (ms: number, run: () => void) => () => void;
};

export type Roads = Link & {
  /** By which road a till's questions go now; null while there is none. */
  road(): Road | null;
  /** Who was asked about an attempt and has not answered. */
  unanswered(intent: string): Unanswered;
  /** The hub's own page for this shop's tills, where somebody has to enter its PIN. */
  hubPage(): string | null;
  onRoad(listener: (road: Road | null) => void): () => void;
};

/** A line that was lost for a moment is no reason to go elsewhere. */
const AWAY_MS = 1_500;
const RENEW_MS = 10 * 60_000;
/** How long a coupon that the kiosk knows nothing of may wait for a line to the hub. */
const CONNECT_MS = 3_000;

type Redeeming = 'offers.redeem' | 'offers.redeemBasket';
const isRedeeming = (name: CallName): name is Redeeming =>
  name === 'offers.redeem' || name === 'offers.redeemBasket';
/** About one coupon, wherever it is kept. */
const isOfCoupon = (name: CallName): boolean => name === 'offers.coupon' || name === 'offers.void';
/** What a till asks of whoever redeems; the rest is of the shop's own machine. */
const isOfTill = (name: CallName): boolean =>
  isRedeeming(name) ||
  isOfCoupon(name) ||
  name === 'offers.quote' ||
  name === 'offers.undo' ||
  name === 'staff.signOut';

const isStaff = (status: LinkStatus): boolean =>
  status.kind === 'connected' && status.role === 'staff';

/**
 * One link over two: the page speaks to its own kiosk as ever, and to the hub, with the kiosk's word for who it is, while
 * that is away or knows nothing of a coupon. What may be said of an attempt is decided in `attempts.ts`.
 */
export const openRoads = (parts: RoadsParts): Roads => {
  const { own, pass, attempts, after } = parts;
  let hub: Link | null = null;
  /** It took a question and has not answered it: the machine may hang with its line open. */
  let silent = false;
  let shown: LinkStatus = own.status();
  let taken: Road | null = null;
  let cancelAway: (() => void) | null = null;
  let cancelRenewal: () => void = () => {};
  const statusListeners = new Set<(status: LinkStatus) => void>();
  const roadListeners = new Set<(road: Road | null) => void>();
  const watches = new Set<{ join(): void; show(): void }>();

  const isUp = (road: Road): boolean =>
    road === 'kiosk' ? isStaff(own.status()) : hub !== null && isStaff(hub.status());
  const best = (): Road | null => {
    if (isUp('kiosk') && !(silent && isUp('hub'))) return 'kiosk';
    // Its own machine is back and wants the PIN: that is asked for, and not gone round.
    if (own.status().kind === 'connected' && !isUp('kiosk')) return null;
    return isUp('hub') ? 'hub' : null;
  };
  const look = () => {
    const road = best();
    const status = road === 'hub' && hub ? hub.status() : own.status();
    const isOther = road !== taken;
    taken = road;
    if (JSON.stringify(status) !== JSON.stringify(shown)) {
      shown = status;
      for (const listener of statusListeners) listener(status);
    }
    if (!isOther) return;
    for (const listener of roadListeners) listener(road);
    for (const one of watches) one.show();
  };

  const goOut = (): Link | null => {
    const given = pass.get();
    if (hub || !given) return hub;
    hub = parts.openHub(given);
    hub.onStatus(look);
    for (const one of watches) one.join();
    return hub;
  };
  const comeIn = () => {
    hub?.close();
    hub = null;
    for (const one of watches) one.join();
    look();
  };

  const renew = () => {
    cancelRenewal();
    void own.call('staff.pass', {}).then((answer) => {
      if (!answer.ok) return;
      const given = answer.value.hub;
      const before = pass.get();
      pass.set(given && { url: given.url, token: given.token });
      if (hub && (!given || given.url !== before?.url)) comeIn();
      cancelRenewal = after(RENEW_MS, () => isUp('kiosk') && renew());
    });
  };
  const follow = () => {
    const isThere = isStaff(own.status());
    if (isThere) {
      cancelAway?.();
      cancelAway = null;
      silent = false;
      renew();
    } else cancelAway ??= after(AWAY_MS, () => void goOut());
    look();
  };
  own.onStatus(follow);
  follow();

  const hubWithin = async (ms: number): Promise<boolean> => {
    const link = goOut();
    if (!link) return false;
    return new Promise<boolean>((resolve) => {
      const done = (is: boolean) => {
        stop();
        cancel();
        resolve(is);
      };
      if (link.status().kind === 'offline') return resolve(false);
      const cancel = after(ms, () => done(isStaff(link.status())));
      const stop = link.onStatus((status) => {
        if (isStaff(status)) done(true);
      });
      if (isStaff(link.status())) done(true);
    });
  };
  const linkOf = (road: Road): Link | null => (road === 'kiosk' ? own : hub);

  const redeem = async <N extends Redeeming>(
    name: N,
    input: CallInput<N>,
  ): Promise<Result<CallOutput<N>>> => {
    const { intent } = input;
    // The phone reaches nobody, and the kiosk might risk it: not where the hub can be asked from here.
    const isProof = 'code' in input && readLive(input.code)?.certificate != null;
    const isSure =
      isProof && !attempts.get(intent).includes('kiosk') && (await hubWithin(CONNECT_MS));
    const order: Road[] = best() === 'hub' || isSure ? ['hub', 'kiosk'] : ['kiosk', 'hub'];
    let refusal: Fault | null = null;
    for (const road of order) {
      const before = attempts.get(intent);
      const isBack = isSure && road === 'kiosk' && refusal !== null && isElsewhere(refusal);
      if (refusal && !asksOn(before, road, refusal) && !isBack) continue;
      // A coupon that the kiosk knows nothing of is the hub's to look up.
      if (!isUp(road) && !(refusal && road === 'hub' && (await hubWithin(CONNECT_MS)))) continue;
      const link = linkOf(road);
      if (!link) continue;
      // Kept before it is asked: a page that is reloaded meanwhile knows whom it has to hear.
      attempts.set(intent, askedOn(before, road));
      // It may have the right to it; what the hub has refused it does not risk.
      const asked =
        isBack && 'code' in input ? { ...input, code: withoutCertificate(input.code) } : input;
      const answer = (await link.call(name, asked)) as Result<CallOutput<N>>;
      const heard = heardBy(before, road, answer.ok ? null : answer.fault);
      attempts.set(intent, heard.unanswered);
      if (road === 'kiosk') {
        const wasSilent = silent;
        silent = !answer.ok && answer.fault.code === 'timeout';
        if (silent) goOut();
        if (silent !== wasSilent) look();
      }
      if (answer.ok || leavesDoubt(answer.fault)) return answer;
      // The pass is over: it comes again with a newer one, where there is one.
      if (road === 'hub' && answer.fault.code === 'not-allowed') comeIn();
      else refusal = answer.fault;
    }
    const left = attempts.get(intent);
    if (refusal && left.length === 0) return { ok: false, fault: refusal };
    // Somebody else may have redeemed it, and cannot be asked now.
    const details = {
      ...(refusal ? { said: refusal.code } : {}),
      ...(left[0] ? { asked: left[0] } : {}),
    };
    return failed('offline', details);
  };

  /** Where it is kept it is asked for: of the kiosk first, and of the hub where that says so. */
  const lookUp: Link['call'] = async (name, input, options) => {
    const answer = await own.call(name, input, options);
    if (answer.ok || !asksOn([], 'hub', answer.fault)) return answer;
    return (await hubWithin(CONNECT_MS)) && hub ? hub.call(name, input, options) : answer;
  };

  return {
    call(name, input, options?: CallOptions) {
      // Answers are typed by the call's name, which is not known to be one of the two here.
      // Who signs out here goes in at the hub no more either.
      if (name === 'staff.signOut') pass.set(null);
      if (isRedeeming(name)) return redeem(name, input as never) as never;
      if (isOfCoupon(name) && taken === 'kiosk') return lookUp(name, input, options);
      if (isOfTill(name) && taken === 'hub' && hub) return hub.call(name, input, options);
      return own.call(name, input, options);
    },
    watch<N extends EventName>(event: N, listener: (value: EventValue<N>) => void) {
      const values = new Map<Road, EventValue<N>>();
      const shared = event === 'redemptions' || event === 'site';
      const source = (): Road => {
        if (event === 'site') return values.has('kiosk') ? 'kiosk' : 'hub';
        return shared && taken === 'hub' ? 'hub' : 'kiosk';
      };
      const show = () => {
        const value = values.get(source());
        if (value !== undefined) listener(value);
      };
      const hear = (road: Road) => (value: EventValue<N>) => {
        values.set(road, value);
        if (source() === road) listener(value);
      };
      let leaveHub: (() => void) | null = null;
      let joined: Link | null = null;
      const one = {
        join() {
          if (!shared || joined === hub) return;
          leaveHub?.();
          joined = hub;
          leaveHub = hub?.watch(event, hear('hub')) ?? null;
        },
        show() {
          if (event === 'redemptions') show();
        },
      };
      watches.add(one);
      one.join();
      const leave = own.watch(event, hear('kiosk'));
      return () => {
        watches.delete(one);
        leave();
        leaveHub?.();
      };
    },
    status: () => shown,
    onStatus(listener) {
      statusListeners.add(listener);
      return () => void statusListeners.delete(listener);
    },
    close() {
      cancelAway?.();
      cancelRenewal();
      own.close();
      hub?.close();
    },
    road: () => taken,
    unanswered: (intent) => attempts.get(intent),
    hubPage() {
      const url = pass.get()?.url;
      return url === undefined ? null : new URL('/staff', url).href;
    },
    onRoad(listener) {
      roadListeners.add(listener);
      return () => void roadListeners.delete(listener);
    },
  };
};
