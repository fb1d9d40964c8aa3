import type { Fault } from '../../../preload/contract/index.ts';

/**
 * A till has two roads to an answer: its own kiosk, and the hub directly while that is away. An attempt has one intent on
 * both, and goods go out for the first yes. Whoever was asked and has not answered may have redeemed it: until they have,
 * nobody else's no is an answer.
 */
export type Road = 'kiosk' | 'hub';
/** Who was asked about an attempt, and has not answered. */
export type Unanswered = readonly Road[];

export type Verdict = 'yes' | 'no' | 'doubt';

/** All hold always; only a test takes one away, to show that the promises fall with it. */
export const roadRules = Object.freeze({
  /** A no speaks for the road that it came by. */
  noSpeaksForOneRoad: true,
  /** The first yes is the answer: what comes after it gives out nothing. */
  firstYesCloses: true,
  /** The same intent on both roads, however often it is asked. */
  oneIntentOnBothRoads: true,
});
export type RoadRules = Readonly<Record<keyof typeof roadRules, boolean>>;

/** Faults after which nobody knows whether the host has redeemed. `crashed` may have come after the commit. */
export const leavesDoubt = ({ code }: Fault): boolean =>
  code === 'timeout' || code === 'offline' || code === 'aborted' || code === 'crashed';

/** Nothing was decided about the coupon: what the phone showed was not good enough to look. */
const decidesNothing = ({ code }: Fault): boolean =>
  code === 'proof-needed' ||
  code === 'live-code-old' ||
  code === 'certificate-elsewhere' ||
  // Who asks is nobody there any more.
  code === 'not-allowed';

export const askedOn = (unanswered: Unanswered, road: Road): Unanswered =>
  unanswered.includes(road) ? unanswered : [...unanswered, road];

/** An answer came by a road; `before` is who had not answered when it was asked. */
export const heardBy = (
  before: Unanswered,
  road: Road,
  fault: Fault | null,
  on: RoadRules = roadRules,
): { readonly verdict: Verdict; readonly unanswered: Unanswered } => {
  if (fault === null) return { verdict: 'yes', unanswered: [] };
  if (leavesDoubt(fault)) return { verdict: 'doubt', unanswered: askedOn(before, road) };
  const still = decidesNothing(fault) ? before : before.filter((one) => one !== road);
  const isOver = still.length === 0 || !on.noSpeaksForOneRoad;
  return { verdict: isOver ? 'no' : 'doubt', unanswered: still };
};

/** Whoever was asked has not got it; the other may. */
export const isElsewhere = ({ code }: Fault): boolean =>
  code === 'coupon-unknown' || code === 'coupon-elsewhere';
/** The kiosk has not got it, or would not risk it; the hub may have it. */
const isOfHub = (fault: Fault): boolean => isElsewhere(fault) || isUnrisked(fault);
const isUnrisked = ({ code }: Fault): boolean =>
  code === 'risk-not-allowed' ||
  code === 'risk-too-high' ||
  code === 'risk-budget-spent' ||
  code === 'proof-stale';

/** Whom to ask after a no of the kiosk: whoever may have redeemed it, or may be the one to. */
export const asksOn = (unanswered: Unanswered, road: Road, refusal: Fault): boolean =>
  unanswered.includes(road) || (road === 'hub' && isOfHub(refusal));
