export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
};

/** By how much a picture has to be divided to be no longer than this. */
export const divisorFor = (width: number, height: number, most: number): number =>
  Math.max(1, Math.ceil(Math.max(width, height) / most));

/**
 * A picture a whole number of times smaller, each pixel the mean of those it stands for. What is left over at the right
 * and at the bottom is left out. By hand, since a canvas takes many times as long where there is no graphics card.
 */
export const shrink = ({ width, height, bytes }: Pixels, by: number, to: Pixels): void => {
  const many = by * by;
  const half = many >> 1;
  const beside = (width - by) * 4;
  for (let y = 0, at = 0; y < to.height && y * by < height; y += 1)
    for (let x = 0; x < to.width; x += 1, at += 4) {
      let [r, g, b, a] = [half, half, half, half];
      let from = (y * by * width + x * by) * 4;
      for (let row = 0; row < by; row += 1, from += beside)
        for (let column = 0; column < by; column += 1, from += 4) {
          r += bytes[from] ?? 0;
          g += bytes[from + 1] ?? 0;
          b += bytes[from + 2] ?? 0;
          a += bytes[from + 3] ?? 0;
        }
      to.bytes[at] = (r / many) | 0;
      to.bytes[at + 1] = (g / many) | 0;
      to.bytes[at + 2] = (b / many) | 0;
      to.bytes[at + 3] = (a / many) | 0;
    }
};
