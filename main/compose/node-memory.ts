import {
  failed,
  ok,
  type Fault,
  type Result,
  type ShownLive,
} from '../../preload/contract/index.ts';
import type { RiskAttempt } from '../offers/protocol/risk-till.ts';
import type { Clock } from '../base/clock.ts';
import type { HubSettings } from '../fleet/identity.ts';
import type { Holding, Ledger, OfferName, OpResult } from '../offers/ledger.ts';
import type { Loan } from '../offers/protocol/leases.ts';
import { openNodeDesk, type NodeDesk } from '../offers/protocol/node-desk.ts';
import { HUB } from '../offers/protocol/rights.ts';

/**
 * A kiosk's ledger as a node of a fleet has one: nothing is answered before it waits to be told to the hub, and nothing
 * is redeemed without the right to it. Settings may name another hub at any time, or none.
 */
export const openNodeMemory = (parts: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly path: string;
  readonly bindKey: (coupon: string, key: string) => Promise<void>;
  readonly risk: NonNullable<Parameters<typeof openNodeDesk>[0]['risk']>;
}) => {
  const { ledger, clock, path, bindKey, risk } = parts;
  let desk: Promise<NodeDesk | null> = Promise.resolve(null);
  const close = () => (desk = desk.then((old) => old?.close()).then(() => null));

  return {
    ledger: {
      ...ledger,
      async applyBatch(ops) {
        const results = await ledger.applyBatch(ops);
        await (await desk)?.told();
        return results;
      },
    } satisfies Ledger as Ledger,

    open({ url, node }: HubSettings): Promise<NodeDesk> {
      const opened = close().then(() =>
        openNodeDesk({ ledger, clock, node, hub: url, path, bindKey, risk }),
      );
      desk = opened;
      return opened;
    },

    /** With nobody to ask, at the store's own risk. */
    async redeemAtRisk(live: ShownLive, asked: RiskAttempt): Promise<Result<OpResult>> {
      return (await desk)?.risk.redeem(live, asked) ?? failed('coupon-unknown');
    },

    refusals: {
      of: async (intent: string) => (await desk)?.refusals.of(intent) ?? null,
      keep: async (intent: string, refusal: Fault) => (await desk)?.refusals.keep(intent, refusal),
    },

    /** Stock that this kiosk may give out with nobody to ask. */
    async loanOf(of: OfferName): Promise<Loan | null> {
      return (await desk)?.loanOf(of) ?? null;
    },

    async mayRedeem(holding: Holding): Promise<Result<null>> {
      const own = await desk;
      if (own) return own.mayRedeem(holding);
      return holding.source === HUB ? failed('coupon-elsewhere', { where: HUB }) : ok(null);
    },

    async close(): Promise<void> {
      await close();
    },
  };
};
