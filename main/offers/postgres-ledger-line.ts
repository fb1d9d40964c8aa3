import { isGone, type Writer } from '../store/postgres.ts';
import { genesis } from './chain.ts';
import { clerk } from './ledger-clerk.ts';
import { openDraft, type Head, type OpenDraft, type Touched } from './ledger-draft.ts';
import type { Op, OpResult, Room } from './ledger.ts';
import type { Tally } from './rulings.ts';
import { besideTouched, factsFor, queryOf, type Read } from './postgres-ledger-facts.ts';
import { GONE_ON } from './postgres-ledger-schema.ts';
import { moveHead, openWriting } from './postgres-ledger-write.ts';

/** Decided ops that are worth a journey of their own while the end of the chain is held. */
const PORTION = 64;
/** Offers, days and people whose tallies are kept in mind. */
const MOST_TALLIES = 20_000;

/**
 * How the ledger stands as far as this hub knows, its own batches that are on their way included. True for as long as
 * nobody else writes; each batch that is built on it has the server say so, or is not written.
 */
type Known = {
  head: Head;
  /** What batches did something to that are decided and may not be written yet. */
  readonly onTheWay: Set<Touched>;
  /** For each batch that is being read: what was on the way meanwhile. */
  readonly beside: Set<Set<Touched>>;
  readonly tallies: Map<string, Tally>;
  readonly terms: Set<string>;
  /** Whether nobody else wrote between this hub's last two batches. */
  alone: boolean;
};

const knownFrom = (head: Head): Known => ({
  head,
  onTheWay: new Set(),
  beside: new Set(),
  tallies: new Map(),
  terms: new Set(),
  alone: false,
});

/** Somebody else wrote meanwhile, or a batch before was not written: nothing of this one was either. */
const hasGoneOn = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === GONE_ON;

/** In the order they were sent: what comes after a failure fails for its sake. */
const allDone = async (sent: readonly Promise<unknown>[]): Promise<void> => {
  for (const outcome of await Promise.allSettled(sent))
    if (outcome.status === 'rejected') throw outcome.reason;
};

/** A server that had to undo a transaction answers COMMIT with ROLLBACK, and no error. */
const assertCommitted = ({ command }: { readonly command: string }) => {
  if (command !== 'COMMIT') throw new Error(`the batch was not committed but: ${command}`);
};

/**
 * The batches of one hub, in a line on one connection. Either of two ways:
 *
 * - *Held*: hold the end of the chain, read what the batch is about, decide, write, commit. Whatever others do, it goes
 *   through, and while it is thought about nobody writes.
 * - *Ahead*: read while the batch before is being written, decide on what that one leaves behind, and send all at once,
 *   with the end of the chain as it has to be by then: neither server nor hub waits for the other. Where the end is
 *   another after all, the server undoes everything, and the batch is done again the other way.
 */
export type Connections = {
  readonly writer: Writer;
  /** What is read ahead must not wait behind what is being written. */
  readonly reader: Writer;
};

export const openLine = (parts: {
  readonly connected: () => Promise<Connections>;
  readonly drop: () => Promise<void>;
  readonly read: Omit<Parameters<typeof factsFor>[2], 'known'>;
  readonly room: () => Room;
}) => {
  const { connected, drop, read, room } = parts;
  let known: Known | null = null;
  let underWay = 0;
  /** Resolves once the last batch has sent all it has to say. */
  let sentLast = Promise.resolve();

  /** What was decided is how things stand once it is written. */
  const goOn = (from: Known, draft: OpenDraft, { tallies }: Read) => {
    from.head = draft.head();
    from.onTheWay.add(draft.touched);
    for (const beside of from.beside) beside.add(draft.touched);
    for (const [key, tally] of tallies) if (!from.tallies.has(key)) from.tallies.set(key, tally);
    for (const [key, { tally }] of draft.tallies) from.tallies.set(key, tally);
    for (const digest of draft.terms.keys()) from.terms.add(digest);
    if (from.tallies.size > MOST_TALLIES) forget(from);
  };
  const forget = (what: Known) => {
    if (known === what) known = null;
  };
  const finished = async (
    from: Known,
    { touched }: OpenDraft,
    sent: readonly Promise<unknown>[],
  ) => {
    try {
      await allDone(sent);
      from.onTheWay.delete(touched);
    } catch (error) {
      // What was built on this batch finds the chain not where it has to be.
      forget(from);
      throw error;
    }
  };

  const held = async ({ client, together }: Writer, ops: readonly Op[], passOn: () => void) => {
    const query = queryOf(client);
    const endOfChain = async (): Promise<Known> => {
      const [row] = await query('SELECT epoch, seq, hash FROM ledger WHERE id = 1 FOR UPDATE');
      if (!row) throw new Error('the ledger has lost its own row');
      const seq = Number(row['seq']);
      const hash = seq === 0 ? genesis(String(row['epoch'])) : String(row['hash']);
      const alone = known?.head.hash === hash;
      known = alone && known ? known : knownFrom({ seq, hash });
      known.alone = alone;
      return known;
    };
    let from: Known;
    let draft: OpenDraft;
    let results: OpResult[];
    let sent: Promise<unknown>[];
    try {
      const [, at, facts] = await together(() => {
        const begun = client.query('BEGIN');
        const end = endOfChain();
        const tallies = end.then((now) => now.tallies);
        // Nobody asks for them where the rest could not be read.
        tallies.catch(() => {});
        return Promise.all([begun, end, factsFor(query, ops, { ...read, known: tallies })]);
      });
      from = at;
      draft = openDraft(facts, from.head);
      const decide = clerk(draft, room());
      const writing = openWriting(query, draft, from.terms);
      results = ops.map((op, i) => {
        if (i > 0 && i % PORTION === 0) writing.portion();
        return decide(op);
      });
      // Should one of the writes fail, the commit behind it only tells the server to forget them all.
      sent = [
        writing.rest(),
        ...(draft.entries.length > 0 ? [moveHead(query, draft.head())] : []),
        client.query('COMMIT').then(assertCommitted),
      ];
      goOn(from, draft, facts);
    } catch (error) {
      known = null;
      if (!isGone(error)) await client.query('ROLLBACK').catch(drop);
      throw error;
    }
    passOn();
    await finished(from, draft, sent);
    return results;
  };

  /** Undefined where it has to be done the other way. */
  const ahead = async (
    { writer: { client, together }, reader }: Connections,
    ops: readonly Op[],
    from: Known,
    turn: Promise<unknown>,
    passOn: () => void,
  ) => {
    const query = queryOf(client);
    const beside = new Set(from.onTheWay);
    from.beside.add(beside);
    const reading = reader.together(() =>
      factsFor(queryOf(reader.client), ops, { ...read, known: from.tallies }),
    );
    // Looked at when it is this batch's turn.
    reading.catch(() => {});
    await turn;
    let results: OpResult[];
    let draft: OpenDraft;
    let facts: Read;
    try {
      facts = await reading;
      if (known !== from) return undefined;
      draft = openDraft(besideTouched(facts, [...beside]), from.head);
      results = ops.map(clerk(draft, room()));
    } catch (error) {
      // Held, it goes through, or says again what is wrong with it.
      if (isGone(error)) throw error;
      return undefined;
    } finally {
      from.beside.delete(beside);
    }
    const { seq, hash } = draft.head();
    const sent = together(() => [
      client.query('BEGIN'),
      query('SELECT advance_ledger(?, ?, ?, ?)', from.head.seq, from.head.hash, seq, hash),
      openWriting(query, draft, from.terms).rest(),
      client.query('COMMIT').then(assertCommitted),
    ]);
    goOn(from, draft, facts);
    passOn();
    try {
      await finished(from, draft, sent);
    } catch (error) {
      if (hasGoneOn(error)) return undefined;
      throw error;
    }
    return results;
  };

  const commit = async (ops: readonly Op[], mayGoAhead: boolean): Promise<OpResult[]> => {
    const turn = sentLast;
    const sent = Promise.withResolvers<void>();
    let isSent = false;
    const passOn = () => {
      isSent = true;
      sent.resolve();
    };
    sentLast = sent.promise.then(() => turn);
    const isBehind = underWay++ > 0;
    try {
      const connections = await connected();
      if (mayGoAhead && isBehind && known?.alone && known.head.seq > 0) {
        const results = await ahead(connections, ops, known, turn, passOn);
        if (results) return results;
      }
      if (isSent) return await commit(ops, false);
      await turn;
      return await held((await connected()).writer, ops, passOn);
    } finally {
      underWay--;
      passOn();
    }
  };
  return (ops: readonly Op[]) => commit(ops, true);
};
