import { seededRandom } from '../../../renderer/vision/demo/seeded-random.ts';
import type { FaceMesh } from '../../../renderer/vision/demo/head.ts';
import { drawPerson, type Spot } from '../../../renderer/vision/demo/person.ts';
import { difference, labOf, labOfHex, type Lab } from '../../../renderer/vision/makeup/colour.ts';
import { fill } from '../../../renderer/vision/makeup/coverage.ts';
import { facePoints } from '../../../renderer/vision/makeup/dresser.ts';
import {
  faceWidth,
  LIPS_INNER,
  LIPS_OUTER,
  outline,
  type Landmarks,
  type Lips,
  type Polygon,
} from '../../../renderer/vision/makeup/face.ts';
import {
  edgeOf,
  edgeStep,
  outlineAt,
  type LipEdge,
} from '../../../renderer/vision/makeup/lip-edge.ts';
import { holdLips, type HeldLips } from '../../../renderer/vision/makeup/lip-steady.ts';
import { lightOf, type Frame } from '../../../renderer/vision/makeup/light.ts';
import type { Finish } from '../../../renderer/vision/makeup/look.ts';
import { masksOf, sampleMask } from '../../../renderer/vision/makeup/masks.ts';
import { paint } from '../../../renderer/vision/makeup/paint.ts';
import { marked, pacedMirror, type Paced } from './marked.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';

const mesh = (await (await fetch('/vision/face-mesh.json')).json()) as FaceMesh;

/** The lamp and the sensor, between what is drawn and what the camera gives. */
export type Lamp = {
  /** Each channel is multiplied by so much. */
  readonly colour: readonly [r: number, g: number, b: number];
  /** Standard deviation of the sensor's noise, of 255. */
  readonly noise: number;
};

/** Lips by the truth, or none where nobody knows it. */
type Sitter = {
  readonly width: number;
  readonly height: number;
  draw(pen: CanvasRenderingContext2D): void;
  readonly lips: { readonly outer: Polygon; readonly inner: Polygon | null } | null;
  dispose(): void;
};

export type Shade = { readonly hex: string; readonly finish: Finish };

export type Sitting = {
  readonly faceWidth: number;
  /** Overlap of lips with the truth, 0 to 1; the least of all pictures. Null without a truth. */
  readonly overlap: number | null;
  /** The same of their outline alone, whatever the mouth within is. */
  readonly outline: number | null;
  /** Of the outline as the landmarks have it, before it is moved to the edge that is seen. */
  readonly landmarks: number | null;
  /** How far a point of the lips is from its own mean, root mean square, in face widths. */
  readonly jitter: number;
  /** CIEDE2000 of the lips that were painted to the swatch, in the order of the shades; over the truth where there is one. */
  readonly off: readonly number[];
  /** Light, grey pixels within the true mouth, and the most that any of them was changed, in CIEDE2000. */
  readonly teeth: { readonly count: number; readonly changed: number };
};

const SETTLES = 8;
const PICTURES = 12;

const canvasOf = (width: number, height: number) => {
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

const lit = (picture: ImageData, { colour, noise }: Lamp): void => {
  const { data } = picture;
  const from = Math.floor(random() * THROWS.length);
  for (let i = 0; i < data.length; i += 1)
    if (i % 4 < 3)
      data[i] =
        (data[i] ?? 0) * (colour[i % 4] ?? 1) + (THROWS[(from + i) % THROWS.length] ?? 0) * noise;
};

/** What is looked at of a picture: the lips and what is about them. */
type Window = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const ABOUT = 24;
const aroundLips = (
  face: Landmarks,
  truth: Sitter['lips'],
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

const moved = (ring: Polygon, { left, top }: Window): Polygon =>
  ring.map(([x, y]): Spot => [x - left, y - top]);
const movedLips = ({ outer, inner }: Lips, window: Window): Lips => ({
  outer: moved(outer, window),
  inner: moved(inner, window),
});
const movedFace = (face: Landmarks, { left, top }: Window): Landmarks =>
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
type Met = { readonly face: Landmarks; readonly lips: Lips };

const overlapOf = (
  { face, lips }: Met,
  width: number,
  height: number,
  truth: Sitter['lips'],
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
const painted = (
  frame: Frame,
  found: Landmarks,
  lipsFound: Lips,
  shades: readonly Shade[],
  truth: NonNullable<Sitter['lips']>,
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

type Stage = {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
  /** Hears what is found in each picture, with the size of that picture. */
  hear: ((face: Landmarks | null, width: number, height: number) => void) | null;
};

let stage: Stage | null = null;
/** One tracker for all sittings: its models take longer to load than a sitting takes. */
const openStage = (): Stage => {
  if (stage) return stage;
  const { canvas, pen } = canvasOf(640, 480);
  document.body.replaceChildren(canvas);
  const opened: Stage = { canvas, pen, hear: null };
  openTracker('face', canvas.captureStream(15), (sight) => {
    if (!sight) return;
    const { displayWidth, displayHeight } = sight.frame;
    opened.hear?.(
      facePoints(sight.found.landmarks, displayWidth, displayHeight),
      displayWidth,
      displayHeight,
    );
  });
  stage = opened;
  return opened;
};

/** Shows one thing again and again until enough was heard of it. */
const shown = async (
  draw: () => void,
  enough: (face: Landmarks | null, width: number, height: number) => boolean,
): Promise<void> => {
  const opened = openStage();
  draw();
  const timer = setInterval(draw, 66);
  await new Promise<void>((resolve) => {
    opened.hear = (face, width, height) => {
      if (enough(face, width, height)) resolve();
    };
  });
  opened.hear = null;
  clearInterval(timer);
};

const MOST_EMPTY = 45;

/** Sits before the real tracker until it has settled, and is measured in the pictures after that. Null where no face is found. */
const sit = async (
  sitter: Sitter,
  lamp: Lamp,
  shades: readonly Shade[],
): Promise<Sitting | null> => {
  const { width, height, lips } = sitter;
  const { canvas, pen } = openStage();
  // Whoever sat here before has gone before the next one comes.
  await shown(
    () => {
      pen.fillStyle = '#8a8680';
      pen.fillRect(0, 0, canvas.width, canvas.height);
    },
    (face) => face === null,
  );
  canvas.width = width;
  canvas.height = height;
  const faces: Met[] = [];
  let edge: LipEdge | null = null;
  let held: HeldLips | null = null;
  let seen = 0;
  let empty = 0;
  await shown(
    () => {
      sitter.draw(pen);
      const picture = pen.getImageData(0, 0, width, height);
      lit(picture, lamp);
      pen.putImageData(picture, 0, 0);
    },
    (face, wide, high) => {
      if (wide !== width || high !== height) return false;
      if (face) {
        const frame = pen.getImageData(0, 0, width, height);
        const found = edgeOf(face, { width, height, frame });
        const at = performance.now() / 1_000;
        edge = edgeStep(edge, found, at);
        held = holdLips(held, outlineAt(face, edge.offsets), faceWidth(face), at);
        if (++seen > SETTLES) faces.push({ face, lips: held.lips });
      } else empty += 1;
      return faces.length === PICTURES || empty === MOST_EMPTY;
    },
  );
  sitter.dispose();
  const [met] = faces.slice(-1);
  if (!met || faces.length < PICTURES) return null;
  const { face } = met;
  const unit = faceWidth(face);
  const points = faces.map((one) => [...one.lips.outer, ...one.lips.inner]);
  const spread = (points[0] ?? []).map((_, point) => {
    const places = points.map((one) => one[point] ?? [0, 0]);
    const mean = (axis: 0 | 1) =>
      places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const [x, y] = [mean(0), mean(1)];
    return places.reduce((sum, [px, py]) => sum + (px - x) ** 2 + (py - y) ** 2, 0) / places.length;
  });
  const window = aroundLips(face, lips, width, height);
  const ring = (points: readonly number[]) => outline(face, points);
  const ofLandmarks = (one: Landmarks): Lips => ({
    outer: outline(one, LIPS_OUTER),
    inner: outline(one, LIPS_INNER),
  });
  const least = (of: (one: Met) => number | null): number | null =>
    lips ? Math.min(...faces.map((one) => of(one) ?? 0)) : null;
  return {
    faceWidth: unit,
    overlap: least((one) => overlapOf(one, width, height, lips)),
    outline: least((one) => overlapOf(one, width, height, lips, true)),
    landmarks: least((one) =>
      overlapOf({ ...one, lips: ofLandmarks(one.face) }, width, height, lips, true),
    ),
    jitter: Math.sqrt(spread.reduce((sum, one) => sum + one, 0) / spread.length) / unit,
    ...painted(
      pen.getImageData(window.left, window.top, window.width, window.height),
      movedFace(face, window),
      movedLips(met.lips, window),
      shades,
      {
        outer: moved(lips?.outer ?? ring(LIPS_OUTER), window),
        inner: lips ? lips.inner && moved(lips.inner, window) : moved(ring(LIPS_INNER), window),
      },
    ),
  };
};

/** A drawn person, near, at a moment of their movement; `skin` over what the seed has. */
const drawn = (
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

const photographed = async ({ url, crop, outer, inner }: Photograph): Promise<Sitter> => {
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
const given = ({ width, height, data, outer, inner }: Given): Sitter => {
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

/** A person who moves, before the tracker alone or before the whole mirror. */
const pace = async (seconds: number, dressed: boolean): Promise<Paced> => {
  const [width, height] = [640, 480];
  const { canvas, pen } = canvasOf(width, height);
  const person = drawPerson(mesh, 4, { width, height, framing: 'near' });
  person.draw(0);
  // Drawn once and moved: on a machine without a graphics card drawing a person costs more than finding one.
  const still = await createImageBitmap(person.canvas);
  person.dispose();
  const drawings = marked(pen);
  let turn = 0;
  const draw = () => {
    pen.drawImage(still, Math.sin(turn++ / 9) * 6, 0);
    drawings.mark();
  };
  draw();
  document.body.replaceChildren(canvas);
  const stream = canvas.captureStream(30);
  const timer = setInterval(draw, 33);
  const worn = (hex: string) => ({ colour: labOfHex(hex), finish: 'satin', intensity: 1 }) as const;
  const look = {
    lips: worn('#b3261e'),
    cheeks: worn('#d9756b'),
    lids: worn('#7d5a4a'),
    brows: worn('#4a3628'),
  };
  const end = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    still.close();
  };
  if (dressed) {
    const scene = { sides: { left: {}, right: look, at: 0 }, asks: false };
    return pacedMirror(
      'face',
      stream,
      scene,
      drawings,
      seconds,
      SETTLES,
      ({ face }) => face !== null,
    ).finally(end);
  }
  const latencies: number[] = [];
  try {
    const fps = await new Promise<number>((resolve) => {
      let [seen, begun] = [0, 0];
      const tracker = openTracker('face', stream, (sight) => {
        if (!sight) return;
        const done = performance.now();
        if (++seen === SETTLES) begun = done;
        if (seen <= SETTLES) return;
        void drawings
          .age(sight.frame, done)
          .then((age) => latencies.push(age))
          // Closed before it was read: the next picture was there.
          .catch(() => {});
        if (done - begun < seconds * 1_000) return;
        setTimeout(() => tracker.close());
        resolve((seen - SETTLES) / ((done - begun) / 1_000));
      });
    });
    return { fps, latencies, steps: [], came: [] };
  } finally {
    end();
  }
};

const makeup = {
  pace,
  drawn: (
    seed: number,
    seconds: number,
    how: Parameters<typeof drawn>[2],
    lamp: Lamp,
    shades: readonly Shade[],
  ) => sit(drawn(seed, seconds, how), lamp, shades),
  photographed: async (photograph: Photograph, lamp: Lamp, shades: readonly Shade[]) =>
    sit(await photographed(photograph), lamp, shades),
  given: (picture: Given, lamp: Lamp, shades: readonly Shade[]) =>
    sit(given(picture), lamp, shades),
};

declare global {
  interface Window {
    makeup: typeof makeup;
  }
}
window.makeup = makeup;
