import { z } from 'zod';
import type { Applied, Entry, Holding, Ledger, Op } from '../ledger.ts';
import { TOLD } from './inbox-desk.ts';
import type { Outbox, ToTell } from './outbox-store.ts';
import { holderOf } from './rights.ts';
import { tell } from './told.ts';

/**
 * Takes what a node's own ledger did to its outbox, entry by entry: the ledger is the truth, and where the two were
 * parted by a crash the next start goes on where it stopped.
 */

/** Which entry was told last, with its hash: another there means that the ledger was put back from a copy. */
const CURSOR = 'entry';
const MOST_ENTRIES = 256;

const row = z.object({
  refused: z.unknown().optional(),
  coupon: z.string().optional(),
  turn: z.int().nullish(),
  lease: z.string().nullish(),
  rest: z.int().nullish(),
  node: z.string().nullish(),
  site: z.string().nullish(),
  till: z.string().nullish(),
  staff: z.string().nullish(),
  reason: z.string().nullish(),
  screen: z.string().nullish(),
});

/** What of an op an entry still knows, enough to tell it. */
const opOf = (entry: Entry, body: z.infer<typeof row>, holding: Holding | null): Op | null => {
  const { intent, at } = entry;
  const { coupon = '', lease, rest, node, site, till, staff, reason, screen, turn } = body;
  const by = staff ?? '';
  switch (entry.op) {
    case 'claim':
      if (!holding || lease == null) return null;
      return {
        kind: 'claim',
        intent,
        at,
        coupon,
        screen: screen ?? null,
        lease: { lease },
        terms: holding.terms,
        stock: null,
        perPerson: 1,
        person: holding.person ?? '',
        code: holding.code,
      };
    case 'issue':
      if (!holding) return null;
      return {
        kind: 'issue',
        intent,
        at,
        coupon,
        source: holding.source ?? '',
        terms: holding.terms,
        person: holding.person,
        code: holding.code,
      };
    case 'return':
      return { kind: 'return', intent, at, coupon, node: node ?? '', by };
    case 'redeem':
      if (!holding) return null;
      return {
        kind: 'redeem',
        intent,
        at,
        code: holding.code,
        site: site ?? '',
        till: till ?? '',
        by,
      };
    case 'reverse':
      return { kind: 'reverse', intent, at, coupon, turn: turn ?? 0, by, reason: reason ?? '' };
    case 'delegate':
      return { kind: 'delegate', intent, at, coupon, node: node ?? '', by };
    case 'hand-back':
      return { kind: 'hand-back', intent, at, lease: lease ?? '', rest: rest ?? 0, by };
    case 'take':
    case 'void':
    case 'settle':
    case 'lease':
    case 'write-off':
      return null;
  }
};

/** What is asked for is looked up on disk; what is set is written down together with the rows it led to. */
const marked = <T>(outbox: Outbox, prefix: string, fresh: Map<string, string>) => ({
  get(key: string): T | undefined {
    const found = fresh.get(`${prefix} ${key}`) ?? outbox.mark(`${prefix} ${key}`);
    return found == null ? undefined : (JSON.parse(found) as T);
  },
  set: (key: string, value: T) => void fresh.set(`${prefix} ${key}`, JSON.stringify(value)),
});
type Use = { readonly intent: string; readonly right: string };

export const openTeller = (parts: {
  readonly ledger: Pick<Ledger, 'entries' | 'byId'>;
  readonly outbox: Outbox;
  readonly node: string;
}) => {
  const { ledger, outbox, node } = parts;
  const holder = holderOf(node, outbox.epoch);

  const catchUp = async (): Promise<void> => {
    for (;;) {
      const after = Number((outbox.mark(CURSOR) ?? '0').split(' ')[0]);
      const entries = await ledger.entries(after, MOST_ENTRIES);
      const last = entries.at(-1);
      if (!last) return;
      const marks = new Map<string, string>();
      const rights = marked<string>(outbox, 'right', marks);
      const uses = marked<Use>(outbox, 'use', marks);
      const things: ToTell[] = [];
      for (const entry of entries) {
        const body = row.parse(JSON.parse(entry.body));
        if (body.refused !== undefined) continue;
        const holding = body.coupon === undefined ? null : await ledger.byId(body.coupon);
        const op = opOf(entry, body, holding);
        if (!op) continue;
        const applied: Applied | null = holding && {
          holding,
          turn: body.turn ?? null,
          exception: null,
          repeated: false,
        };
        const said = tell({ rights, uses }, op, applied, holder);
        if (said) things.push({ of: 'ledger', type: TOLD, at: entry.at, data: said });
      }
      marks.set(CURSOR, `${last.seq} ${last.hash}`);
      outbox.add(things, marks);
    }
  };

  let running: Promise<void> = Promise.resolve();
  return {
    holder,
    /** To be called after every write of the ledger; resolves when all of it is in the outbox. */
    catchUp: () => (running = running.then(catchUp, catchUp)),
    rightTo: (coupon: string): string | null =>
      marked<string>(outbox, 'right', new Map()).get(coupon) ?? null,
  };
};

/** Whether the ledger goes on from where it was told: false where it was put back from a copy. */
export const goesOn = async (ledger: Pick<Ledger, 'entries'>, outbox: Outbox): Promise<boolean> => {
  const mark = outbox.mark(CURSOR);
  if (mark === null) return true;
  const [seq = '0', hash] = mark.split(' ');
  const [entry] = await ledger.entries(Number(seq) - 1, 1);
  return entry?.seq === Number(seq) && entry.hash === hash;
};
