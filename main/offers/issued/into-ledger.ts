import { ok } from '../../../preload/contract/index.ts';
import { ulid } from '../../base/ids.ts';
import type { Ledger } from '../ledger.ts';
import type { Issue } from './issued.ts';

/** Through the ledger's one entry, as everything else that is written there. */
export const intoLedger =
  (ledger: Pick<Ledger, 'applyBatch'>, source: string): Issue =>
  async (coupons) => {
    const results = await ledger.applyBatch(
      coupons.map((coupon) => ({
        kind: 'issue' as const,
        ...coupon,
        source,
        coupon: ulid(coupon.at),
      })),
    );
    return results.map((result) =>
      result.ok ? ok(result.value.repeated ? ('known' as const) : ('new' as const)) : result,
    );
  };
