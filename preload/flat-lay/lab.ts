import type { Picture } from './picture.ts';

/** CIELAB of every pixel, three numbers each: distances in it are what an eye sees. */
export type LabPicture = {
  readonly width: number;
  readonly height: number;
  readonly lab: Float32Array;
};

const LINEAR = Float64Array.from({ length: 256 }, (_none, v) => {
  const c = v / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});
const bend = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);

/** D65, as sRGB is. What can be seen through counts as white paper. */
export const toLab = ({ width, height, data }: Picture): LabPicture => {
  const lab = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const alpha = (data[i * 4 + 3] ?? 0) / 255;
    const on = (channel: number) =>
      LINEAR[Math.round((data[i * 4 + channel] ?? 0) * alpha + 255 * (1 - alpha))] ?? 0;
    const [r, g, b] = [on(0), on(1), on(2)];
    const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
    const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
    lab[i * 3] = 116 * y - 16;
    lab[i * 3 + 1] = 500 * (x - y);
    lab[i * 3 + 2] = 200 * (y - z);
  }
  return { width, height, lab };
};
