import type { Found, Landmark } from '../tracker/kinds.ts';
import { clamp, type Point } from './geometry.ts';

/*
 * Somebody who stands still and faces the lens: what a garment is looked at on where there is no camera. Of the usual
 * build, in spans of the shoulders' joints, from their middle to the right and down; the other half is its mirror image.
 */

type Limb = readonly [x0: number, y0: number, thick: number, x1: number, y1: number, thin: number];
const LIMBS: readonly Limb[] = [
  // The neck, and what lies between it and the shoulder.
  [0, -0.46, 0.145, 0, -0.1, 0.16],
  [0.04, -0.13, 0.1, 0.47, 0.01, 0.125],
  // Chest to waist to hips.
  [0.2, 0.22, 0.28, 0.13, 0.9, 0.25],
  [0.13, 0.9, 0.25, 0.19, 1.4, 0.265],
  // An arm that hangs a little off the body, as it has to before a mirror.
  [0.5, 0.02, 0.145, 0.66, 0.8, 0.11],
  [0.66, 0.8, 0.108, 0.76, 1.42, 0.072],
  [0.76, 1.42, 0.07, 0.785, 1.66, 0.085],
  // A leg, and its foot.
  [0.24, 1.42, 0.235, 0.245, 2.52, 0.145],
  [0.245, 2.52, 0.14, 0.255, 2.88, 0.142],
  [0.255, 2.88, 0.142, 0.25, 3.6, 0.085],
  [0.25, 3.64, 0.09, 0.31, 3.8, 0.08],
];
const HEAD = { y: -0.64, wide: 0.25, tall: 0.33 } as const;
/** Where two of them meet, the corner is filled as flesh fills it. */
const FLESH = 0.07;
const CROWN = HEAD.y - HEAD.tall;
const SOLE = 3.88;

/** Numbers of the pose model, of the wearer's left; of the right it is one more. */
const JOINTS: Readonly<Record<number, Point>> = {
  7: [0.23, -0.61],
  9: [0.06, -0.48],
  11: [0.5, 0],
  13: [0.66, 0.8],
  15: [0.76, 1.42],
  23: [0.265, 1.38],
  25: [0.245, 2.52],
  27: [0.25, 3.62],
};
const EYES: Readonly<Record<'left' | 'right', number>> = { left: 2, right: 5 };
const EYE: Point = [0.09, -0.67];

/** How far outside it a place is, in spans; less than nothing inside. */
const outside = (x: number, y: number): number => {
  const aside = Math.abs(x);
  let least = (Math.hypot(aside / HEAD.wide, (y - HEAD.y) / HEAD.tall) - 1) * HEAD.wide;
  for (const [x0, y0, thick, x1, y1, thin] of LIMBS) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = clamp(((aside - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1);
    const far =
      Math.hypot(aside - x0 - dx * along, y - y0 - dy * along) - thick - (thin - thick) * along;
    const met = clamp(0.5 + (least - far) / (2 * FLESH), 0, 1);
    least = least + (far - least) * met - FLESH * met * (1 - met);
  }
  return least;
};

export type Mannequin = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opaque, row by row. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** What a tracker would find of it. */
  readonly found: Found['pose'];
};

const WALL = [222, 217, 209] as const;
const FIGURE = [178, 166, 151] as const;
/** Of the picture's height, above the head and below the feet. */
const MARGIN = 0.035;
/** So near to its edge it turns away from the light, in spans. */
const ROUND = 0.16;

/** Drawn as large as is asked for. */
export const mannequin = (width: number, height: number): Mannequin => {
  const span = (height * (1 - 2 * MARGIN)) / (SOLE - CROWN);
  const middle = width / 2;
  const top = height * MARGIN - CROWN * span;
  const data = new Uint8ClampedArray(width * height * 4);
  const values = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const far = outside((column + 0.5 - middle) / span, (row + 0.5 - top) / span);
      const here = clamp(0.5 - far * span, 0, 1);
      const deep = 1 - clamp(-far / ROUND, 0, 1);
      const light = 0.78 + 0.22 * Math.sqrt(1 - deep * deep);
      const at = row * width + column;
      values[at] = here * 255;
      data.set(
        [0, 1, 2].map((c) => (WALL[c] ?? 0) * (1 - here) + (FIGURE[c] ?? 0) * light * here),
        at * 4,
      );
      data[at * 4 + 3] = 255;
    }

  const landmark = ([x, y]: Point): Landmark => ({
    x: (middle + x * span) / width,
    y: (top + y * span) / height,
    z: 0,
    seen: 1,
  });
  const landmarks = Array.from({ length: 33 }, () => landmark([0, HEAD.y]));
  const mirrored = ([x, y]: Point): Point => [-x, y];
  for (const [index, place] of Object.entries(JOINTS)) {
    landmarks[Number(index)] = landmark(place);
    landmarks[Number(index) + 1] = landmark(mirrored(place));
  }
  landmarks[EYES.left] = landmark(EYE);
  landmarks[EYES.right] = landmark(mirrored(EYE));
  return { width, height, data, found: { landmarks, mask: { width, height, values } } };
};
