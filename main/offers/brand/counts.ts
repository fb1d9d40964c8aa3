import type { OfferRule, BrandOffer } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import { offerNameOf, type Ledger } from '../ledger.ts';

/** Many pages may look at once; the ledger is asked for all of them together. */
const KEPT_MS = 2_000;
type CountsOf = (rule: OfferRule) => BrandOffer['counts'];

/** What has become of a brand's offers, a moment old at most. */
export const openCounts = (ledger: Ledger, clock: Clock) => {
  const kept = new Map<string, { readonly at: number; readonly counts: Promise<CountsOf> }>();

  const count = async (brand: string, rules: readonly OfferRule[]): Promise<CountsOf> => {
    const reads = ledger.ofBrand(brand);
    const midnight = new Date(clock.wall()).setHours(0, 0, 0, 0);
    const [settled, today, issued] = await Promise.all([
      reads.settlement(),
      reads.activity(midnight),
      Promise.all(rules.map((rule) => ledger.issued(offerNameOf(rule)))),
    ]);
    const issuedOf = new Map(rules.map(({ id }, i) => [id, issued[i] ?? 0]));
    return ({ id, stock }) => {
      const all = issuedOf.get(id) ?? 0;
      const used = settled.find(({ offer }) => offer === id);
      const day = today.find(({ offer }) => offer === id);
      return {
        issued: all,
        redeemed: used?.redemptions ?? 0,
        saved: used?.value ?? 0,
        left: stock === null ? null : Math.max(0, stock - all),
        today: { issued: day?.issued ?? 0, redeemed: day?.redeemed ?? 0 },
      };
    };
  };

  return (brand: string, rules: readonly OfferRule[]): Promise<CountsOf> => {
    const key = `${brand} ${rules.map(({ id }) => id).join(' ')}`;
    const same = kept.get(key);
    if (same && clock.now() - same.at < KEPT_MS) return same.counts;
    for (const [old, { at }] of kept) if (clock.now() - at >= KEPT_MS) kept.delete(old);
    const counts = count(brand, rules);
    kept.set(key, { at: clock.now(), counts });
    counts.catch(() => kept.delete(key));
    return counts;
  };
};
