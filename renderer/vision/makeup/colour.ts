/** sRGB (IEC 61966-2-1) and CIE Lab under D65, the space in which a shade is mixed onto skin. */

export type Lab = readonly [L: number, a: number, b: number];
/** As a picture has it: 0 to 255 each. */
export type Rgb = readonly [r: number, g: number, b: number];

const WHITE = [0.95047, 1, 1.08883] as const;
const EPSILON = 216 / 24_389;
const KAPPA = 24_389 / 27;

const toLinear = (value: number): number => {
  const c = value / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

const fromLinear = (value: number): number => {
  const c = Math.min(1, Math.max(0, value));
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
};

/** A picture has 256 values, and a face some ten thousand pixels a frame. */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => toLinear(value));
const linear = (value: number): number => LINEAR[value] ?? toLinear(value);

const bend = (t: number): number => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
const unbend = (f: number): number => (f ** 3 > EPSILON ? f ** 3 : (116 * f - 16) / KAPPA);

export const labOf = (red: number, green: number, blue: number): Lab => {
  const r = linear(red);
  const g = linear(green);
  const b = linear(blue);
  const x = bend((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
  const y = bend(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = bend((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** Where the screen cannot show a colour, each channel stops at its end. */
export const rgbOf = ([L, a, b]: Lab): Rgb => {
  const fy = (L + 16) / 116;
  const x = WHITE[0] * unbend(fy + a / 500);
  const y = unbend(fy);
  const z = WHITE[2] * unbend(fy - b / 200);
  return [
    fromLinear(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    fromLinear(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    fromLinear(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
};

/** `#b3261e`, as the catalogue checks it when a shade is imported. */
export const labOfHex = (hex: string): Lab => {
  const value = Number.parseInt(hex.slice(1), 16);
  return labOf(value >> 16, (value >> 8) & 255, value & 255);
};

const DEGREE = Math.PI / 180;
const degrees = (b: number, a: number): number =>
  a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / DEGREE + 360) % 360;

/** CIEDE2000 (ISO/CIE 11664-6): 1 is about the least that an eye tells apart, 6 a neighbouring shade of a range. */
export const difference = (one: Lab, other: Lab): number => {
  const chroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
  const G = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)));
  const a1 = (1 + G) * one[1];
  const a2 = (1 + G) * other[1];
  const C1 = Math.hypot(a1, one[2]);
  const C2 = Math.hypot(a2, other[2]);
  const h1 = degrees(one[2], a1);
  const h2 = degrees(other[2], a2);
  const grey = C1 * C2 === 0;
  const turn = h2 - h1;
  const dh = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const sum = h1 + h2;
  const h = grey
    ? sum
    : Math.abs(turn) <= 180
      ? sum / 2
      : sum < 360
        ? sum / 2 + 180
        : sum / 2 - 180;
  const dL = other[0] - one[0];
  const dC = C2 - C1;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((dh * DEGREE) / 2);
  const L = (one[0] + other[0]) / 2;
  const C = (C1 + C2) / 2;
  const T =
    1 -
    0.17 * Math.cos((h - 30) * DEGREE) +
    0.24 * Math.cos(2 * h * DEGREE) +
    0.32 * Math.cos((3 * h + 6) * DEGREE) -
    0.2 * Math.cos((4 * h - 63) * DEGREE);
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const SC = 1 + 0.045 * C;
  const SH = 1 + 0.015 * C * T;
  const RC = 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  const RT = -RC * Math.sin(2 * 30 * Math.exp(-(((h - 275) / 25) ** 2)) * DEGREE);
  return Math.sqrt((dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + RT * (dC / SC) * (dH / SH));
};
