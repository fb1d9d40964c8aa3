import type { Fault, Redemption } from '../../../preload/contract/index.ts';
import type { Pending } from '../keep.ts';
import { leavesDoubt } from '../roads/attempts.ts';
import { foldCoupon } from './couponText.ts';

/** What the till shows. Every state but the first says in words whether something was redeemed. */
export type Till =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'asking';
      readonly pending: Pending;
      /** How often the same intent was asked before; the band stays on "not confirmed" then. */
      readonly tries: number;
      /** Scanned meanwhile, and not taken. */
      readonly ignored: string | null;
    }
  | { readonly kind: 'yes'; readonly redemption: Redemption; readonly since: number }
  | { readonly kind: 'no'; readonly code: string; readonly fault: Fault }
  /** Sent, and no answer: it may be redeemed. Asked again with the same intent, by itself where that helps. */
  | {
      readonly kind: 'unsure';
      readonly pending: Pending;
      readonly byItself: boolean;
      readonly tries: number;
    }
  /** Never sent: certainly not redeemed. */
  | { readonly kind: 'unsent'; readonly code: string }
  | { readonly kind: 'unclear'; readonly why: Unclear }
  | { readonly kind: 'undone'; readonly redemption: Redemption };

export type Unclear = 'mixed' | 'screen-code' | 'shape';

export type TillEvent =
  | {
      readonly kind: 'code';
      readonly pending: Pending;
      readonly connected: boolean;
      /** A scanner reads again what is still held to it; fingers do not. */
      readonly from: 'scanner' | 'keys';
      readonly at: number;
    }
  | { readonly kind: 'unclear'; readonly why: Unclear; readonly text: string }
  | {
      readonly kind: 'redeemed';
      readonly intent: string;
      readonly redemption: Redemption;
      readonly at: number;
    }
  | { readonly kind: 'failed'; readonly intent: string; readonly fault: Fault }
  | { readonly kind: 'retry' }
  | { readonly kind: 'undone'; readonly redemption: Redemption }
  | { readonly kind: 'clear' };

/**
 * A phone still held to the scanner is read again. Within this time the same coupon is the same scan: a red "used
 * already" right after the green would make the associate take back what was given.
 */
export const ECHO_MS = 2_000;

/** A reload in the middle of a redemption takes it up where it was left. */
export const startTill = (pending: Pending | null): Till =>
  pending ? { kind: 'unsure', pending, byItself: true, tries: 0 } : { kind: 'ready' };

const onFailed = (state: Till, intent: string, fault: Fault): Till => {
  if (state.kind !== 'asking' || state.pending.intent !== intent) return state;
  const { pending, tries } = state;
  return leavesDoubt(fault)
    ? { kind: 'unsure', pending, byItself: fault.code !== 'crashed', tries }
    : { kind: 'no', code: pending.code, fault };
};

const isEcho = (state: Till, code: string, at: number): boolean =>
  state.kind === 'yes' &&
  foldCoupon(state.redemption.coupon.code) === code &&
  at - state.since < ECHO_MS;

export const till = (state: Till, event: TillEvent): Till => {
  // While one is being asked nothing else is taken: two answers on one band would be read as one.
  if (state.kind === 'asking' && (event.kind === 'code' || event.kind === 'unclear')) {
    const text = event.kind === 'code' ? event.pending.code : event.text;
    return text === state.pending.code ? state : { ...state, ignored: text };
  }
  switch (event.kind) {
    case 'code': {
      const { pending, connected, from, at } = event;
      if (from === 'scanner' && isEcho(state, pending.code, at)) return state;
      return connected
        ? { kind: 'asking', pending, tries: 0, ignored: null }
        : { kind: 'unsent', code: pending.code };
    }
    case 'unclear':
      return { kind: 'unclear', why: event.why };
    case 'redeemed':
      return state.kind === 'asking' && state.pending.intent === event.intent
        ? { kind: 'yes', redemption: event.redemption, since: event.at }
        : state;
    case 'failed':
      return onFailed(state, event.intent, event.fault);
    case 'retry':
      return state.kind === 'unsure'
        ? { kind: 'asking', pending: state.pending, tries: state.tries + 1, ignored: null }
        : state;
    case 'undone':
      return { kind: 'undone', redemption: event.redemption };
    case 'clear':
      return state.kind === 'asking' ? state : { kind: 'ready' };
  }
};

/** What a reload must not lose. */
export const pendingOf = (state: Till): Pending | null =>
  state.kind === 'asking' || state.kind === 'unsure' ? state.pending : null;

/** The code the band speaks of, once it is settled: pressing Enter on it again asks for nothing new. */
export const settledCode = (state: Till): string | null => {
  if (state.kind === 'yes') return foldCoupon(state.redemption.coupon.code);
  return state.kind === 'no' ? state.code : null;
};

/**
 * A scan while the last one is in doubt. The same coupon keeps its intent: scanning it again, which is what people do,
 * is then a retry and not a second redemption that would be answered "used already".
 */
export const intentFor = (state: Till, code: string, fresh: () => string): string => {
  const pending = pendingOf(state);
  return pending?.code === code ? pending.intent : fresh();
};

/** How long to wait before asking again by itself: a line that has just come back is often still shaky. */
export const waitBefore = (tries: number): number => Math.min(500 * 2 ** tries, 10_000);
