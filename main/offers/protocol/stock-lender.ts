import type { OfferRule } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { offerNameOf, type Lease, type Ledger, type OfferName } from '../ledger.ts';
import { limitOf, termsOf, whileClaimable } from '../offer-rule.ts';
import { lendsMore, lendsStock, outOf, wantsBack, type StockGrant } from './leases.ts';
import { HUB, nodeOf } from './rights.ts';

const isOf = (rule: OfferRule, { brand, offer }: OfferName): boolean =>
  rule.brand === brand && rule.id === offer;

/**
 * The hub lends stock to its nodes, so that they can give coupons out while it cannot be reached. A loan is in the
 * ledger before it is told, and is told until the node says that it has it; what is on its way is nobody's to give.
 */
export const openStockLender = (parts: {
  readonly ledger: Pick<Ledger, 'applyBatch' | 'leases' | 'leaseTerms' | 'issued'>;
  readonly clock: Clock;
}) => {
  const { ledger, clock } = parts;

  const freeOf = async (rule: OfferRule): Promise<number | null> =>
    rule.stock === null ? null : Math.max(0, rule.stock - (await ledger.issued(offerNameOf(rule))));

  /** The nth loan of this offer to this node: of two instances that lend at once one is answered. */
  const lend = async (
    holder: string,
    rule: OfferRule,
    asked: { readonly count: number; readonly nth: number },
  ): Promise<Lease | null> => {
    const { count, nth } = asked;
    const lease = `${nodeOf(holder)} ${rule.brand}/${rule.id} ${nth}`;
    const { stock } = rule;
    const terms = termsOf(rule);
    const op = { kind: 'lease', intent: `lease.${lease}`, at: clock.wall(), by: HUB } as const;
    const [lent] = await ledger.applyBatch([{ ...op, lease, node: holder, terms, stock, count }]);
    return lent?.ok ? lent.value.lease : null;
  };

  const grantOf = async (lease: Lease, rule: OfferRule | null): Promise<StockGrant | null> => {
    const terms = await ledger.leaseTerms(lease.lease);
    if (!terms) return null;
    const { node: holder, first, last } = lease;
    const perPerson = rule ? limitOf(rule) : 1;
    return { lease: lease.lease, holder, first, count: last - first + 1, perPerson, terms };
  };

  return {
    /**
     * What to tell a node, in this epoch of its memory, that says it has these loans. `rules` are the offers in force
     * where it stands.
     */
    async tell(
      holder: string,
      has: readonly string[],
      rules: readonly OfferRule[],
    ): Promise<{ readonly grants: readonly StockGrant[]; readonly back: readonly string[] }> {
      const lending = rules.filter(
        (rule) => lendsStock(rule) && whileClaimable(rule, clock.wall()).ok,
      );
      // What is out and how many loans there were are read as one, so that nothing is lent twice.
      const all = await ledger.leases('all', nodeOf(holder));
      const open = all.filter(({ end }) => end === null);
      // What was written off here may still lie there.
      const back = has.filter((name) => open.every(({ lease }) => lease !== name));
      const grants: StockGrant[] = [];
      const ruleOf = (lease: Lease) => lending.find((rule) => isOf(rule, lease)) ?? null;
      const outFor = (name: OfferName) =>
        open
          .filter((one) => one.brand === name.brand && one.offer === name.offer)
          .reduce((sum, one) => sum + outOf(one), 0);

      for (const lease of open) {
        // Of an epoch before this one: it is lost with what the node forgot, until somebody writes it off.
        if (lease.node !== holder) continue;
        const rule = ruleOf(lease);
        if (!has.includes(lease.lease)) {
          const grant = await grantOf(lease, rule);
          if (grant) grants.push(grant);
        } else if (wantsBack(rule, outFor(lease), rule && (await freeOf(rule))))
          back.push(lease.lease);
      }
      for (const rule of lending) {
        const { loan = 0 } = rule;
        const count = lendsMore(loan, outFor(offerNameOf(rule)), await freeOf(rule));
        const nth = all.filter((one) => isOf(rule, one)).length + 1;
        const lease = count > 0 ? await lend(holder, rule, { count, nth }) : null;
        const grant = lease && (await grantOf(lease, rule));
        if (grant) grants.push(grant);
      }
      return { grants, back };
    },

    /** An offer has run out here: who still has some of it on loan, and which. */
    async wanted(of: OfferName): Promise<ReadonlyMap<string, readonly string[]>> {
      const wanted = new Map<string, string[]>();
      for (const { node, lease, ...rest } of await ledger.leases('open', null)) {
        if (rest.brand !== of.brand || rest.offer !== of.offer) continue;
        const known = wanted.get(nodeOf(node));
        if (known) known.push(lease);
        else wanted.set(nodeOf(node), [lease]);
      }
      return wanted;
    },
  };
};
export type StockLender = ReturnType<typeof openStockLender>;
