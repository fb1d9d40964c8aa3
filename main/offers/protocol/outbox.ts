import { safeguards, type Safeguards } from './safeguards.ts';

/** What waits at a node to be told, most important first. */
export const classes = ['ledger', 'proof', 'interaction', 'debug'] as const;
export type OutboxClass = (typeof classes)[number];

/** Only these are ever dropped, the last first. */
const DROPPABLE: readonly OutboxClass[] = ['debug', 'interaction'];

/** A class of one epoch is one stream, so that what is more important never waits for what is less. */
export const streamOf = (epoch: string, of: OutboxClass): string =>
  `${epoch}_${classes.indexOf(of)}`;

export const isCovered = (
  row: { readonly stream: string; readonly seq: number },
  ack: { readonly epoch: string; readonly upTo: number },
): boolean => row.stream === ack.epoch && row.seq <= ack.upTo;

/** How many bytes have to go from which class, so that what waits fits the cap. What may not go stays, beyond any cap. */
export const overflowOf = (
  bytes: Readonly<Record<OutboxClass, number>>,
  cap: number,
  on: Safeguards = safeguards,
): Partial<Record<OutboxClass, number>> => {
  let over = classes.reduce((sum, one) => sum + bytes[one], 0) - cap;
  const goes: Partial<Record<OutboxClass, number>> = {};
  const droppable = on.keepLedgerRows ? DROPPABLE : classes.toReversed();
  for (const one of droppable) {
    if (over <= 0) break;
    const going = Math.min(over, bytes[one]);
    if (going > 0) goes[one] = going;
    over -= going;
  }
  return goes;
};

/** What stands in the place of rows that had to go, so that the stream keeps its count without a gap. */
export const droppedRow = (
  first: { readonly seq: number; readonly from?: number },
  last: { readonly seq: number },
): { readonly seq: number; readonly from: number } => ({
  seq: last.seq,
  from: first.from ?? first.seq,
});
