import type { Clock } from '../../base/clock.ts';
import { standing, type Holding, type Ledger } from '../ledger.ts';
import type { LoanBook } from './loan-book.ts';
import { grantOf, HUB, lendRight, nodeOf, readRight, type Grant } from './rights.ts';

/**
 * The hub lends rights to its nodes. What a node shall have is written down first, then lent in the ledger, then told
 * until the node says that it has it: whoever dies in between goes on where it stopped, and a right that is on its way
 * is nobody's to use.
 */
export const openLender = (parts: {
  readonly ledger: Pick<Ledger, 'applyBatch' | 'byId'>;
  readonly book: LoanBook;
  readonly clock: Clock;
  readonly keyOf: (coupon: string) => Promise<string | null>;
}) => {
  const { ledger, book, clock, keyOf } = parts;

  const lend = async (holding: Holding, holder: string): Promise<Grant | null> => {
    if (holding.authority !== null) return grantOf(holding, holder);
    // A node knows nothing of what was spent here, so that what is left of an allowance stays.
    if (standing(holding)) return null;
    // The number of the loan is in the intent, so that of two instances that lend at once one is answered.
    const intent = `lend.${holding.coupon} ${holding.lent + 1} ${holder}`;
    const op = lendRight(holding, holder, { intent, at: clock.wall(), by: HUB });
    const [lent] = await ledger.applyBatch([op]);
    return lent?.ok ? grantOf(lent.value.holding, holder) : null;
  };

  return {
    want: (node: string, coupon: string) => book.want(node, coupon),

    /** What to tell a node that is known to be in this epoch of its memory. */
    async grantsFor(node: string, holder: string, most: number): Promise<Grant[]> {
      const grants: Grant[] = [];
      for (const coupon of await book.next(node, most)) {
        const holding = await ledger.byId(coupon);
        const grant = holding && (await lend(holding, holder));
        if (grant) grants.push({ ...grant, key: await keyOf(coupon) });
        // It was used, has run out or went elsewhere: there is nothing to lend any more.
        else await book.done(node, coupon);
      }
      return grants;
    },

    /** The node has it. What it says of an earlier loan than the newest is old news. */
    async taken(node: string, { coupon, right }: { coupon: string; right: string }) {
      const holding = await ledger.byId(coupon);
      if (nodeOf(right) === node && readRight(right)?.loan === holding?.lent)
        await book.done(node, coupon);
    },
  };
};
export type Lender = ReturnType<typeof openLender>;
