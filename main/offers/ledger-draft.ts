import { canonical, digestOf, linkHash } from './chain.ts';
import {
  aboutOf,
  offerNameOf,
  type Entry,
  type Exception,
  type Holding,
  type Lease,
  type OfferName,
  type Op,
  type Scope,
  type Terms,
} from './ledger.ts';
import type { NewRow, Table, Cell } from './ledger-tables.ts';
import type { Tally } from './rulings.ts';

/** What an engine can tell of how things stood before the batch. */
export type Facts = {
  entryOf(op: Op['kind'], intent: string): Entry | null;
  byId(coupon: string): Holding | null;
  byCode(code: string): Holding | null;
  /** Newest first. */
  ofPersonAndOffer(person: string, of: OfferName): readonly Holding[];
  tally(of: TallyKey): Tally;
  lease(lease: string): Lease | null;
  exception(seq: number): Exception | null;
};

/** An offer; one day of it; one person's day of it. Empty where it is all days or all people. */
export type TallyKey = OfferName & { readonly day: string; readonly person: string };
export const tallyKeyText = ({ brand, offer, day, person }: TallyKey): string =>
  [brand, offer, day, person].join('\n');
/** All days and all people of an offer. */
export const wholeOf = ({ brand, offer }: OfferName): TallyKey => ({
  brand,
  offer,
  day: '',
  person: '',
});

type KeptTerms = { readonly terms: Terms; readonly text: string; readonly digest: string };
/** Rules are few and claims many; conditions may name ten thousand products. */
const kept = new WeakMap<Terms, Map<number, KeptTerms>>();
/** The terms with what was drawn, as they are kept. */
const keptTerms = (terms: Terms, value: number): KeptTerms => {
  let known = kept.get(terms);
  if (!known) kept.set(terms, (known = new Map()));
  let found = known.get(value);
  if (!found) {
    const own = value === terms.value ? terms : { ...terms, value };
    const text = canonical(own);
    known.set(value, (found = { terms: own, text, digest: digestOf(text) }));
  }
  return found;
};

export type Head = { readonly seq: number; readonly hash: string };

export type OpenDraft = ReturnType<typeof openDraft>;
/** What a clerk writes on. */
export type Draft = Omit<OpenDraft, 'touched'>;
export type Touched = OpenDraft['touched'];

/**
 * A batch under way: what the engine knows, with what the batch has added so far laid over it, so that each op sees
 * those before it while nothing is written yet. What comes out is rows to be added and tallies to be set, all at once.
 */
export const openDraft = (facts: Facts, before: Head) => {
  let head = before;
  const entries: (Entry & Partial<Scope>)[] = [];
  const rows: NewRow[] = [];
  const terms = new Map<string, string>();
  const tallies = new Map<string, { readonly key: TallyKey; readonly tally: Tally }>();
  const answered = new Map<string, Entry>();
  const holdings = new Map<string, Holding>();
  const couponOfCode = new Map<string, string>();
  const newlyHeld = new Map<string, string[]>();
  const leases = new Map<string, Lease>();
  const exceptions = new Map<number, Exception>();

  const now = (holding: Holding | null): Holding | null =>
    holding && (holdings.get(holding.coupon) ?? holding);
  const byId = (coupon: string) => holdings.get(coupon) ?? facts.byId(coupon);
  const tally = (key: TallyKey) => tallies.get(tallyKeyText(key))?.tally ?? facts.tally(key);

  /** Adds a link to the chain. */
  const append = (op: Op, body: string, scope: Scope | null): number => {
    const { kind, intent, at } = op;
    const entry = { seq: head.seq + 1, op: kind, intent, about: aboutOf(op), at, body };
    const hash = linkHash(head.hash, entry);
    head = { seq: entry.seq, hash };
    const linked = { ...entry, hash };
    entries.push({ ...linked, ...scope });
    answered.set(`${kind} ${intent}`, linked);
    return entry.seq;
  };

  return {
    entries,
    rows,
    terms,
    tallies,
    head: () => head,
    /** What the batch did something to, by its names: nothing else is otherwise than it was before. */
    touched: { answered, holdings, couponOfCode, newlyHeld, leases, exceptions },

    entryOf: (op: Op['kind'], intent: string) =>
      answered.get(`${op} ${intent}`) ?? facts.entryOf(op, intent),
    byId,
    byCode(code: string): Holding | null {
      const coupon = couponOfCode.get(code);
      return coupon === undefined ? now(facts.byCode(code)) : byId(coupon);
    },
    ofPersonAndOffer(person: string, of: OfferName): Holding[] {
      const added = newlyHeld.get(tallyKeyText({ ...of, day: '', person })) ?? [];
      return [
        ...added.toReversed().flatMap((coupon) => byId(coupon) ?? []),
        ...facts.ofPersonAndOffer(person, of).flatMap((one) => now(one) ?? []),
      ];
    },
    tally,
    lease: (lease: string) => leases.get(lease) ?? facts.lease(lease),
    exception: (seq: number) => exceptions.get(seq) ?? facts.exception(seq),

    /** A row, and the entry that stands for it; its sequence number. */
    add(op: Op, table: Table, scope: Scope, row: Readonly<Record<string, Cell>>): number {
      const body = canonical(row);
      const seq = append(op, body, scope);
      rows.push({ table, seq, brand: scope.brand, body, row });
      return seq;
    },
    /** Only the entry: what was answered, although nothing was done. */
    note: (op: Op, scope: Scope | null, body: unknown) => void append(op, canonical(body), scope),

    keep(offer: Terms, value: number): KeptTerms {
      const found = keptTerms(offer, value);
      terms.set(found.digest, found.text);
      return found;
    },
    put(holding: Holding): Holding {
      holdings.set(holding.coupon, holding);
      couponOfCode.set(holding.code, holding.coupon);
      return holding;
    },
    /** Somebody has it now who had not. */
    handTo(person: string, { coupon, terms }: Holding) {
      const key = tallyKeyText({ ...offerNameOf(terms), day: '', person });
      const mine = newlyHeld.get(key);
      if (mine) mine.push(coupon);
      else newlyHeld.set(key, [coupon]);
    },
    putLease: (lease: Lease): Lease => (leases.set(lease.lease, lease), lease),
    putException: (one: Exception): Exception => (exceptions.set(one.exception, one), one),
    count(key: TallyKey, by: Partial<Tally>) {
      const was = tally(key);
      const next = {
        claims: was.claims + (by.claims ?? 0),
        uses: was.uses + (by.uses ?? 0),
        drawn: was.drawn + (by.drawn ?? 0),
        serial: Math.max(was.serial, by.serial ?? 0),
        freed: was.freed + (by.freed ?? 0),
      };
      tallies.set(tallyKeyText(key), { key, tally: next });
    },
  };
};
