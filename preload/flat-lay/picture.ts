/** A picture in memory: four bytes a pixel, colours not multiplied by alpha. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};

export const blank = (width: number, height: number): Picture => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Part of a picture at another size, each new pixel the mean of what it covers. Never made larger. */
export const resized = (
  from: Picture,
  longest: number,
  box: Box = { left: 0, top: 0, width: from.width, height: from.height },
): Picture => {
  const scale = Math.min(1, longest / Math.max(box.width, box.height));
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const to = blank(width, height);
  const [stepX, stepY] = [box.width / width, box.height / height];
  for (let y = 0; y < height; y++) {
    const [y0, y1] = [box.top + y * stepY, box.top + (y + 1) * stepY];
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [box.left + x * stepX, box.left + (x + 1) * stepX];
      let [r, g, b, a, area] = [0, 0, 0, 0, 0];
      for (let v = Math.floor(y0); v < y1; v++) {
        const tall = Math.min(v + 1, y1) - Math.max(v, y0);
        if (v < 0 || v >= from.height || tall <= 0) continue;
        for (let u = Math.floor(x0); u < x1; u++) {
          const part = tall * (Math.min(u + 1, x1) - Math.max(u, x0));
          if (u < 0 || u >= from.width || part <= 0) continue;
          const i = (v * from.width + u) * 4;
          const alpha = (from.data[i + 3] ?? 0) * part;
          r += (from.data[i] ?? 0) * alpha;
          g += (from.data[i + 1] ?? 0) * alpha;
          b += (from.data[i + 2] ?? 0) * alpha;
          a += alpha;
          area += part;
        }
      }
      const o = (y * width + x) * 4;
      // Colour is weighed by what can be seen of it, or the edge takes on the colour of nothing.
      to.data[o] = a > 0 ? r / a : 0;
      to.data[o + 1] = a > 0 ? g / a : 0;
      to.data[o + 2] = a > 0 ? b / a : 0;
      to.data[o + 3] = area > 0 ? a / area : 0;
    }
  }
  return to;
};
