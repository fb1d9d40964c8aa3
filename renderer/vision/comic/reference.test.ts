import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawComic, inkAt, type Picture } from './reference.ts';

type Colour = readonly [number, number, number];

const painted = (
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Picture => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  return { width, height, data };
};

/** Skin of the Monk scale, from light to dark (https://skintone.google, colours as published). */
const MONK: readonly Colour[] = [
  [246, 237, 228],
  [243, 231, 219],
  [247, 234, 208],
  [234, 218, 186],
  [215, 189, 150],
  [160, 126, 86],
  [130, 92, 67],
  [96, 65, 52],
  [58, 49, 42],
  [41, 36, 32],
];

const EDGE = 128;
/** Inside the outline, which is drawn where the head differs from the wall, whatever the skin. */
const onHead = (x: number, y: number): boolean => ((x - 64) / 44) ** 2 + ((y - 64) / 56) ** 2 < 0.7;

/** The same head and light in every tone: what shades it multiplies, what the sensor adds does not. */
const head = (skin: Colour, noise: (i: number) => number): Picture =>
  painted(EDGE, EDGE, (x, y) => {
    const [u, v] = [(x - 64) / 44, (y - 64) / 56];
    const grain = noise(y * EDGE + x);
    const r2 = u * u + v * v;
    if (r2 > 1) return [186 + grain, 182 + grain, 176 + grain];
    const round = Math.sqrt(1 - r2);
    let shade = 0.55 + 0.5 * (0.9 * round - 0.35 * u);
    // Sockets, the side of the nose, the line of the mouth.
    for (const side of [-1, 1])
      shade *= 1 - 0.4 * Math.exp(-(((u - side * 0.36) / 0.14) ** 2) - ((v + 0.22) / 0.08) ** 2);
    shade *= 1 - 0.35 * Math.exp(-(((u - 0.09) / 0.05) ** 2) - ((v - 0.08) / 0.2) ** 2);
    shade *= 1 - 0.5 * Math.exp(-((u / 0.26) ** 2) - ((v - 0.45) / 0.035) ** 2);
    const lit = Math.min(1, shade);
    return [skin[0] * lit + grain, skin[1] * lit + grain, skin[2] * lit + grain];
  });

/** The same grain in every head: a generator of its own, so that a failure can be seen again. */
const grainOf = (amount: number) => (i: number) => {
  const s = Math.sin(i * 12.9898) * 43758.5453;
  return (s - Math.floor(s) - 0.5) * 2 * amount;
};

/** How much of the skin is ink. */
const inkShare = (picture: Picture): number => {
  const { ink } = drawComic(picture);
  let inked = 0;
  let skin = 0;
  for (let i = 0; i < ink.length; i++) {
    if (!onHead(i % EDGE, Math.floor(i / EDGE))) continue;
    skin++;
    inked += 1 - (ink[i] ?? 1);
  }
  return inked / skin;
};

describe('ink on skin', () => {
  it.each([
    ['a clean picture', 0, 1],
    ['a grainy picture', 3, 1],
    ['half the light', 2, 0.5],
  ])('is the same share in every tone of the Monk scale, in %s', (_name, grain, light) => {
    const shares = MONK.map(([r, g, b]) =>
      inkShare(head([r * light, g * light, b * light], grainOf(grain))),
    );
    expect(Math.min(...shares)).toBeGreaterThan(0.01);
    expect(Math.max(...shares)).toBeLessThan(0.5);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.1);
  });

  it('would not be with a threshold that does not follow the face', () => {
    // The same measure on what a fixed threshold does: dark skin lies below it and is ink all over.
    const fixed = (light: number) => 1 - (light >= 0.62 ? 1 : 1 + Math.tanh(14 * (light - 0.62)));
    expect(fixed(0.2) - fixed(0.9)).toBeGreaterThan(0.9);
    for (const [r, g, b] of MONK) {
      const flat = (r * 0.299 + g * 0.587 + b * 0.114) / 255;
      expect(inkAt(flat, flat, flat)).toBe(1);
    }
  });

  it('leaves plain skin of any colour without ink', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 255 }),
        fc.double({ min: 0.4, max: 1, noNaN: true }),
        (r, warm) => {
          const skin = painted(24, 24, () => [r, r * warm, r * warm * 0.9]);
          expect(Math.min(...drawComic(skin).ink)).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the comic', () => {
  const small = fc.uint8Array({ minLength: 12 * 12 * 3, maxLength: 12 * 12 * 3 }).map((bytes) =>
    painted(12, 12, (x, y) => {
      const i = (y * 12 + x) * 3;
      return [bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    }),
  );

  it('is of the same size, opaque, and the same every time, and leaves the photograph alone', () => {
    fc.assert(
      fc.property(small, (photograph) => {
        const before = photograph.data.slice();
        const once = drawComic(photograph);
        expect(drawComic(photograph)).toEqual(once);
        expect(photograph.data).toEqual(before);
        expect(once.picture).toMatchObject({ width: 12, height: 12 });
        for (let i = 3; i < once.picture.data.length; i += 4)
          expect(once.picture.data[i]).toBe(255);
        for (const paper of once.ink) expect(paper >= 0 && paper <= 1).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('inks the dark side of an edge and keeps the light side paper', () => {
    const { ink } = drawComic(painted(64, 64, (x) => (x < 32 ? [40, 40, 40] : [220, 220, 220])));
    const row = 32 * 64;
    expect(ink[row + 29]).toBeLessThan(0.3);
    expect(ink[row + 36]).toBeGreaterThan(0.9);
    expect(ink[row + 5]).toBe(1);
  });

  it('turns a ramp into few tones with dots where it is darker than around', () => {
    const flat = drawComic(painted(64, 64, () => [150, 150, 150])).picture.data;
    const tones = new Set<number>();
    for (let i = 0; i < flat.length; i += 4) tones.add(flat[i] ?? 0);
    // The screen of dots is there, and it is regular.
    expect(tones.size).toBeGreaterThan(1);
    expect(Math.max(...tones) - Math.min(...tones)).toBeGreaterThan(30);
  });
});
