import { feather, fill, type Coverage } from './coverage.ts';
import {
  BROWS,
  cheeks,
  EYES,
  faceWidth,
  lids,
  LIPS_INNER,
  LIPS_OUTER,
  outline,
  OVAL,
  type Landmarks,
  type Lips,
  type Point,
  type Polygon,
} from './face.ts';

/** What can be painted, in the order of a mask's channels. */
export const PARTS = ['lips', 'cheeks', 'lids', 'brows'] as const;
export type Part = (typeof PARTS)[number];

/** One byte a part and pixel, over the whole frame; it may have fewer pixels than the frame. */
export type Masks = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** All parts lie within it; in pixels of the masks, without the right and the bottom one. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
};

/** In face widths. Lips are crisp, powder is not. */
export const FEATHER: Readonly<Record<Part, number>> = {
  lips: 0.006,
  cheeks: 0.05,
  lids: 0.018,
  brows: 0.012,
};

/** Rings to fill, and what lies within or outside of them and stays bare however soft the edge is. */
type Shape = {
  readonly rings: readonly Polygon[];
  readonly bare: readonly Polygon[];
  readonly within?: readonly Polygon[];
};

const shapeOf = (part: Part, face: Landmarks, scale: number, lips: Lips | null): Shape => {
  const rings = (all: readonly (readonly number[])[]) =>
    all.map((ring) => outline(face, ring, scale));
  const scaled = (ring: Polygon): Polygon => ring.map(([x, y]): Point => [x * scale, y * scale]);
  switch (part) {
    case 'lips':
      // Soft towards skin alone: teeth and tongue lie inside the inner ring, and feathering must not reach them.
      return {
        rings: lips ? [scaled(lips.outer)] : rings([LIPS_OUTER]),
        bare: lips ? [scaled(lips.inner)] : rings([LIPS_INNER]),
      };
    case 'cheeks':
      return { rings: cheeks(face, scale), bare: [], within: rings([OVAL]) };
    case 'lids':
      return { rings: lids(face, scale), bare: rings(EYES) };
    case 'brows':
      return { rings: rings(BROWS), bare: [] };
  }
};

/** Full pixels for a small face, whose lips are few of them; a quarter or a sixteenth for one that fills the frame. */
const scaleFor = (faceWidth: number): number =>
  faceWidth < 280 ? 1 : faceWidth < 560 ? 0.5 : 0.25;

/** `lips`: where their outlines are known better than by the landmarks. */
export const masksOf = (
  face: Landmarks,
  frameWidth: number,
  frameHeight: number,
  lips: Lips | null = null,
): Masks => {
  const scale = scaleFor(faceWidth(face));
  const width = Math.max(1, Math.round(frameWidth * scale));
  const height = Math.max(1, Math.round(frameHeight * scale));
  const data = new Uint8Array(width * height * 4);
  const unit = faceWidth(face) * scale;
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (const [channel, part] of PARTS.entries()) {
    const shape = shapeOf(part, face, scale, lips);
    const sigma = FEATHER[part] * unit;
    const soft = feather(fill(shape.rings, 3 * sigma + 1, width, height), sigma);
    const bare = shape.bare.length > 0 ? fill(shape.bare, 0, width, height) : null;
    const within = shape.within ? fill(shape.within, 0, width, height) : null;
    write(data, width, channel, soft, bare, within);
    box.left = Math.min(box.left, soft.left);
    box.top = Math.min(box.top, soft.top);
    box.right = Math.max(box.right, soft.left + soft.width);
    box.bottom = Math.max(box.bottom, soft.top + soft.height);
  }
  return { width, height, data, box };
};

const write = (
  data: Uint8Array,
  pictureWidth: number,
  channel: number,
  soft: Coverage,
  bare: Coverage | null,
  within: Coverage | null,
): void => {
  for (let y = 0; y < soft.height; y += 1)
    for (let x = 0; x < soft.width; x += 1) {
      const value =
        (soft.values[y * soft.width + x] ?? 0) *
        (bare ? 1 - sampleAt(bare, soft.left + x, soft.top + y) : 1) *
        (within ? sampleAt(within, soft.left + x, soft.top + y) : 1);
      data[((soft.top + y) * pictureWidth + soft.left + x) * 4 + channel] = Math.round(
        255 * Math.min(1, Math.max(0, value)),
      );
    }
};

const sampleAt = (coverage: Coverage, x: number, y: number): number => {
  const column = x - coverage.left;
  const row = y - coverage.top;
  return column < 0 || row < 0 || column >= coverage.width || row >= coverage.height
    ? 0
    : (coverage.values[row * coverage.width + column] ?? 0);
};

/** Linear between the middles of pixels, held at the edge: what a texture unit does. `x` and `y` are 0 to 1. */
export const sampleMask = (masks: Masks, channel: number, x: number, y: number): number => {
  const { width, height, data } = masks;
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const u = x * width - 0.5;
  const v = y * height - 0.5;
  const column = Math.floor(u);
  const row = Math.floor(v);
  const value = (dx: number, dy: number): number =>
    data[(clamp(row + dy, height - 1) * width + clamp(column + dx, width - 1)) * 4 + channel] ?? 0;
  const across = u - column;
  const down = v - row;
  const upper = value(0, 0) * (1 - across) + value(1, 0) * across;
  const lower = value(0, 1) * (1 - across) + value(1, 1) * across;
  return (upper * (1 - down) + lower * down) / 255;
};
