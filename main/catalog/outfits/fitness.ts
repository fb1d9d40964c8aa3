import { colourFamily, colourHarmony, mayWearTogether } from '../attributes.ts';
import type { Draft, Piece } from './recommend.ts';

/** A piece that could be chosen, with what stylists say for it. */
export type Wanted = {
  readonly piece: Piece;
  /** Looks that hold the lifted product and this very piece. */
  readonly worn: number;
  /** How usual its kind is beside the lifted one's kind, 0 to 1. */
  readonly kindShare: number;
};

const WORN = 2;
const KIND = 1.5;
const COLOUR = 1.2;
const OCCASION = 1;
const PRICE = 0.6;
const BRAND_NEW = 1.5;
const FRESH_KIND = 0.5;
const FRESH_COLOUR = 0.3;
/** Above everything else together: what can not be had is shown only where nothing else can. */
const IN_STOCK = 100;

/** How well a piece completes the lifted one and those already chosen; -Infinity where it can not stand beside them. */
export const fitness = (
  lifted: Piece,
  { piece, worn, kindShare }: Wanted,
  chosen: readonly Piece[],
  earlier: readonly Draft[],
): number => {
  for (const other of chosen) {
    if (!mayWearTogether(other.gender, piece.gender)) return -Infinity;
    if ((other.seasons & piece.seasons) === 0 || other.name === piece.name) return -Infinity;
  }
  const beside = [lifted, ...chosen];
  const mean = (of: (other: Piece) => number) =>
    beside.reduce((sum, other) => sum + of(other), 0) / beside.length;
  return (
    (piece.available ? IN_STOCK : 0) +
    WORN * Math.log2(1 + worn) +
    KIND * kindShare +
    COLOUR * mean((other) => colourHarmony(other.colour, piece.colour)) +
    OCCASION * mean((other) => occasionMatch(other.occasion, piece.occasion)) +
    PRICE * priceMatch(lifted.price, piece.price) -
    staleness(piece, earlier)
  );
};

const occasionMatch = (a: string, b: string): number =>
  a === '' || b === '' ? 0.5 : a === b ? 1 : 0;

/** 1 at the same price, 0 at four times or a quarter of it. */
const priceMatch = (a: number | null, b: number | null): number =>
  a === null || b === null || a === 0 || b === 0
    ? 0.5
    : Math.max(0, 1 - Math.abs(Math.log2(a / b)) / 2);

/** What an earlier look already showed. */
const staleness = (piece: Piece, earlier: readonly Draft[]): number => {
  let seen = 0;
  for (const draft of earlier)
    for (const shown of draft.pieces) {
      if (shown.piece.sku === piece.sku || shown.piece.name === piece.name) seen += BRAND_NEW;
      if (shown.piece.slot !== piece.slot) continue;
      if (shown.piece.kind === piece.kind) seen += FRESH_KIND;
      const family = colourFamily(piece.colour)?.name;
      if (family !== undefined && family === colourFamily(shown.piece.colour)?.name)
        seen += FRESH_COLOUR;
    }
  return seen;
};
