/** Enough of a picture's pixels to tell its light by. */
const APART = 8;

export const luminance = (r: number, g: number, b: number): number =>
  0.299 * r + 0.587 * g + 0.114 * b;

/**
 * How light all of a picture is, 0 to 1. Not by a texture's smallest size: where sides are no powers of two, that leans
 * to one corner.
 */
export const litOf = ({ width, height, data }: ImageData): number => {
  let [sum, many] = [0, 0];
  for (let y = APART / 2; y < height; y += APART)
    for (let x = APART / 2; x < width; x += APART) {
      const at = (y * width + x) * 4;
      sum += luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      many += 1;
    }
  return sum / (255 * (many || 1));
};
