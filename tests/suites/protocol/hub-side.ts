import { arrivalOf, droppedOf, streamKey } from '../../../main/offers/protocol/inbox.ts';
import { mayLease, reclaimLease } from '../../../main/offers/protocol/leases.ts';
import {
  failureOf,
  mayTell,
  triesOf,
  whenRefused,
} from '../../../main/offers/protocol/reconcile.ts';
import { receiptFor, redeemFor } from '../../../main/offers/protocol/relay.ts';
import {
  grantOf,
  holderIn,
  lendRight,
  reclaimRight,
  rightOf,
  type Reclaim,
} from '../../../main/offers/protocol/rights.ts';
import { rulePermit, type RiskPermit } from '../../../main/offers/protocol/risk.ts';
import type { Told } from '../../../main/offers/protocol/told.ts';
import { isUndoneAt } from '../../../main/offers/rulings.ts';
import type { Applied, Op } from '../../../main/offers/ledger.ts';
import { NOON } from '../../fakes/offer-rules.ts';
import { MemoryLedger } from './memory-ledger.ts';
import type { Asked, Item, Message, Receipt } from './messages.ts';
import { offerNamed } from './shop.ts';
import { siteOf, type Rules } from './rules.ts';

/** The hub as it is composed, with maps for a database. Everything it keeps is durable when it answers. */
export class HubSide {
  readonly ledger = new MemoryLedger();
  readonly upTo = new Map<string, number>();
  parked: Told[] = [];
  /** The epoch of each node that was heard of last for the first time. */
  readonly holders = new Map<number, string>();
  readonly permits = new Map<string, RiskPermit[]>();
  /** How often each event was counted, and how many of a node were said to be dropped. */
  readonly counted = new Map<string, number>();
  readonly dropped = new Map<number, number>();
  wall = NOON;
  private readonly seen = new Set<string>();
  private made = 0;
  private readonly on: Rules;

  constructor(on: Rules) {
    this.on = on;
  }
  private intent = (what: string) => `${what}-${++this.made}`;

  claim(offer: string, person: string): Applied | null {
    const { terms, stock } = offerNamed(offer);
    const n = ++this.made;
    const result = this.ledger.apply({
      kind: 'claim',
      intent: `pass-${n}`,
      at: this.wall,
      terms,
      stock,
      perPerson: 1,
      person,
      coupon: `c${n}`,
      code: `CODE${n}`,
      screen: null,
    });
    return result.ok && 'holding' in result.value ? result.value : null;
  }

  redeem(node: number, asked: Asked): Receipt | null {
    const op = redeemFor({ ...asked, site: siteOf(node), by: 'Mei', at: this.wall });
    const result = this.ledger.apply(op);
    if (!result.ok || !('holding' in result.value)) return null;
    const receipt = receiptFor(op, result.value);
    return receipt && { ...receipt, till: asked.till, amount: receipt.amount ?? 0, signed: true };
  }
  /** A till's page that came by itself. */
  redeemForPage(node: number, asked: Asked): { coupon: string; turn: number } | null {
    const op = redeemFor({ ...asked, site: siteOf(node), by: 'Mei', at: this.wall });
    const result = this.ledger.apply(op);
    if (!result.ok || !('holding' in result.value)) return null;
    const { holding, turn } = result.value;
    if (this.on.refuseReversed) return receiptFor(op, result.value);
    return turn === null ? null : { coupon: holding.coupon, turn };
  }
  undo(node: number, coupon: string, turn: number): void {
    const holding = this.ledger.byId(coupon);
    const used = holding?.turns.find((one) => one.turn === turn);
    if (this.on.undoAtHome && !(holding && used && isUndoneAt(siteOf(node), holding, used))) return;
    const op = { at: this.wall, coupon, turn, by: 'Mei', reason: 'wrong basket' };
    this.ledger.apply({ kind: 'reverse', intent: this.intent('undo'), ...op });
  }

  lend(coupon: string, node: number): void {
    const holding = this.ledger.byId(coupon);
    const holder = this.holders.get(node);
    if (!holding || holder === undefined) return;
    const asked = { intent: this.intent('lend'), at: this.wall, by: 'hub' };
    this.ledger.apply(lendRight(holding, holder, asked, this.on));
  }
  lease(offer: string, node: number, count: number): void {
    const holder = this.holders.get(node);
    const { terms, stock } = offerNamed(offer);
    if (holder === undefined || !mayLease(terms).ok) return;
    const lease = this.intent('lease');
    const op = { kind: 'lease', intent: lease, at: this.wall, terms, stock, lease, count } as const;
    this.ledger.apply({ ...op, node: holder, by: 'hub' });
  }
  permit(offer: string, node: number, day: string, mistake: boolean): void {
    const holder = this.holders.get(node);
    const { terms, risk } = offerNamed(offer);
    if (holder === undefined || !risk) return;
    const key = `${node} ${offer} ${day}`;
    const before = this.permits.get(key) ?? [];
    const rule = { kind: terms.kind, offlineRisk: risk };
    const allowed = rulePermit(rule, before[0] ?? null, this.on).ok;
    // Somebody wrote to the hub's database by hand: a node must stand by itself.
    if (!allowed && !(mistake && before.length === 0)) return;
    const { perCoupon, perSiteDay: budget } = risk;
    this.permits.set(key, [...before, { offer, holder, day, perCoupon, budget }]);
  }
  /** The right that was written off, where it was charged. */
  reclaim(coupon: string, why: Reclaim): string | null {
    const holding = this.ledger.byId(coupon);
    if (!holding || holding.authority === null) return null;
    const op = reclaimRight(holding, why, this.wall, this.on);
    if (!op.ok) return null;
    const result = this.ledger.apply(op.value);
    if (!result.ok || result.value.repeated || (op.value.lost?.charge ?? 0) === 0) return null;
    return `${coupon} ${rightOf(holderIn(holding.authority), holding.lent)}`;
  }
  reclaimStock(lease: string, why: Reclaim): void {
    const found = this.ledger.lease(lease);
    if (!found) return;
    const worth = offerNamed(found.offer).terms.value;
    const op = reclaimLease(found, worth, why, this.wall, this.on);
    if (op.ok) this.ledger.apply(op.value);
  }

  /** All that a node holds, as often as it asks. */
  sync(node: number, holder: string): Message[] {
    if (!this.seen.has(holder)) {
      this.seen.add(holder);
      this.holders.set(node, holder);
    }
    const mail: Message[] = [];
    for (const holding of this.ledger.holdings) {
      const grant = grantOf(holding, holder);
      if (grant) mail.push({ kind: 'grant', node, grant });
    }
    for (const { lease, node: to, first, last, offer, end } of this.ledger.leases) {
      if (to !== holder || end) continue;
      const { terms } = offerNamed(offer);
      const grant = { lease, holder, first, count: last - first + 1, perPerson: 1, terms };
      mail.push({ kind: 'stock', node, grant });
    }
    for (const given of this.permits.values())
      for (const permit of given)
        if (permit.holder === holder) mail.push({ kind: 'permit', node, permit });
    return mail;
  }

  /** `dies`: the ledger has it, and the process is gone before it is written down how far the stream came. */
  receive(node: number, epoch: string, items: readonly Item[], dies: boolean): Message[] {
    const key = streamKey(String(node), epoch, this.on);
    if (dies && !this.on.commitBeforeAck) {
      const last = items.at(-1)?.seq ?? 0;
      return [{ kind: 'ack', node, epoch, upTo: Math.max(last, this.upTo.get(key) ?? 0) }];
    }
    for (const item of items) {
      const upTo = this.upTo.get(key) ?? 0;
      const arrival = arrivalOf(upTo, item, this.on);
      if (arrival === 'early') break;
      if (arrival === 'repeated') continue;
      const { body } = item;
      if (body && 'told' in body) {
        this.hear(node, body.told);
        if (dies) break;
      } else if (dies) break;
      else if (body) this.counted.set(body.event, (this.counted.get(body.event) ?? 0) + 1);
      else this.dropped.set(node, (this.dropped.get(node) ?? 0) + droppedOf(upTo, item));
      this.upTo.set(key, Math.max(upTo, item.seq));
    }
    return dies ? [] : [{ kind: 'ack', node, epoch, upTo: this.upTo.get(key) ?? 0 }];
  }

  private hear(node: number, told: Told): void {
    if (!mayTell(told, siteOf(node), this.ledger.lease).ok)
      throw new Error('a node told what is not its own');
    if (!this.write(told)) this.parked.push(told);
    else for (let settled = true; settled;) settled = this.retry();
  }
  private retry(): boolean {
    const before = this.parked.length;
    this.parked = this.parked.filter((told) => !this.write(told));
    return this.parked.length < before;
  }
  /** Whether there is nothing left to do about it. */
  private write(told: Told): boolean {
    let refused: ReturnType<typeof whenRefused> = 'moot';
    for (const batch of triesOf(told, this.on)) {
      const fault = this.batch(batch);
      if (fault === null) return true;
      refused = whenRefused(told, fault, this.on);
    }
    return refused === 'moot';
  }
  private batch(ops: readonly Op[]) {
    const results = ops.map((op) => this.ledger.apply(op));
    return failureOf(ops, results, this.on);
  }
}
