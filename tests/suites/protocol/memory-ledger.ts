import { clerk } from '../../../main/offers/ledger-clerk.ts';
import { tallyKeyText, type Draft, type TallyKey } from '../../../main/offers/ledger-draft.ts';
import {
  aboutOf,
  offerNameOf,
  type Entry,
  type Exception,
  type Holding,
  type Lease,
  type OfferName,
  type Op,
  type OpResult,
} from '../../../main/offers/ledger.ts';
import { nothing, type Tally } from '../../../main/offers/rulings.ts';

type Kept = {
  readonly holdings: Map<string, Holding>;
  readonly couponOfCode: Map<string, string>;
  readonly heldBy: Map<string, readonly string[]>;
  readonly entries: Map<string, Entry>;
  readonly tallies: Map<string, Tally>;
  readonly leases: Map<string, Lease>;
  readonly exceptions: Map<number, Exception>;
};

/**
 * The ledger's own clerk and rulings over plain maps: no hashing and no disk, so that a million histories can be
 * played. What the engines add is shown by their own suite.
 */
export class MemoryLedger {
  private readonly kept: Kept;
  private ask: ((op: Op) => OpResult) | null = null;
  private seq: number;

  constructor(from?: MemoryLedger) {
    const was = from?.kept;
    this.seq = from?.seq ?? 0;
    this.kept = {
      holdings: new Map(was?.holdings),
      couponOfCode: new Map(was?.couponOfCode),
      heldBy: new Map(was?.heldBy),
      entries: new Map(was?.entries),
      tallies: new Map(was?.tallies),
      leases: new Map(was?.leases),
      exceptions: new Map(was?.exceptions),
    };
  }

  /** Moves whenever something may be another than before. */
  changes = 0;
  apply(op: Op): OpResult {
    this.changes++;
    this.ask ??= clerk(this.draft(), 'ample');
    return this.ask(op);
  }
  byId = (coupon: string): Holding | null => this.kept.holdings.get(coupon) ?? null;
  byCode = (code: string): Holding | null => {
    const coupon = this.kept.couponOfCode.get(code);
    return coupon === undefined ? null : this.byId(coupon);
  };
  lease = (lease: string): Lease | null => this.kept.leases.get(lease) ?? null;
  tally = (key: TallyKey): Tally => this.kept.tallies.get(tallyKeyText(key)) ?? nothing;
  entryOf = (op: Op['kind'], intent: string): Entry | null =>
    this.kept.entries.get(`${op} ${intent}`) ?? null;
  get holdings(): Iterable<Holding> {
    return this.kept.holdings.values();
  }
  get leases(): Iterable<Lease> {
    return this.kept.leases.values();
  }
  get exceptions(): Iterable<Exception> {
    return this.kept.exceptions.values();
  }

  private draft(): Draft {
    const { kept } = this;
    const held = (person: string, of: OfferName) =>
      kept.heldBy.get(tallyKeyText({ ...of, day: '', person })) ?? [];
    const append = (op: Op, body: object): number => {
      const { kind, intent, at } = op;
      const seq = ++this.seq;
      const text = JSON.stringify(body);
      const entry = { seq, op: kind, intent, about: aboutOf(op), at, body: text, hash: '' };
      kept.entries.set(`${kind} ${intent}`, entry);
      return seq;
    };
    return {
      entries: [],
      rows: [],
      terms: new Map(),
      tallies: new Map(),
      head: () => ({ seq: this.seq, hash: '' }),
      entryOf: this.entryOf,
      byId: this.byId,
      byCode: this.byCode,
      ofPersonAndOffer: (person, of) => held(person, of).flatMap((one) => this.byId(one) ?? []),
      tally: this.tally,
      lease: this.lease,
      exception: (seq) => kept.exceptions.get(seq) ?? null,
      add: (op, _table, _scope, row) => append(op, row),
      note: (op, _scope, body) => void append(op, body as object),
      keep: (terms, value) => ({
        terms: value === terms.value ? terms : { ...terms, value },
        text: '',
        digest: '',
      }),
      put: (holding) => {
        kept.holdings.set(holding.coupon, holding);
        kept.couponOfCode.set(holding.code, holding.coupon);
        return holding;
      },
      handTo: (person, { coupon, terms }) => {
        const key = tallyKeyText({ ...offerNameOf(terms), day: '', person });
        kept.heldBy.set(key, [coupon, ...(kept.heldBy.get(key) ?? [])]);
      },
      putLease: (lease) => (kept.leases.set(lease.lease, lease), lease),
      putException: (one) => (kept.exceptions.set(one.exception, one), one),
      count: (key, by) => {
        const was = this.tally(key);
        kept.tallies.set(tallyKeyText(key), {
          claims: was.claims + (by.claims ?? 0),
          uses: was.uses + (by.uses ?? 0),
          drawn: was.drawn + (by.drawn ?? 0),
          serial: Math.max(was.serial, by.serial ?? 0),
          freed: was.freed + (by.freed ?? 0),
        });
      },
    };
  }
}
