import { failed, ok, type FaultCode, type Result } from '../../preload/contract/index.ts';
import { drawn } from './deck.ts';
import { whileClaimable } from './offer-rule.ts';
import {
  balanceOf,
  isUsedUp,
  standing,
  type ClaimOp,
  type DayLimits,
  type DelegateOp,
  type Exception,
  type HandBackOp,
  type Holding,
  type IssueOp,
  type Lease,
  type LeaseOp,
  type RedeemOp,
  type ReturnOp,
  type ReverseOp,
  type SettleOp,
  type TakeOp,
  type Turn,
  type VoidOp,
  type WriteOffOp,
} from './ledger.ts';
import { FROZEN, isRiskOf, nodeOf } from './protocol/rights.ts';

/**
 * What may happen to a coupon, decided in one place for every engine: pure questions about facts the engine has
 * read. The engine's own constraints say the same once more, so that a mistake here still doubles nothing.
 */

export const whereOf = ({ site, till }: Pick<Turn, 'site' | 'till'>): string =>
  site === '' ? till : `${site} · ${till}`;

const alreadyRedeemed = (turn: Turn) =>
  failed('coupon-redeemed', { at: turn.at, where: whereOf(turn), by: turn.by });

/** What has been counted so far, of an offer, of a day of it, or of a person's day. */
export type Tally = {
  readonly claims: number;
  /** Redemptions that stand. */
  readonly uses: number;
  /** What its coupons are worth together, in fen. */
  readonly drawn: number;
  /** The highest serial that was given to a coupon or into a lease. */
  readonly serial: number;
  /** Serials that came back out of leases unused; they are never given out again, but their number is. */
  readonly freed: number;
};
export const nothing: Tally = { claims: 0, uses: 0, drawn: 0, serial: 0, freed: 0 };

/** Taken out of an offer's stock: claimed, lent or lost. */
export const takenOf = ({ serial, freed }: Tally): number => serial - freed;

type Today = { readonly person: number; readonly all: number };
const withinDay = (limits: DayLimits | undefined, { person, all }: Today): Result<null> => {
  if (limits?.perPerson != null && person >= limits.perPerson)
    return failed('limit-today', { person: true });
  if (limits?.all != null && all >= limits.all) return failed('limit-today', { person: false });
  return ok(null);
};

const isUsable = (holding: Holding) => !holding.voided && !isUsedUp(holding);

type NewCoupon = {
  readonly kind: 'new';
  readonly nth: number;
  readonly serial: number;
  /** What it is worth. */
  readonly value: number;
};
/** The person holds one that can be used: that is the answer. */
type Held = { readonly kind: 'held'; readonly holding: Holding };

const nthOf = (held: readonly Holding[]): number =>
  held.reduce((most, { nth }) => Math.max(most, nth), 0) + 1;

/** The next serial a claim may have, out of the house's stock or a node's lease. */
const serialFor = (op: ClaimOp, offer: Tally, lease: Lease | null): Result<number> => {
  if (op.lease === undefined) {
    if (op.stock !== null && takenOf(offer) >= op.stock) return failed('offer-sold-out');
    return ok(offer.serial + 1);
  }
  if (!lease || lease.offer !== op.terms.id) return failed('lease-unknown');
  const { serial } = op.lease;
  if (serial !== undefined) {
    const foreign = serial < lease.first || serial > lease.last;
    // Behind the rest of a hand-back nothing was given out, as the node itself said.
    const handedBack = lease.end?.rest != null && serial >= lease.end.rest;
    if (foreign || handedBack || lease.claimed.includes(serial))
      return failed('bad-input', { field: 'serial' });
    return ok(serial);
  }
  if (lease.end) return failed('lease-ended');
  const next = lease.claimed.reduce((most, one) => Math.max(most, one), lease.first - 1) + 1;
  return next > lease.last ? failed('offer-sold-out') : ok(next);
};

export const ruleClaim = (
  op: ClaimOp,
  facts: {
    readonly held: readonly Holding[];
    readonly offer: Tally;
    readonly today: Today;
    readonly lease: Lease | null;
  },
): Result<NewCoupon | Held> => {
  const { held, offer } = facts;
  /** It has happened where nobody could ask: only what cannot be is refused. */
  const happened = op.lease?.serial !== undefined;
  if (!happened) {
    if (held.length >= op.perPerson) {
      const usable = held.find(isUsable);
      if (usable) return ok({ kind: 'held', holding: usable });
      const newest = held[0];
      return failed('already-claimed', newest ? { at: newest.claimedAt } : undefined);
    }
    const open = whileClaimable(op.terms, op.at);
    if (!open.ok) return open;
    const today = withinDay(op.daily, facts.today);
    if (!today.ok) return today;
  }
  const serial = serialFor(op, offer, facts.lease);
  if (!serial.ok) return serial;
  const value = drawn(op.terms, op.seed, serial.value);
  if (value === null) return failed('offer-sold-out');
  if (!happened && op.budget !== undefined && offer.drawn + value > op.budget)
    return failed('offer-sold-out');
  return ok({ kind: 'new', nth: nthOf(held), serial: serial.value, value });
};

export const ruleIssue = (
  op: IssueOp,
  facts: {
    readonly held: readonly Holding[];
    readonly offer: Tally;
    readonly sameCode: Holding | null;
  },
): Result<NewCoupon> => {
  if (facts.sameCode) return failed('code-taken', { offer: facts.sameCode.terms.id });
  const serial = op.serial ?? facts.offer.serial + 1;
  return ok({ kind: 'new', nth: nthOf(facts.held), serial, value: op.terms.value });
};

export const ruleTake = (op: TakeOp, holding: Holding | null): Result<'take' | 'held'> => {
  if (!holding) return failed('coupon-unknown');
  if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
  if (holding.person === op.person) return ok('held');
  if (holding.person !== null) return failed('already-claimed');
  const { validUntil } = holding.terms;
  return op.at > validUntil ? failed('coupon-expired', { validUntil }) : ok('take');
};

/** The turn to be added, or the reason that goods which are out already make an exception. */
type RedeemRuling =
  | {
      readonly kind: 'turn';
      readonly coupon: string;
      readonly turn: number;
      readonly value: number;
    }
  | {
      readonly kind: 'exception';
      readonly coupon: string;
      readonly why: FaultCode;
      readonly value: number;
    };

export const ruleRedeem = (
  op: RedeemOp,
  holding: Holding | null,
  today: Today = { person: 0, all: 0 },
): Result<RedeemRuling> => {
  if (!holding) return failed('coupon-unknown');
  const { coupon, terms, turns } = holding;
  const value = op.value ?? balanceOf({ ...holding, turns: [] });
  const checked = op.given ? mayStand(op, holding, value) : mayRedeem(op, holding, value, today);
  if (checked.ok) return ok({ kind: 'turn', coupon, turn: turns.length + 1, value });
  if (!op.given) return checked;
  return ok({
    kind: 'exception',
    coupon,
    why: checked.fault.code,
    value: op.value ?? terms.value,
  });
};

/** What no redemption may be without, however it came about. */
const mayStand = (op: RedeemOp, holding: Holding, value: number): Result<null> => {
  if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
  const used = standing(holding);
  if (used && isUsedUp(holding)) return alreadyRedeemed(used);
  const { authority } = holding;
  // A node that redeemed at its own risk did not have the right; the house may honour it as long as it is here, or with
  // that very node: nobody else can have used it.
  const isTheirs = authority === op.node || isRiskOf(op.node, authority);
  if (authority !== null ? !isTheirs : op.node !== undefined && !op.given)
    return failed('coupon-elsewhere', authority === null ? {} : { where: authority });
  const balance = balanceOf(holding);
  if (holding.inParts && value > balance) return failed('balance-too-low', { balance });
  return ok(null);
};

const mayRedeem = (op: RedeemOp, holding: Holding, value: number, today: Today): Result<null> => {
  const stands = mayStand(op, holding, value);
  if (!stands.ok) return stands;
  if (holding.person === null) return failed('coupon-unclaimed');
  if (holding.inParts && value === 0) return failed('bad-input', { field: 'value' });
  const { validFrom, validUntil } = holding.terms;
  if (op.at < validFrom) return failed('offer-not-started', { validFrom });
  if (op.at > validUntil) return failed('coupon-expired', { validUntil });
  return withinDay(op.daily, today);
};

export const ruleReverse = (
  op: ReverseOp,
  turnNumber: number,
  holding: Holding | null,
): Result<Turn> => {
  const turn = holding?.turns.find((one) => one.turn === turnNumber);
  if (!turn) return failed('redemption-unknown');
  if (turn.reversed)
    return failed('redemption-reversed', { at: turn.reversed.at, by: turn.reversed.by });
  return op.reason.trim() === '' ? failed('reason-missing') : ok(turn);
};

/** A coupon whose right is here, with no node. */
const isHere = (holding: Holding | null): Result<Holding> => {
  if (!holding) return failed('coupon-unknown');
  if (holding.voided) return failed('coupon-void', { at: holding.voided.at });
  if (holding.authority !== null) return failed('coupon-elsewhere', { where: holding.authority });
  return ok(holding);
};

/**
 * Whether staff of a hub's store undo it there: their own store's, and nothing that a kiosk did by a right which is with
 * it still. That would go on taking the coupon for used, and nobody else could use it.
 */
export const isUndoneAt = (
  site: string,
  { authority }: Holding,
  { site: place, node }: Turn,
): boolean => place === site && (node === null || nodeOf(node) !== nodeOf(authority ?? ''));

export const ruleVoid = (op: VoidOp, holding: Holding | null): Result<Holding> => {
  const here = isHere(holding);
  if (!here.ok) return here;
  const used = standing(here.value);
  if (used) return alreadyRedeemed(used);
  return op.reason.trim() === '' ? failed('reason-missing') : here;
};

export const ruleDelegate = (op: DelegateOp, holding: Holding | null): Result<Holding> => {
  const here = isHere(holding);
  if (!here.ok) return here;
  // What is put away for a right that comes may be whatever it is: refused, the right would be nobody's.
  if (op.node === FROZEN) return here;
  const used = standing(here.value);
  if (used && isUsedUp(here.value)) return alreadyRedeemed(used);
  const { validUntil } = here.value.terms;
  return op.at > validUntil ? failed('coupon-expired', { validUntil }) : here;
};

export const ruleReturn = (op: ReturnOp, holding: Holding | null): Result<Holding> => {
  if (!holding) return failed('coupon-unknown');
  if (holding.authority !== op.node)
    return failed(
      'coupon-elsewhere',
      holding.authority === null ? {} : { where: holding.authority },
    );
  return op.lost?.reason.trim() === '' ? failed('reason-missing') : ok(holding);
};

export const ruleLease = (
  op: LeaseOp,
  offer: Tally,
  known: Lease | null,
): Result<{ readonly first: number; readonly last: number }> => {
  if (known || op.count < 1) return failed('bad-input', { field: known ? 'lease' : 'count' });
  // A node writes down what it was lent in the order that it heard of it; that nothing is lent twice is the hub's work.
  const first = op.first ?? offer.serial + 1;
  if (op.first === undefined && op.stock !== null && takenOf(offer) + op.count > op.stock)
    return failed('offer-sold-out', { left: Math.max(0, op.stock - takenOf(offer)) });
  return ok({ first, last: first + op.count - 1 });
};

const isOpen = (lease: Lease | null): Result<Lease> => {
  if (!lease) return failed('lease-unknown');
  return lease.end ? failed('lease-ended', { at: lease.end.at, by: lease.end.by }) : ok(lease);
};

export const ruleHandBack = (op: HandBackOp, lease: Lease | null): Result<Lease> => {
  const open = isOpen(lease);
  if (!open.ok) return open;
  const { first, last, claimed } = open.value;
  if (op.rest < first || op.rest > last + 1) return failed('bad-input', { field: 'rest' });
  if (claimed.some((serial) => serial >= op.rest)) return failed('bad-input', { field: 'rest' });
  // Its claims are still under way: the node asks again when they have arrived.
  const missing = op.rest - first - claimed.length;
  return missing > 0 ? failed('lease-unaccounted', { missing }) : open;
};

export const ruleWriteOff = (op: WriteOffOp, lease: Lease | null): Result<Lease> => {
  const open = isOpen(lease);
  if (!open.ok) return open;
  return op.reason.trim() === '' ? failed('reason-missing') : open;
};

export const ruleSettle = (
  op: Pick<SettleOp, 'reason'>,
  exception: Exception | null,
): Result<Exception> => {
  if (!exception) return failed('exception-unknown');
  const { settled } = exception;
  if (settled) return failed('exception-settled', { at: settled.at, by: settled.by });
  return op.reason.trim() === '' ? failed('reason-missing') : ok(exception);
};
