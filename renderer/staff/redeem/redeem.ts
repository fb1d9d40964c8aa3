import type { Fault, Redemption } from '../../../preload/contract/index.ts';
import type { Pending } from '../keep.ts';

/** What the till shows. Every state but the first says in words whether something was redeemed. */
export type Till =
  | { readonly kind: 'ready' }
  /** `again`: the same intent is asked a second time, and the band stays on "not confirmed". */
  | {
      readonly kind: 'asking';
      readonly pending: Pending;
      readonly again: boolean;
      readonly ignored: string | null;
    }
  | { readonly kind: 'yes'; readonly redemption: Redemption }
  | { readonly kind: 'no'; readonly code: string; readonly fault: Fault }
  /** Sent, and no answer: it may be redeemed. Asked again with the same intent, by itself where that helps. */
  | { readonly kind: 'unsure'; readonly pending: Pending; readonly byItself: boolean }
  /** Never sent: certainly not redeemed. */
  | { readonly kind: 'unsent'; readonly code: string }
  | { readonly kind: 'unclear'; readonly why: 'mixed' | 'screen-code' | 'shape' }
  | { readonly kind: 'undone'; readonly redemption: Redemption };

export type TillEvent =
  | { readonly kind: 'code'; readonly pending: Pending; readonly connected: boolean }
  | {
      readonly kind: 'unclear';
      readonly why: 'mixed' | 'screen-code' | 'shape';
      readonly text: string;
    }
  | { readonly kind: 'redeemed'; readonly intent: string; readonly redemption: Redemption }
  | { readonly kind: 'failed'; readonly intent: string; readonly fault: Fault }
  | { readonly kind: 'retry' }
  | { readonly kind: 'undone'; readonly redemption: Redemption }
  | { readonly kind: 'clear' };

/** A reload in the middle of a redemption takes it up where it was left. */
export const startTill = (pending: Pending | null): Till =>
  pending ? { kind: 'unsure', pending, byItself: true } : { kind: 'ready' };

/** Faults after which nobody knows whether the host has redeemed. `crashed` may have come after the commit. */
const leavesDoubt = (fault: Fault): boolean =>
  fault.code === 'timeout' ||
  fault.code === 'offline' ||
  fault.code === 'aborted' ||
  fault.code === 'crashed';

const onFailed = (state: Till, intent: string, fault: Fault): Till => {
  if (state.kind !== 'asking' || state.pending.intent !== intent) return state;
  return leavesDoubt(fault)
    ? { kind: 'unsure', pending: state.pending, byItself: fault.code !== 'crashed' }
    : { kind: 'no', code: state.pending.code, fault };
};

export const till = (state: Till, event: TillEvent): Till => {
  // While one is being asked nothing else is taken: two answers on one band would be read as one.
  if (state.kind === 'asking' && (event.kind === 'code' || event.kind === 'unclear')) {
    const text = event.kind === 'code' ? event.pending.code : event.text;
    return text === state.pending.code ? state : { ...state, ignored: text };
  }
  switch (event.kind) {
    case 'code':
      return event.connected
        ? { kind: 'asking', pending: event.pending, again: false, ignored: null }
        : { kind: 'unsent', code: event.pending.code };
    case 'unclear':
      return { kind: 'unclear', why: event.why };
    case 'redeemed':
      return state.kind === 'asking' && state.pending.intent === event.intent
        ? { kind: 'yes', redemption: event.redemption }
        : state;
    case 'failed':
      return onFailed(state, event.intent, event.fault);
    case 'retry':
      return state.kind === 'unsure'
        ? { kind: 'asking', pending: state.pending, again: true, ignored: null }
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

/**
 * A scan while the last one is in doubt. The same coupon keeps its intent: scanning it again, which is what people do,
 * is then a retry and not a second redemption that would be answered "used already".
 */
export const intentFor = (state: Till, code: string, fresh: () => string): string => {
  const pending = pendingOf(state);
  return pending?.code === code ? pending.intent : fresh();
};
