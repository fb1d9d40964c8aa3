import type { Op } from './ledger.ts';

/** What every engine keeps: the tables behind the entries, and the columns an entry's body repeats. */
export const tables = {
  coupons: [
    'coupon',
    'code',
    'offer',
    'person',
    'nth',
    'serial',
    'terms',
    'value',
    'parts',
    'screen',
    'source',
    'lease',
    'day',
    'at',
  ],
  takes: ['coupon', 'person', 'at'],
  redemptions: [
    'coupon',
    'turn',
    'after',
    'parts',
    'value',
    'amount',
    'receipt',
    'day',
    'at',
    'site',
    'till',
    'staff',
    'node',
  ],
  reversals: ['coupon', 'turn', 'at', 'staff', 'reason'],
  voids: ['coupon', 'at', 'staff', 'reason'],
  delegations: ['coupon', 'nth', 'after', 'node', 'at', 'staff'],
  returns: ['coupon', 'nth', 'at', 'staff', 'lost', 'reason', 'charge', 'site'],
  leases: ['lease', 'offer', 'terms', 'node', 'first', 'last', 'at', 'staff'],
  lease_ends: ['lease', 'how', 'rest', 'at', 'staff', 'reason', 'charge', 'site'],
  exceptions: [
    'coupon',
    'why',
    'value',
    'amount',
    'receipt',
    'at',
    'site',
    'till',
    'staff',
    'node',
  ],
  settled: ['exception', 'at', 'staff', 'outcome', 'reason'],
} as const satisfies Record<string, readonly string[]>;

export type Table = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly Table[];

export type Cell = string | number | null;
export type NewRow = {
  readonly table: Table;
  readonly seq: number;
  /** Beside the columns of every row: whose it is. It follows from the terms and is no part of the body. */
  readonly brand: string;
  /** The row as one text: the entry's body. */
  readonly body: string;
  readonly row: Readonly<Record<string, Cell>>;
};

/** What stands in a column of a row that was written before the column was there. */
export const blank = (column: string): Cell => (column === 'parts' ? 0 : null);

const tableOfOp = {
  claim: 'coupons',
  issue: 'coupons',
  take: 'takes',
  redeem: 'redemptions',
  reverse: 'reversals',
  void: 'voids',
  delegate: 'delegations',
  return: 'returns',
  lease: 'leases',
  'hand-back': 'lease_ends',
  'write-off': 'lease_ends',
  settle: 'settled',
} as const satisfies Record<Op['kind'], Table>;

/** Where the row of an entry stands; null where it was refused and there is none. */
export const tableOf = (op: Op['kind'], body: Readonly<Record<string, unknown>>): Table | null => {
  if ('refused' in body) return null;
  if (op === 'redeem' && 'why' in body) return 'exceptions';
  if (op === 'reverse' && 'exception' in body) return 'settled';
  return tableOfOp[op];
};
