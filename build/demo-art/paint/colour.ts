/**
 * Colour in OKLab, so that a lighter or darker cloth keeps its hue as the eye sees it; plain RGB
 * mixing turns camel shadows green and red highlights pink.
 */

interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number): number =>
  v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;

function toLab(hex: string): Lab {
  const channel = (at: number): number =>
    toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const r = channel(1);
  const g = channel(3);
  const b = channel(5);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function toHex({ l, a, b }: Lab): string {
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  const byte = (v: number): string =>
    Math.round(255 * Math.min(1, Math.max(0, toGamma(Math.max(0, v)))))
      .toString(16)
      .padStart(2, '0');
  return `#${channels.map(byte).join('')}`;
}

/** `amount` 0 is `from`, 1 is `to`. */
export function mix(from: string, to: string, amount: number): string {
  const a = toLab(from);
  const b = toLab(to);
  const between = (p: number, q: number): number => p + (q - p) * amount;
  return toHex({ l: between(a.l, b.l), a: between(a.a, b.a), b: between(a.b, b.b) });
}

/** The five steps a dyed cloth shows between its deepest fold and its lit edge. */
export interface Tones {
  readonly deep: string;
  readonly dark: string;
  readonly base: string;
  readonly light: string;
  readonly shine: string;
  /** How strongly an edge must be lit to stay readable on a black mirror. */
  readonly rim: number;
}

/** Light is warm and from the upper left; shadows keep the dye and lean towards ink. */
export function tones(base: string): Tones {
  const { l } = toLab(base);
  // A share of the way to warm white: a fifth shows on the darkest cloth; a pale one, with little way left, takes more.
  const reach = 0.2 + 0.13 * l;
  // White cloth is lit from within: its shadows stay pale and warm, or it turns to stone.
  const pale = Math.max(0, (l - 0.82) / 0.16);
  return {
    deep: mix(base, mix('#0f0b08', '#4a3a26', pale), 0.62 - 0.14 * pale),
    dark: mix(base, mix('#17120e', '#5a4a36', pale), 0.22 - 0.06 * pale),
    base,
    light: mix(base, '#fff6e8', reach),
    shine: mix(base, '#fffaf2', reach + 0.3),
    rim: l > 0.55 ? 0 : 0.16 + (0.55 - l) * 1.1,
  };
}
