import type { Box } from './kinds.ts';

/** A square piece of a picture, in its pixels. */
export type Tile = { readonly x: number; readonly y: number; readonly side: number };

/**
 * Pure: squares along the long side, each over half of the one before. The detector looks at 128 pixels whatever it is
 * given: of a whole wide picture a passer-by's face would be seven of them, of a square it is twelve.
 */
export const tilesOf = ({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): readonly Tile[] => {
  const side = Math.min(width, height);
  const along = Math.max(width, height) - side;
  const steps = Math.ceil(along / (side / 2));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const at = steps === 0 ? 0 : Math.round((along * i) / steps);
    return width >= height ? { x: at, y: 0, side } : { x: 0, y: at, side };
  });
};

/** Pure: a square picture whole, and in squares of half its side, each over half of the one before. */
export const tilesOfSquare = (side: number): readonly Tile[] => {
  const half = Math.floor(side / 2);
  const steps = [0, Math.floor((side - half) / 2), side - half];
  return [{ x: 0, y: 0, side }, ...steps.flatMap((y) => steps.map((x) => ({ x, y, side: half })))];
};

/** Cuts squares into the same memory again and again. */
export const tiles = () => {
  let square = new ImageData(1, 1);
  return {
    cut(picture: ImageData, { x, y, side }: Tile): ImageData {
      if (square.width !== side) square = new ImageData(side, side);
      for (let row = 0; row < side; row++) {
        const from = 4 * ((y + row) * picture.width + x);
        square.data.set(picture.data.subarray(from, from + 4 * side), 4 * side * row);
      }
      return square;
    },
  };
};

const SAME = 0.3;

/** How much of the smaller of two lies in the other. */
const shared = (a: Box, b: Box): number => {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (wide <= 0 || high <= 0) return 0;
  return (wide * high) / Math.min(a.width * a.height, b.width * b.height);
};

/** Pure: one of each face that two squares both saw, the larger: the other may have been cut by an edge. */
export const joined = <B extends Box>(boxes: readonly B[]): readonly B[] => {
  const kept: B[] = [];
  for (const box of boxes.toSorted((a, b) => b.width * b.height - a.width * a.height))
    if (kept.every((one) => shared(one, box) < SAME)) kept.push(box);
  return kept;
};
