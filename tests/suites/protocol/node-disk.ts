import { classes, type OutboxClass } from '../../../main/offers/protocol/outbox.ts';
import type { RiskPermit } from '../../../main/offers/protocol/risk.ts';
import { MemoryLedger } from './memory-ledger.ts';
import type { Item } from './messages.ts';

type Row = Item & { readonly stream: string };

/** What is on a node's disk. */
export class Kept {
  readonly ledger: MemoryLedger;
  readonly teller = {
    rights: new Map<string, string>(),
    uses: new Map<string, { readonly intent: string; readonly right: string }>(),
  };
  /** What waits, the oldest first. Each keeps the stream and number it was first told under. */
  readonly rows = new Map<OutboxClass, Row[]>();
  readonly lastSeq: Map<string, number>;
  readonly permits: Map<string, RiskPermit>;
  readonly spent: Map<string, number>;
  readonly risked: Set<string>;
  /** Attempts of pages that were refused with nothing in the ledger to say it about. */
  readonly refused: Set<string>;
  epoch: string;
  /** How many things the witness had seen when this was so. */
  mark = 0;

  constructor(epoch: string, from?: Kept) {
    this.epoch = epoch;
    this.ledger = new MemoryLedger(from?.ledger);
    for (const [coupon, right] of from?.teller.rights ?? []) this.teller.rights.set(coupon, right);
    for (const [turn, use] of from?.teller.uses ?? []) this.teller.uses.set(turn, use);
    for (const one of classes) {
      this.rows.set(one, [...(from?.rows.get(one) ?? [])]);
    }
    this.lastSeq = new Map(from?.lastSeq);
    this.permits = new Map(from?.permits);
    this.spent = new Map(from?.spent);
    this.risked = new Set(from?.risked);
    this.refused = new Set(from?.refused);
  }
}
