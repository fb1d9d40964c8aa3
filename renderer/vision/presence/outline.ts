import type { Mask } from '../tracker/kinds.ts';

/** The long side of an outline: enough for a shadow on a wall, too little for a face. */
const LONG_SIDE = 128;
/** From how likely a person a cell begins to be shadow, and from how likely it is all shadow. */
const EDGE = [0.2, 0.8] as const;

/** How dark each cell of a shadow is: 0 to 255, row by row. */
export type Outline = {
  readonly width: number;
  readonly height: number;
  readonly shade: Uint8ClampedArray;
};

const soft = (likely: number): number => {
  const at = Math.min(1, Math.max(0, (likely - EDGE[0]) / (EDGE[1] - EDGE[0])));
  return at * at * (3 - 2 * at);
};

/** Each cell becomes the mean of itself and its neighbours in its row or column: drawn large, steps would show. */
const blurred = (
  cells: Float32Array<ArrayBuffer>,
  step: number,
  length: number,
): Float32Array<ArrayBuffer> =>
  cells.map((cell, i) => {
    const at = Math.floor(i / step) % length;
    const before = at > 0 ? (cells[i - step] ?? 0) : cell;
    const after = at < length - 1 ? (cells[i + step] ?? 0) : cell;
    return (before + cell + after) / 3;
  });

/**
 * Pure: the shadow of whoever a mask was made of, as a mirror or as the lens shows them. Half of it is the one before, so
 * that it moves as softly as a shadow does.
 */
export const outlineOf = (mask: Mask, mirror: boolean, before: Outline | null): Outline => {
  const scale = Math.min(1, LONG_SIDE / Math.max(mask.width, mask.height));
  const width = Math.max(1, Math.round(mask.width * scale));
  const height = Math.max(1, Math.round(mask.height * scale));
  const last = before?.width === width && before.height === height ? before.shade : null;
  let likely = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const top = Math.floor((row * mask.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * mask.height) / height));
    for (let column = 0; column < width; column++) {
      const left = Math.floor((column * mask.width) / width);
      const right = Math.max(left + 1, Math.floor(((column + 1) * mask.width) / width));
      let sum = 0;
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) sum += mask.values[y * mask.width + x] ?? 0;
      likely[row * width + (mirror ? width - 1 - column : column)] =
        sum / ((bottom - top) * (right - left)) / 255;
    }
  }
  for (let i = 0; i < 2; i++) likely = blurred(blurred(likely, 1, width), width, height);
  const shade = new Uint8ClampedArray(width * height);
  for (const [i, one] of likely.entries())
    shade[i] = last ? (255 * soft(one) + (last[i] ?? 0)) / 2 : 255 * soft(one);
  return { width, height, shade };
};
