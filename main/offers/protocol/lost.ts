import { failed, ok, type Result, type Words } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Holding, Lease, Ledger, Op, OpResult } from '../ledger.ts';
import type { LoanBook } from './loan-book.ts';
import { outOf, reclaimLease } from './leases.ts';
import { holderIn, nodeOf, reclaimRight } from './rights.ts';

/** What one node has of one offer, in one epoch of its memory: coupons that it may redeem, and stock to give out. */
export type Out = {
  readonly holder: string;
  readonly brand: string;
  readonly offer: string;
  readonly title: Words;
  readonly rights: number;
  readonly stock: number;
  /** What all of it is worth, and writing it off is charged with, in fen. */
  readonly worth: number;
};
/** Which of it; all where nothing is said. */
export type Which = {
  readonly brand?: string;
  readonly holder?: string;
  readonly node?: string;
  readonly offer?: string;
  readonly coupon?: string;
};
export type WrittenOff = {
  readonly rights: number;
  readonly stock: number;
  readonly charge: number;
};

const AT_ONCE = 64;

/**
 * What is with nodes, and the one way by which it comes back without a word of them: somebody writes it off, with a
 * reason, at the cost of the node's site. It is kept in the ledger for good; doing it twice does it once.
 */
export const openLost = (parts: {
  readonly ledger: Pick<Ledger, 'applyBatch' | 'lent' | 'leases' | 'leaseTerms'>;
  readonly book: Pick<LoanBook, 'done'>;
  readonly clock: Clock;
}) => {
  const { ledger, book, clock } = parts;

  type Right = { readonly holding: Holding; readonly holder: string };
  type Stock = { readonly lease: Lease; readonly worth: number; readonly title: Words };
  const fits = (which: Which, of: { holder: string; brand: string; offer: string }): boolean =>
    (which.holder ?? of.holder) === of.holder &&
    (which.node ?? nodeOf(of.holder)) === nodeOf(of.holder) &&
    (which.brand ?? of.brand) === of.brand &&
    (which.offer ?? of.offer) === of.offer;

  const rightsOf = async (which: Which): Promise<Right[]> =>
    (await ledger.lent(which.brand ?? null)).flatMap((holding) => {
      const { authority, terms, coupon } = holding;
      const holder = holderIn(authority ?? '');
      const found =
        fits(which, { holder, brand: terms.brand, offer: terms.id }) &&
        (which.coupon ?? coupon) === coupon;
      // What nobody can use any more need not come back.
      return found && terms.validUntil >= clock.wall() ? [{ holding, holder }] : [];
    });
  const stockOf = async (which: Which): Promise<Stock[]> => {
    const found: Stock[] = [];
    if (which.coupon !== undefined) return found;
    for (const lease of await ledger.leases('open', which.holder ?? which.node ?? null)) {
      const { node: holder, brand, offer } = lease;
      const terms = fits(which, { holder, brand, offer })
        ? await ledger.leaseTerms(lease.lease)
        : null;
      if (terms) found.push({ lease, worth: terms.value, title: terms.title });
    }
    return found;
  };

  return {
    async out(which: Which): Promise<Out[]> {
      const all = new Map<string, Out>();
      const add = (one: Out) => {
        const key = `${one.holder} ${one.brand}/${one.offer}`;
        const { rights = 0, stock = 0, worth = 0 } = all.get(key) ?? {};
        all.set(key, {
          ...one,
          rights: rights + one.rights,
          stock: stock + one.stock,
          worth: worth + one.worth,
        });
      };
      for (const { holding, holder } of await rightsOf(which)) {
        const { brand, id: offer, title } = holding.terms;
        add({ holder, brand, offer, title, rights: 1, stock: 0, worth: holding.value });
      }
      for (const { lease, worth, title } of await stockOf(which)) {
        const { node: holder, brand, offer } = lease;
        const stock = outOf(lease);
        add({ holder, brand, offer, title, rights: 0, stock, worth: stock * worth });
      }
      return [...all.values()];
    },

    async writeOff(
      which: Which,
      why: { readonly reason: string; readonly by: string },
    ): Promise<Result<WrittenOff>> {
      const { by } = why;
      const reason = why.reason.trim();
      if (reason === '') return failed('reason-missing');
      const lost = (holder: string) =>
        ({ kind: 'lost', reason, by, site: nodeOf(holder).split('/')[1] ?? '' }) as const;
      const at = clock.wall();
      const wanted: { readonly op: Op; readonly stock: number; readonly charge: number }[] = [];
      for (const { holding, holder } of await rightsOf(which)) {
        const op = reclaimRight(holding, lost(holder), at);
        if (op.ok) wanted.push({ op: op.value, stock: 0, charge: op.value.lost?.charge ?? 0 });
        // Else it would be lent again to whom it is lost with.
        await book.done(nodeOf(holder), holding.coupon);
      }
      for (const { lease, worth } of await stockOf(which)) {
        const op = reclaimLease(lease, worth, lost(lease.node), at);
        if (op.ok && op.value.kind === 'write-off')
          wanted.push({ op: op.value, stock: outOf(lease), charge: op.value.charge });
      }
      const sum = { rights: 0, stock: 0, charge: 0 };
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const some = wanted.slice(from, from + AT_ONCE);
        const results: OpResult[] = await ledger.applyBatch(some.map(({ op }) => op));
        for (const [i, result] of results.entries()) {
          const one = some[i];
          // It came back by itself meanwhile, or somebody else was quicker.
          if (!one || !result.ok || result.value.repeated) continue;
          sum.rights += one.op.kind === 'return' ? 1 : 0;
          sum.stock += one.stock;
          sum.charge += one.charge;
        }
      }
      return ok(sum);
    },
  };
};
export type Lost = ReturnType<typeof openLost>;
