import { failed, ok, type OfferTerms, type Result } from '../../../preload/contract/index.ts';
import type { DelegateOp, Holding, Op, ReturnOp } from '../ledger.ts';
import { safeguards, type Safeguards } from './safeguards.ts';

/**
 * Who may redeem a coupon. It is the hub, or the one node that it lent the right to. A node is trusted with a right in
 * one epoch of its memory only, and each loan of a coupon has a number: `brand/site/kiosk@epoch:n`. What is told under
 * an earlier loan never passes for the present one.
 */
export const holderOf = (node: string, epoch: string): string => `${node}@${epoch}`;
export const rightOf = (holder: string, loan: number): string => `${holder}:${loan}`;
const RISK = ':risk';
/** Redeemed without a right, at the store's own risk. */
export const riskOf = (holder: string): string => `${holder}${RISK}`;

export type Right = { readonly node: string; readonly holder: string; readonly loan: number };
export const readRight = (text: string): Right | null => {
  const parts = /^(([^@]+)@[^@:]+):(\d{1,9})$/.exec(text);
  if (!parts) return null;
  const [, holder = '', node = '', loan] = parts;
  return { node, holder, loan: Number(loan) };
};
/** Whose word something is: the node of a right or a holder. */
export const nodeOf = (right: string): string => right.slice(0, Math.max(0, right.indexOf('@')));
/** The holder in a right. */
export const holderIn = (right: string): string => right.split(':', 1)[0] ?? '';
/** Whether it was risked by the very holder that has the right, which was on its way to it by then. */
export const isRiskOf = (node: string | undefined, right: string | null): boolean =>
  right !== null && node === riskOf(holderIn(right));
/** What the hub's ledger keeps as the authority, and what it must be told to believe. */
export const authorityBy = (right: string, on: Safeguards = safeguards): string =>
  on.nameEachLoan ? right : holderIn(right);

/** The name under which a node's own ledger keeps that a right went back. */
export const HUB = 'hub';
/** And that what it was there before, risked or lost with what the node forgot, is put away. */
export const FROZEN = 'frozen';

/** What a node is told when it is lent a right. */
export type Grant = {
  readonly right: string;
  readonly coupon: string;
  readonly code: string;
  readonly serial: number;
  readonly person: string | null;
  readonly terms: OfferTerms;
  /** The phone's key that it is bound to, where it is. */
  readonly key?: string | null | undefined;
};

type Asked = { readonly intent: string; readonly at: number; readonly by: string };

/** The hub lends. The number follows from the coupon, so that of two who lend at once one is refused. */
export const lendRight = (
  { coupon, lent }: Holding,
  holder: string,
  asked: Asked,
  on: Safeguards = safeguards,
): DelegateOp => ({
  kind: 'delegate',
  ...asked,
  coupon,
  node: authorityBy(rightOf(holder, lent + 1), on),
});

/** What to tell the node that holds the right; null where it is not with that node. */
export const grantOf = (holding: Holding, holder: string): Grant | null => {
  const { authority, lent, coupon, code, serial, person, terms } = holding;
  if (authority === null || holderIn(authority) !== holder) return null;
  const right = readRight(authority) ? authority : rightOf(holder, lent);
  return { right, coupon, code, serial, person, terms };
};

const GRANT = 'grant.';
/** The right that an entry of a node's ledger took, by its intent. */
export const takenBy = (intent: string): string | null =>
  intent.startsWith(GRANT) ? intent.slice(intent.indexOf(' ') + 1) : null;

/**
 * A node takes a right that it is lent: the ops for its own ledger, none where there is nothing to do. Grants come
 * twice, late and in any order; `known` is the newest right to this coupon that the node has ever had.
 */
export const takeGrant = (
  grant: Grant,
  facts: {
    readonly holder: string;
    readonly known: string | null;
    readonly holding: Holding | null;
    readonly at: number;
  },
  on: Safeguards = safeguards,
): readonly Op[] => {
  const { coupon, code, serial, person, terms } = grant;
  const { holder, holding, at } = facts;
  const right = readRight(grant.right);
  if (!right || right.node !== nodeOf(holder)) return [];
  if (on.bindGrantToEpoch && right.holder !== holder) return [];
  const known = facts.known === null ? 0 : (readRight(facts.known)?.loan ?? 0);
  if (on.takeGrantsOnce && right.loan <= known) return [];
  const asked = { intent: `${GRANT}${coupon} ${grant.right}`, at };
  if (holding === null)
    return [{ kind: 'issue', ...asked, terms, person, coupon, code, serial, source: HUB }];
  const back: Op = { kind: 'return', ...asked, coupon, node: holding.authority ?? FROZEN, by: HUB };
  if (holding.authority !== null) return [back];
  // What it was here before, risked or held before a restore, has to be out of the way.
  const away = {
    kind: 'delegate',
    intent: `freeze.${coupon} ${grant.right}`,
    at,
    by: HUB,
  } as const;
  const aside = on.takeWhateverItWas ? FROZEN : HUB;
  return [
    { ...away, coupon, node: aside },
    { ...back, node: aside },
  ];
};

/** Whether a node may use a coupon of its ledger by itself. */
export const holdsRight = (
  holding: Holding | null,
  known: string | null,
  holder: string,
  on: Safeguards = safeguards,
): boolean => {
  if (!holding || known === null || holding.authority !== null) return false;
  // What was risked once is the hub's all the same.
  if (on.riskIsNoRight && known.endsWith(RISK)) return false;
  return isOf(known, holder, on);
};

/** Whether a right was given to this very holder: a node that was restored cannot know what it did with older ones. */
export const isOf = (right: string, holder: string, on: Safeguards = safeguards): boolean =>
  !on.freezeAfterRestore || holderIn(right) === holder;

/** It gives a right back: from here on the node redeems it no more, whenever the hub may hear of it. */
export const giveBack = ({ coupon, terms }: Holding, asked: Asked): DelegateOp => ({
  kind: 'delegate',
  ...asked,
  // A clock that runs ahead must not keep a right here that its owner wants elsewhere.
  at: Math.min(asked.at, terms.validUntil),
  coupon,
  node: HUB,
});

/** Why the hub would take back what a node holds, without a word of the node. */
export type Reclaim =
  | { readonly kind: 'overdue' }
  | {
      readonly kind: 'lost';
      readonly reason: string;
      readonly by: string;
      readonly site: string;
    };

/**
 * A right that does not come back is written off at the store's cost: the node may still use it, or have used it. That
 * it has been out for long says nothing about that, whatever any clock shows.
 */
export const reclaimRight = (
  { coupon, authority, value }: Holding,
  why: Reclaim,
  at: number,
  on: Safeguards = safeguards,
): Result<ReturnOp> => {
  if (authority === null) return failed('bad-input', { field: 'coupon' });
  const op = {
    kind: 'return',
    intent: `lost.${coupon}.${authority}`,
    at,
    coupon,
    node: authority,
  } as const;
  if (why.kind === 'overdue') {
    if (on.neverByTime) return failed('coupon-elsewhere', { where: authority });
    return ok({ ...op, by: HUB });
  }
  const { reason, by, site } = why;
  const charge = on.chargeWriteOffs ? value : 0;
  return ok({ ...op, by, lost: { reason, charge, site } });
};
