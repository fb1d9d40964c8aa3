import { failed, fault, ok, type Fault, type Result } from '../../../preload/contract/index.ts';
import type { Clock } from '../../base/clock.ts';
import {
  isUsedUp,
  type Holding,
  type Lease,
  type Ledger,
  type OfferName,
  type Op,
} from '../ledger.ts';
import { grant as grantSchema, stockGrant } from './grant.ts';
import { handBack, holdsLease, outOf, takeStock, type Loan } from './leases.ts';
import { openOutbox, type Outbox } from './outbox-store.ts';
import { openRiskTill } from './risk-till.ts';
import { giveBack, holdsRight, HUB, isOf, readRight, takeGrant } from './rights.ts';
import { goesOn, openTeller } from './teller.ts';

/** What came with a loan of stock is kept beside what waits to be told: a claim out of it keeps its terms. */
const STOCK = 'stock';
/** What an attempt was refused with here, where there is nothing in the ledger to say it about. */
const REFUSED = 'refused';
/** A claim may come between what is left and its hand-back: then it is looked at again. */
const MOST_TRIES = 5;

/** Which hub the outbox was told to last: another one knows nothing of the rights that this node holds. */
const TOLD_TO = 'hub';

type NodeParts = {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** `brand/site/kiosk` */
  readonly node: string;
  readonly hub: string;
  /** File of what waits to be told. */
  readonly path: string;
  /** Nothing is risked where it is not said. */
  readonly risk?: Pick<Parameters<typeof openRiskTill>[0], 'ring' | 'wall' | 'timeZone'>;
  /** Where it is kept which phone's key a coupon is bound to. */
  readonly bindKey?: (coupon: string, key: string) => Promise<void>;
};

/** An outbox of this memory: where the ledger was put back from a copy, or the hub is another, a new epoch begins. */
const openMemory = async ({ ledger, clock, node, hub, path }: NodeParts): Promise<Outbox> => {
  const how = { path, source: node, wall: clock.wall, makeRoom: ledger.makeRoom };
  const name = `${hub} ${node}`;
  const found = await openOutbox(how);
  const before = found.mark(TOLD_TO);
  if ((await goesOn(ledger, found)) && (before === null || before === name)) {
    if (before === null) found.add([], new Map([[TOLD_TO, name]]));
    return found;
  }
  found.close();
  const restored = await openOutbox({ ...how, restored: true });
  restored.add([], new Map([[TOLD_TO, name]]));
  return restored;
};

/** A kiosk's side of the fleet's promises: what it may decide alone, and that its hub hears of it. */
export const openNodeDesk = async (parts: NodeParts) => {
  const { ledger, clock } = parts;
  const outbox = await openMemory(parts);
  const teller = openTeller({ ledger, outbox, node: parts.node });
  // A crash may have come between the ledger and the outbox.
  await teller.catchUp();
  const { holder } = teller;

  const apply = async (ops: readonly Op[]) => {
    const results = await ledger.applyBatch(ops);
    await teller.catchUp();
    return results;
  };
  const nobody = { ring: { find: () => null }, wall: clock.wall, timeZone: 'UTC' };
  const risk = openRiskTill({ ...(parts.risk ?? nobody), outbox, ledger, holder, clock, apply });
  const openLeases = async (): Promise<Lease[]> =>
    (await ledger.leases('open', holder)).filter((lease) => holdsLease(lease, holder));
  const isMine = (holding: Holding): boolean =>
    holdsRight(holding, teller.rightTo(holding.coupon), holder);

  return {
    holder,
    outbox,
    /** To be called after every write of the ledger, before anybody hears of it. */
    told: teller.catchUp,

    /** A right that came over the wire; what of it is to be said to the hub, once it is written down. */
    async take(raw: unknown): Promise<Taken | null> {
      const read = grantSchema.safeParse(raw);
      if (!read.success) return null;
      const { coupon, right } = read.data;
      const known = teller.rightTo(coupon);
      const holding = await ledger.byId(coupon);
      if (read.data.key != null) await parts.bindKey?.(coupon, read.data.key);
      await apply(takeGrant(read.data, { holder, known, holding, at: clock.wall() }));
      const has = teller.rightTo(coupon);
      const isTaken = has !== null && isOf(has, holder) && loanOf(has) >= loanOf(right);
      return isTaken ? { coupon, right } : null;
    },

    /** Gives a right back that is wanted elsewhere; from here on it is not used here, whenever the hub may hear of it. */
    async giveBack(coupon: string): Promise<void> {
      const holding = await ledger.byId(coupon);
      if (!holding || !isMine(holding) || isUsedUp(holding)) return;
      const intent = `back.${teller.rightTo(coupon)}`;
      await apply([giveBack(holding, { intent, at: clock.wall(), by: HUB })]);
    },

    /** Stock that came over the wire. */
    async takeStock(raw: unknown): Promise<void> {
      const read = stockGrant.safeParse(raw);
      const op = read.success ? takeStock(read.data, holder, clock.wall()) : null;
      if (!read.success || !op) return;
      outbox.add([], new Map([[`${STOCK} ${read.data.lease}`, JSON.stringify(read.data)]]));
      await apply([op]);
    },

    /** Gives back what is left of a loan; from here on nothing of it is given out here. */
    async handBack(name: string): Promise<void> {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const lease = await ledger.lease(name);
        if (!lease || !holdsLease(lease, holder)) return;
        const [done] = await apply([handBack(lease, { at: clock.wall(), by: HUB })]);
        if (done?.ok) return;
      }
    },

    /** The loans of stock that this node has. */
    async stock(): Promise<string[]> {
      return (await openLeases()).map(({ lease }) => lease);
    },

    /** What it may give out of an offer with nobody to ask; the last loan, where nothing is left of any. */
    async loanOf({ brand, offer }: OfferName): Promise<Loan | null> {
      const mine = (await openLeases()).filter((one) => one.brand === brand && one.offer === offer);
      const lease = mine.find((one) => outOf(one) > 0) ?? mine.at(-1);
      const kept = lease && outbox.mark(`${STOCK} ${lease.lease}`);
      if (!lease || kept == null) return null;
      const { terms, perPerson } = stockGrant.parse(JSON.parse(kept));
      const left = mine.reduce((sum, one) => sum + outOf(one), 0);
      return { lease: lease.lease, terms, perPerson, left };
    },

    /** Whether this node may redeem a coupon of its ledger: its own house's, or one by a right of this epoch. */
    mayRedeem(holding: Holding): Result<null> {
      const right = teller.rightTo(holding.coupon);
      if (right === null && holding.source !== HUB) return ok(null);
      return isMine(holding) ? ok(null) : failed('coupon-elsewhere', { where: HUB });
    },

    risk,
    /** An attempt that was refused here stays refused: the same question, repeated late, is no other. */
    refusals: {
      of(intent: string): Fault | null {
        const kept = outbox.mark(`${REFUSED} ${intent}`);
        return kept === null ? null : fault.parse(JSON.parse(kept));
      },
      keep(intent: string, refusal: Fault): void {
        outbox.add([], new Map([[`${REFUSED} ${intent}`, JSON.stringify(refusal)]]));
      },
    },
    close: () => outbox.close(),
  };
};
export type Taken = { readonly coupon: string; readonly right: string };
export type NodeDesk = Awaited<ReturnType<typeof openNodeDesk>>;

const loanOf = (right: string): number => readRight(right)?.loan ?? 0;
