import type { Words } from '../../../preload/contract/index.ts';
import { labOfHex } from '../../vision/makeup/colour.ts';
import { like } from '../../vision/makeup/finder.ts';
import { linesFor, pieceOf, pickOf, type Line, type Piece, type Wearing } from './wardrobe.ts';

/** A whole face in one tap. `called` is a line of the copy, where no artist gave it a name. */
export type WholeLook = {
  readonly id: string;
  readonly name: Words | null;
  readonly called: 'soft' | 'clear' | 'deep' | null;
  readonly pieces: readonly Piece[];
};

type SetLook = {
  readonly name: Words;
  readonly wear: readonly { readonly sku: string; readonly shade: string }[];
};

/** An artist's looks, as far as the shop has all of their pieces. */
const ownLooks = (lines: readonly Line[], set: readonly SetLook[]): readonly WholeLook[] =>
  set.flatMap(({ name, wear }, i): WholeLook[] => {
    const pieces = wear.flatMap((pick) => pieceOf(lines, pick) ?? []);
    const parts = new Set(pieces.map(({ part }) => part));
    return pieces.length === wear.length && parts.size === pieces.length
      ? [{ id: `own-${i}`, name, called: null, pieces }]
      : [];
  });

const chroma = ({ hex }: Piece): number => Math.hypot(...labOfHex(hex).slice(1));
const lightness = ({ hex }: Piece): number => labOfHex(hex)[0];
const most = (pieces: readonly Piece[], by: (piece: Piece) => number): Piece | undefined =>
  pieces.toSorted((one, other) => by(other) - by(one))[0];

/** Put together around a lip shade: the lightest, the clearest and the deepest, each with cheeks of its colour. */
const madeLooks = (lines: readonly Line[]): readonly WholeLook[] => {
  const of = (part: Piece['part']) =>
    linesFor(lines, part).flatMap(({ pieces }) => pieces.filter(({ stock }) => stock !== 0));
  const lips = of('lips');
  const looks = (
    [
      ['soft', most(lips, lightness)],
      ['clear', most(lips, chroma)],
      ['deep', most(lips, (piece) => -lightness(piece))],
    ] as const
  ).flatMap(([called, lip]): WholeLook[] => {
    if (!lip) return [];
    const cheek = like(lip, of('cheeks'), 1);
    const lids = of('lids').toSorted((one, other) => lightness(other) - lightness(one));
    const lid = lids.at(
      called === 'soft' ? 0 : called === 'clear' ? Math.floor(lids.length / 2) : -1,
    );
    return [{ id: called, name: null, called, pieces: [lip, ...cheek, ...(lid ? [lid] : [])] }];
  });
  // Of a small range the lightest may be the clearest as well.
  return looks.filter(
    ({ pieces }, i) => looks.findIndex((other) => other.pieces[0]?.id === pieces[0]?.id) === i,
  );
};

export const looksOf = (lines: readonly Line[], set: readonly SetLook[]): readonly WholeLook[] => {
  const own = ownLooks(lines, set);
  return own.length > 0 ? own : madeLooks(lines);
};

export const wearingOf = ({ pieces }: WholeLook): Wearing =>
  Object.fromEntries(pieces.map((piece) => [piece.part, pickOf(piece)]));

export const isWorn = (look: WholeLook, wearing: Wearing): boolean =>
  JSON.stringify(sorted(wearingOf(look))) === JSON.stringify(sorted(wearing));

const sorted = (wearing: Wearing) =>
  Object.entries(wearing)
    .map(([part, pick]) => `${part} ${pick.sku} ${pick.shade}`)
    .toSorted();
