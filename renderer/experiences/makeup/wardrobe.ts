import type { Makeup, MakeupPart, Shade } from '../../../preload/contract/index.ts';
import { labOfHex } from '../../vision/makeup/colour.ts';
import { like } from '../../vision/makeup/finder.ts';
import type { Finish, Look } from '../../vision/makeup/look.ts';
import { PARTS } from '../../vision/makeup/masks.ts';

/** One shade of one product. */
export type Pick = { readonly sku: string; readonly shade: string };
export type Wearing = { readonly [part in MakeupPart]?: Pick };

/** A shade as it is shown and worn, with all that is to be known of it. */
export type Piece = {
  readonly id: string;
  readonly part: MakeupPart;
  readonly finish: Finish;
  readonly product: Makeup['product'];
  readonly shade: string;
  readonly hex: string;
  readonly name: Shade['name'];
  readonly stock: number | null;
};

/** A product and its shades; the finish is said where the product says it. */
export type Line = {
  readonly part: MakeupPart;
  readonly finish: Finish | null;
  readonly product: Makeup['product'];
  readonly pieces: readonly Piece[];
};

/** What is not stated lies as most lipsticks do. */
const USUAL: Finish = 'satin';

export const linesOf = (makeup: readonly Makeup[]): readonly Line[] =>
  makeup.map(({ part, finish, product }) => ({
    part,
    finish,
    product,
    pieces: product.sizes.flatMap(({ label, stock, shade }) =>
      shade
        ? [
            {
              id: `${product.sku} ${label}`,
              part,
              finish: finish ?? USUAL,
              product,
              shade: label,
              hex: shade.hex,
              name: shade.name,
              stock,
            },
          ]
        : [],
    ),
  }));

export const linesFor = (lines: readonly Line[], part: MakeupPart): readonly Line[] =>
  lines.filter((line) => line.part === part);

/** Parts this shop has anything for, from the lips on. */
export const partsIn = (lines: readonly Line[]): readonly MakeupPart[] =>
  PARTS.filter((part) => lines.some((line) => line.part === part));

export const pieceOf = (lines: readonly Line[], pick: Pick | undefined): Piece | null =>
  (pick &&
    lines
      .find(({ product }) => product.sku === pick.sku)
      ?.pieces.find(({ shade }) => shade === pick.shade)) ??
  null;

export const pickOf = ({ product, shade }: Piece): Pick => ({ sku: product.sku, shade });

/** All that is worn, from the lips on; what the shop took from its lists meanwhile is no longer worn. */
export const wornPieces = (lines: readonly Line[], wearing: Wearing): readonly Piece[] =>
  PARTS.flatMap((part) => pieceOf(lines, wearing[part]) ?? []);

/** Together; null where one has no price or another currency. */
export const totalOf = (pieces: readonly Piece[]): number | null =>
  pieces.reduce<number | null>(
    (sum, { product }) =>
      sum === null || product.price === null || product.currency !== pieces[0]?.product.currency
        ? null
        : sum + product.price,
    0,
  );

/** Colour as a hand lays it: powder and pencil are never put on at full strength. */
const INTENSITY: Readonly<Record<MakeupPart, number>> = {
  lips: 1,
  cheeks: 0.85,
  lids: 0.85,
  brows: 0.75,
};

export const lookOf = (pieces: readonly Piece[]): Look =>
  Object.fromEntries(
    pieces.map(({ part, hex, finish }) => [
      part,
      { colour: labOfHex(hex), finish, intensity: INTENSITY[part] },
    ]),
  );

/** On, or off again where it is worn already. */
export const wear = (wearing: Wearing, piece: Piece): Wearing => {
  const { [piece.part]: now, ...others } = wearing;
  return now?.sku === piece.product.sku && now.shade === piece.shade
    ? others
    : { ...others, [piece.part]: pickOf(piece) };
};

/** The shade of another product that is nearest to the one worn: the finish changes and the colour stays. */
export const sameColourIn = (line: Line, worn: Piece): Piece | null =>
  line.pieces.find(({ id }) => id === worn.id) ?? like(worn, line.pieces, 1)[0] ?? null;
