import type { Spot } from '../../../renderer/vision/demo/person.ts';
import { difference, labOf, labOfHex, type Lab } from '../../../renderer/vision/makeup/colour.ts';
import { fill } from '../../../renderer/vision/makeup/coverage.ts';
import {
  LIPS_OUTER,
  outline,
  type Landmarks,
  type Lips,
  type Polygon,
} from '../../../renderer/vision/makeup/face.ts';
import { lightOf, type Frame } from '../../../renderer/vision/makeup/light.ts';
import type { Finish } from '../../../renderer/vision/makeup/look.ts';
import { masksOf, sampleMask } from '../../../renderer/vision/makeup/masks.ts';
import { paint } from '../../../renderer/vision/makeup/paint.ts';

/** Lips by the truth, or none where nobody knows it. */
export type TrueLips = { readonly outer: Polygon; readonly inner: Polygon | null } | null;

export type Shade = { readonly hex: string; readonly finish: Finish };

/** What is looked at of a picture: the lips and what is about them. */
type Window = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const ABOUT = 24;
export const aroundLips = (
  face: Landmarks,
  truth: TrueLips,
  width: number,
  height: number,
): Window => {
  const points = [...outline(face, LIPS_OUTER), ...(truth?.outer ?? [])];
  const clamp = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const left = clamp(Math.min(...xs) - ABOUT, width - 1);
  const top = clamp(Math.min(...ys) - ABOUT, height - 1);
  return {
    left,
    top,
    width: clamp(Math.max(...xs) + ABOUT, width) - left,
    height: clamp(Math.max(...ys) + ABOUT, height) - top,
  };
};

export const moved = (ring: Polygon, { left, top }: Window): Polygon =>
  ring.map(([x, y]): Spot => [x - left, y - top]);
export const movedLips = ({ outer, inner }: Lips, window: Window): Lips => ({
  outer: moved(outer, window),
  inner: moved(inner, window),
});
export const movedFace = (face: Landmarks, { left, top }: Window): Landmarks =>
  face.map((value, i) => (i % 3 === 0 ? value - left : i % 3 === 1 ? value - top : value));

/** How much a ring covers of each pixel of a window. */
const covers = (ring: Polygon, { width, height }: Window) => {
  const one = fill([ring], 0, width, height);
  return (x: number, y: number): number => {
    const [column, row] = [x - one.left, y - one.top];
    return column < 0 || row < 0 || column >= one.width || row >= one.height
      ? 0
      : (one.values[row * one.width + column] ?? 0);
  };
};

/** What was found in one picture: points, and the outline of the lips at the edge that is seen. */
export type Met = { readonly face: Landmarks; readonly lips: Lips };

export const overlapOf = (
  { face, lips }: Met,
  width: number,
  height: number,
  truth: TrueLips,
  outlineAlone = false,
) => {
  if (!truth) return null;
  const window = aroundLips(face, truth, width, height);
  const found = movedFace(face, window);
  const masks = masksOf(found, window.width, window.height, movedLips(lips, window));
  const outer = covers(moved(truth.outer, window), window);
  const inner = truth.inner ? covers(moved(truth.inner, window), window) : () => 0;
  const around = covers(moved(lips.outer, window), window);
  let both = 0;
  let either = 0;
  for (let y = 0; y < window.height; y += 1)
    for (let x = 0; x < window.width; x += 1) {
      const isLip = outer(x, y) - (outlineAlone ? 0 : inner(x, y)) >= 0.5;
      const isPainted = outlineAlone
        ? around(x, y) >= 0.5
        : sampleMask(masks, 0, (x + 0.5) / window.width, (y + 0.5) / window.height) >= 0.5;
      if (isLip && isPainted) both += 1;
      if (isLip || isPainted) either += 1;
    }
  return either === 0 ? 0 : both / either;
};

const pixel = (frame: { readonly data: ArrayLike<number> }, i: number): Lab =>
  labOf(frame.data[i * 4] ?? 0, frame.data[i * 4 + 1] ?? 0, frame.data[i * 4 + 2] ?? 0);

const TOOTH = { light: 70, grey: 4 };

/** The swatch on the lips, as the mirror paints it, and what it does to teeth. */
export const painted = (
  frame: Frame,
  found: Landmarks,
  lipsFound: Lips,
  shades: readonly Shade[],
  truth: NonNullable<TrueLips>,
) => {
  const { width, height } = frame;
  const whole = { left: 0, top: 0, width, height };
  const masks = masksOf(found, width, height, lipsFound);
  const light = lightOf(frame, masks);
  const outer = covers(truth.outer, whole);
  const inner = truth.inner ? covers(truth.inner, whole) : () => 0;
  const lips: number[] = [];
  const teeth: number[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const mask = sampleMask(masks, 0, (x + 0.5) / width, (y + 0.5) / height);
      if (outer(x, y) > 0.99 && inner(x, y) < 0.01 && mask > 0.97) lips.push(y * width + x);
      const [L, a] = pixel(frame, y * width + x);
      if (inner(x, y) > 0.99 && L > TOOTH.light && a < TOOTH.grey) teeth.push(y * width + x);
    }
  let changed = 0;
  const off = shades.map(({ hex, finish }) => {
    const colour = labOfHex(hex);
    const look = { lips: { colour, finish, intensity: 1 } };
    const data = paint(frame, masks, light, { left: {}, right: look, at: 0 });
    for (const i of teeth)
      changed = Math.max(changed, difference(pixel(frame, i), pixel({ data }, i)));
    const sum: [number, number, number] = [0, 0, 0];
    for (const i of lips)
      pixel({ data }, i).forEach((value, axis) => (sum[axis] = (sum[axis] ?? 0) + value));
    const mean = sum.map((value) => value / Math.max(1, lips.length)) as unknown as Lab;
    return difference(mean, colour);
  });
  return { off, teeth: { count: teeth.length, changed } };
};
