import type { CallOutput, Coupon, Fault, MemberClaim } from '../../../preload/contract/index.ts';

export type Opened = CallOutput<'offers.open'>;

/** What happens to the code a phone came with. */
export type Landing =
  | { readonly kind: 'opening'; readonly attempt: number }
  | { readonly kind: 'refused'; readonly fault: Fault; readonly attempt: number }
  | { readonly kind: 'ticket'; readonly opened: Opened; readonly fault: Fault | null }
  | { readonly kind: 'claiming'; readonly opened: Opened; readonly member?: MemberClaim }
  | { readonly kind: 'held'; readonly coupon: Coupon; readonly how: 'claimed' | 'already' };

export type LandingEvent =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'claim'; readonly member?: MemberClaim }
  | { readonly kind: 'claimed'; readonly coupon: Coupon }
  | { readonly kind: 'retry' }
  /** The host told what this phone holds: also how a claim is known whose answer was lost on the way. */
  | { readonly kind: 'wallet'; readonly coupons: readonly Coupon[] };

export const arriving: Landing = { kind: 'opening', attempt: 0 };

/** Faults that go away by themselves when the line is back. */
export const isOfLine = (fault: Fault): boolean =>
  fault.code === 'offline' || fault.code === 'timeout' || fault.code === 'aborted';

/** Of the number that was typed: another one may be tried with the same ticket. */
export const isOfMember = (fault: Fault): boolean =>
  fault.code === 'member-holds' || fault.code === 'member-needed';

/** The ticket is dead; only a fresh code from the screen helps. */
const endsTicket = (fault: Fault): boolean =>
  !isOfLine(fault) &&
  !isOfMember(fault) &&
  fault.code !== 'too-many-requests' &&
  fault.code !== 'crashed';

const fromWallet = (state: Landing, coupons: readonly Coupon[]): Landing => {
  if (state.kind !== 'claiming' && state.kind !== 'ticket') return state;
  // Two members may share a phone: that it holds one says nothing of the other.
  if (state.opened.personBy) return state;
  const mine = coupons.find(
    (coupon) => coupon.offer.id === state.opened.offer.id && coupon.state === 'claimed',
  );
  if (!mine) return state;
  // Only somebody who has tapped already waits for this one; else it came from another tab.
  const tapped = state.kind === 'claiming' || state.fault !== null;
  return { kind: 'held', coupon: mine, how: tapped ? 'claimed' : 'already' };
};

export const landing = (state: Landing, event: LandingEvent): Landing => {
  switch (event.kind) {
    case 'opened':
      if (state.kind !== 'opening') return state;
      return event.opened.coupon
        ? { kind: 'held', coupon: event.opened.coupon, how: 'already' }
        : { kind: 'ticket', opened: event.opened, fault: null };
    case 'failed':
      if (state.kind === 'opening')
        return { kind: 'refused', fault: event.fault, attempt: state.attempt };
      if (state.kind !== 'claiming') return state;
      return endsTicket(event.fault)
        ? { kind: 'refused', fault: event.fault, attempt: 0 }
        : { kind: 'ticket', opened: state.opened, fault: event.fault };
    case 'claim':
      return state.kind === 'ticket' ? { ...event, kind: 'claiming', opened: state.opened } : state;
    case 'claimed':
      return state.kind === 'claiming'
        ? { kind: 'held', coupon: event.coupon, how: 'claimed' }
        : state;
    case 'retry':
      return state.kind === 'refused' ? { kind: 'opening', attempt: state.attempt + 1 } : state;
    case 'wallet':
      return fromWallet(state, event.coupons);
  }
};
