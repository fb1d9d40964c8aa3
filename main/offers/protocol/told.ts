import { z } from 'zod';
import { id, instant, offerTerms } from '../../../preload/contract/index.ts';
import type { Applied, Op } from '../ledger.ts';
import { HUB, rightOf, takenBy } from './rights.ts';

/** What a node tells its hub of what it did by a right of its own: it has happened, the hub writes it down. */

const text = z.string().max(256);
const intent = z.string().min(1).max(256);
const right = z.string().max(256);
const said = { intent, at: instant };

const toldClaim = z.object({
  kind: z.literal('claim'),
  ...said,
  terms: offerTerms,
  person: text,
  coupon: id,
  code: text,
  screen: text.nullable(),
  lease: text,
  serial: z.int().positive(),
  /** A coupon that was given out with no network is the node's to redeem, until it says otherwise. */
  right,
});
const toldRedeem = z.object({
  kind: z.literal('redeem'),
  ...said,
  code: text,
  site: text,
  till: text,
  by: text,
  value: z.int().nonnegative(),
  amount: z.int().nonnegative().nullable(),
  receipt: text.nullable(),
  right,
});
const toldReverse = z.object({
  kind: z.literal('reverse'),
  ...said,
  coupon: id,
  redemption: intent,
  by: text,
  reason: text,
  right,
});
const toldReturn = z.object({ kind: z.literal('return'), ...said, coupon: id, by: text, right });
const toldHandBack = z.object({
  kind: z.literal('hand-back'),
  ...said,
  lease: text,
  rest: z.int().nonnegative(),
  by: text,
});

export const told = z.discriminatedUnion('kind', [
  toldClaim,
  toldRedeem,
  toldReverse,
  toldReturn,
  toldHandBack,
]);
export type Told = z.infer<typeof told>;

/** What has to be known of the past to tell what happens next; it follows from the entries told before. */
export type Teller = {
  /** The newest right to each coupon that came to this node. */
  readonly rights: Kept<string>;
  /** What was told of a use, `coupon.turn`: its intent, and by which right it was. */
  readonly uses: Kept<{ readonly intent: string; readonly right: string }>;
};
type Kept<T> = { get(key: string): T | undefined; set(key: string, value: T): unknown };

/**
 * What of a node's own ledger the hub must hear, entry by entry in their order. A coupon of the node's own house, and
 * one that is only brought in, is nobody else's business.
 */
export const tell = (
  { rights, uses }: Teller,
  op: Op,
  applied: Applied | null,
  holder: string,
): Told | null => {
  const { intent, at } = op;
  switch (op.kind) {
    case 'claim': {
      if (!op.lease || !applied) return null;
      const { coupon, code, terms, serial, person } = applied.holding;
      const right = rightOf(holder, 1);
      rights.set(coupon, right);
      const { screen, lease } = op;
      return {
        kind: 'claim',
        intent,
        at,
        terms,
        person: person ?? '',
        coupon,
        code,
        screen,
        lease: lease.lease,
        serial,
        right,
      };
    }
    case 'issue':
    case 'return': {
      const right = takenBy(intent);
      if (right !== null) rights.set(op.coupon, right);
      return null;
    }
    case 'redeem': {
      if (!applied) return null;
      const { coupon, turns } = applied.holding;
      const right = rights.get(coupon);
      const use = turns.find(({ turn }) => turn === applied.turn);
      if (right === undefined || !use) return null;
      uses.set(`${coupon}.${use.turn}`, { intent, right });
      const { code, site, till, by } = op;
      const { value, amount, receipt } = use;
      return { kind: 'redeem', intent, at, code, site, till, by, value, amount, receipt, right };
    }
    case 'reverse': {
      const use = applied ? uses.get(`${applied.holding.coupon}.${applied.turn}`) : undefined;
      if (!applied || !use) return null;
      const { by, reason } = op;
      const { coupon } = applied.holding;
      return {
        kind: 'reverse',
        intent,
        at,
        coupon,
        redemption: use.intent,
        by,
        reason,
        right: use.right,
      };
    }
    case 'delegate': {
      const right = rights.get(op.coupon);
      if (op.node !== HUB || right === undefined) return null;
      const { coupon, by } = op;
      return { kind: 'return', intent: `back.${coupon} ${right}`, at, coupon, by, right };
    }
    case 'hand-back': {
      const { lease, rest, by } = op;
      return { kind: 'hand-back', intent, at, lease, rest, by };
    }
    case 'take':
    case 'void':
    case 'settle':
    case 'lease':
    case 'write-off':
      return null;
  }
};
