import { seededRandom } from '../../../renderer/vision/demo/seeded-random.ts';
import type { FaceMesh } from '../../../renderer/vision/demo/head.ts';
import { drawPerson, type Spot } from '../../../renderer/vision/demo/person.ts';
import { LIPS_INNER, LIPS_OUTER, type Polygon } from '../../../renderer/vision/makeup/face.ts';
import type { TrueLips } from './true-lips.ts';

export const mesh = (await (await fetch('/vision/face-mesh.json')).json()) as FaceMesh;

/** The lamp and the sensor, between what is drawn and what the camera gives. */
export type Lamp = {
  /** Each channel is multiplied by so much. */
  readonly colour: readonly [r: number, g: number, b: number];
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise: number;
};

/** Somebody before the camera. */
export type Sitter = {
  readonly width: number;
  readonly height: number;
  draw(pen: CanvasRenderingContext2D): void;
  readonly lips: TrueLips;
  dispose(): void;
};

export const canvasOf = (width: number, height: number) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!pen) throw new Error('no 2D canvas');
  return { canvas, pen };
};

const random = seededRandom(7);
/** Normal throws: twelve even ones are one. */
const THROWS = Float32Array.from({ length: 65_521 }, () => {
  let sum = -6;
  for (let k = 0; k < 12; k += 1) sum += random();
  return sum;
});

export const lit = (picture: ImageData, { colour, noise }: Lamp): void => {
  const { data } = picture;
  const from = Math.floor(random() * THROWS.length);
  for (let i = 0; i < data.length; i += 1)
    if (i % 4 < 3)
      data[i] =
        (data[i] ?? 0) * (colour[i % 4] ?? 1) + (THROWS[(from + i) % THROWS.length] ?? 0) * noise;
};

/** A drawn person, near, at a moment of their movement; `skin` over what the seed has. */
export const drawn = (
  seed: number,
  seconds: number,
  {
    skin,
    parted,
    size,
  }: { readonly skin: number | null; readonly parted: number; readonly size: number },
): Sitter => {
  const [width, height] = [Math.round((size * 4) / 3 / 4) * 4, size];
  const blood = (from: number) => {
    let mixed = 0;
    for (const shift of [16, 8, 0]) {
      const a = (from >> shift) & 255;
      mixed |= Math.round(a + (((0x96303a >> shift) & 255) - a) * 0.55) << shift;
    }
    return mixed;
  };
  const person = drawPerson(mesh, seed, {
    width,
    height,
    framing: 'near',
    looks: { parted, ...(skin === null ? {} : { skin, lips: blood(skin) }) },
  });
  const truth = person.draw(seconds);
  const ring = (points: readonly number[]): Polygon =>
    points.map((point): Spot => truth.face[point] ?? [0, 0]);
  return {
    width,
    height,
    draw: (pen) => pen.drawImage(person.canvas, 0, 0),
    lips: { outer: ring(LIPS_OUTER), inner: ring(LIPS_INNER) },
    dispose: person.dispose,
  };
};

export type Photograph = {
  readonly url: string;
  /** What of it is shown, in parts of its width and height. */
  readonly crop: readonly [left: number, top: number, width: number, height: number];
  /** The lips as somebody marked them by eye, in pixels of what is shown. */
  readonly outer: readonly Spot[];
  readonly inner: readonly Spot[] | null;
};

/** As wide as a camera's picture; marks are for this width. */
const PHOTOGRAPH_WIDTH = 720;

export const photographed = async ({ url, crop, outer, inner }: Photograph): Promise<Sitter> => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const [x, y] = [crop[0] * image.naturalWidth, crop[1] * image.naturalHeight];
  const [wide, high] = [crop[2] * image.naturalWidth, crop[3] * image.naturalHeight];
  const width = PHOTOGRAPH_WIDTH;
  const height = Math.round((high * width) / wide / 4) * 4;
  const still = canvasOf(width, height);
  still.pen.imageSmoothingQuality = 'high';
  still.pen.drawImage(image, x, y, wide, high, 0, 0, width, height);
  return {
    width,
    height,
    draw: (pen) => pen.drawImage(still.canvas, 0, 0),
    lips: { outer, inner },
    dispose: () => (still.canvas.width = still.canvas.height = 0),
  };
};

export type Given = {
  readonly width: number;
  readonly height: number;
  /** RGBA in base64. */
  readonly data: string;
  readonly outer: readonly Spot[];
  readonly inner: readonly Spot[];
};

/** A picture that was worked out elsewhere, with its truth. */
export const given = ({ width, height, data, outer, inner }: Given): Sitter => {
  const bytes = Uint8ClampedArray.from(atob(data), (one) => one.charCodeAt(0));
  const picture = new ImageData(bytes, width, height);
  return {
    width,
    height,
    draw: (pen) => pen.putImageData(picture, 0, 0),
    lips: { outer, inner },
    dispose: () => {},
  };
};
