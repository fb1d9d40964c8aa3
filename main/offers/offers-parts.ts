import type {
  Brand,
  CallOutput,
  CallParsed,
  Coupon,
  EventValue,
  Fault,
  MemberClaim,
  Redemption,
  RedeemWay,
  Result,
  ShownLive,
  Ticket,
  Words,
} from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Value } from '../base/value.ts';
import type { HubStand } from './hand-off.ts';
import type { OfferKeys } from './keys.ts';
import type { Holding, Ledger, OfferName, OpResult, RedeemOp } from './ledger.ts';
import type { Members } from './members.ts';
import type { OfferRule } from './offer-rule.ts';
import type { PhoneKey } from './protocol/signing.ts';
import type { RiskAttempt } from './protocol/risk-till.ts';
import type { Loan } from './protocol/leases.ts';
import type { CodeBook } from './tickets.ts';
import type { openTill } from './till.ts';

/** Where a till stands, where that is not the one site there is. */
export type Place = { readonly id: string | null; readonly name: string };

/** What offers stand on. */
export type OfferParts = {
  readonly ledger: Ledger;
  readonly keys: OfferKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: () => readonly OfferRule[];
  readonly brands: () => readonly Brand[];
  /** Where phones reach this kiosk; null while they cannot. */
  readonly publicUrl: () => string | null;
  /** What is written down as the place of a redemption. */
  readonly siteName: () => string;
  /** Where others publish as well: resolves once `rules` are no older than this call. */
  readonly fresh?: () => Promise<void>;
  /** The visit that runs at a screen. */
  readonly visitOf: (screen: string) => string | null;
  /** How many people may open the same 20 s of a code. */
  readonly seatsPerSlot?: number;
  /** How a till's redemption comes about here; by the house's own right where it is not said. */
  readonly way?: RedeemWay;
  /** An answer that is still under way to this till must not count any more. */
  readonly beforeUndo?: (till: string) => void;
  /** Whether this house may redeem a coupon of its ledger, where rights go about between a hub and its kiosks. */
  readonly mayRedeem?: (holding: Holding) => Promise<Result<null>>;
  /** The phone's key that a coupon is bound to; null where it is its code alone. */
  readonly keyOf?: (coupon: string) => Promise<string | null>;
  /** A coupon goes to a phone with this key: the certificate for it. */
  readonly certify?: (holding: Holding, key: PhoneKey) => Promise<string>;
  /** At a kiosk of a hub: redeems a coupon that it knows nothing of, where that may be risked. */
  readonly atRisk?: (live: ShownLive, asked: RiskAttempt) => Promise<Result<OpResult>>;
  /** What attempts were refused with for good, where there is nothing in the ledger to say it about. */
  readonly refusals?: {
    of(intent: string): Promise<Fault | null>;
    keep(intent: string, refusal: Fault): Promise<void>;
  };
  /** A till asked for a coupon whose right is with a kiosk. */
  readonly onElsewhere?: (holding: Holding) => void;
  /** For offers that are good at some sites only; null where this one has no id. */
  readonly siteId?: () => string | null;
  /** The stores that this house has names of. */
  readonly stores?: () => readonly { readonly id: string | null; readonly name: Words }[];
  /** What a store sells; null for every brand. */
  readonly brandsAt?: (site: string | null) => readonly string[] | null;
  /** Whose clock day-parts and days are counted by. */
  readonly timeZone?: string;
  readonly productOf?: Parameters<typeof openTill>[0]['productOf'];
  readonly hub?: () => HubStand | 'joining' | null;
  /** At a kiosk of a hub: stock that it may give out while the hub cannot be reached. */
  readonly loanOf?: (of: OfferName) => Promise<Loan | null>;
  readonly codes?: CodeBook;
  readonly onGuess?: (who: string) => void;
  /** A coupon was claimed with a code that a screen elsewhere showed. */
  readonly onClaimed?: (claim: {
    readonly screen: string;
    readonly visit: string | null;
    readonly holding: Holding;
  }) => void;
  /** What somebody holds has changed: for others who serve the same phones and tills. */
  readonly onChanged?: (holding: Holding, holder: string | null) => void;
  /** Where offers may be one a member; where it is not said, none of those can be claimed. */
  readonly members?: Members;
};

export type Offers = {
  ticket(asked: { screen: string; visit: string; offer: string }): Promise<Result<Ticket>>;
  open(asked: {
    code: string;
    person: string;
    client: string;
  }): Promise<Result<CallOutput<'offers.open'>>>;
  claim(asked: {
    pass: string;
    person: string;
    member?: MemberClaim | undefined;
    signed?: { readonly key: PhoneKey; readonly signature: Uint8Array };
  }): Promise<Result<CallOutput<'offers.claim'>>>;
  wallet(asked: { person: string }): Promise<Result<{ coupons: Coupon[] }>>;
  redeem(asked: {
    code: string;
    seen?: boolean | undefined;
    intent: string;
    till: string;
    by: string;
    site?: Place;
  }): Promise<Result<Redemption>>;
  quote(
    asked: CallParsed<'offers.quote'> & { readonly site?: Place },
  ): Promise<Result<CallOutput<'offers.quote'>>>;
  /** What a phone brought of a till that could not ask. */
  redeemCarried(op: RedeemOp, site?: Place): Promise<OpResult<RedeemOp>>;
  redeemBasket(
    asked: CallParsed<'offers.redeemBasket'> & { readonly by: string; readonly site?: Place },
  ): Promise<Result<CallOutput<'offers.redeemBasket'>>>;
  undo(asked: {
    redemption: string;
    intent: string;
    reason: string;
    by: string;
    /** Where staff stand, at a hub of several stores. */
    site?: Place;
  }): Promise<Result<Redemption>>;
  where(asked: { coupon: string; person: string }): Promise<Result<CallOutput<'offers.where'>>>;
  coupon(asked: { code: string }): Promise<Result<{ coupon: Coupon }>>;
  void(asked: {
    coupon: string;
    intent: string;
    reason: string;
    by: string;
    /** Where staff stand, at a hub of several stores. */
    site?: Place;
  }): Promise<Result<{ coupon: Coupon }>>;
  readonly claims: Value<EventValue<'claims'>>;
  readonly redemptions: Value<EventValue<'redemptions'>>;
  walletOf(person: string): Value<EventValue<'wallet'>>;
  /** A claim that the hub tells of: shown where it belongs to the visit that runs now. */
  claimedAtHub(claim: {
    screen: string;
    offer: string;
    slot: number;
    codeTail: string;
    at: number;
  }): void;
  /** Somebody who serves the same phones counted a wrong code. */
  guessed(who: string): void;
  /** Somebody else changed what this person holds. */
  changed(person: string | null): void;
  /** To be called when a visit ends: nothing of it may be seen by the next shopper. */
  forgetVisit(visit: string): void;
  /** Resolves when everything asked so far is answered; then the ledger may be closed. */
  close(): Promise<void>;
};
