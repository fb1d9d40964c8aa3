import { figureOf, type Figure } from '../../../renderer/vision/demo/figure.ts';
import type { FaceMesh } from '../../../renderer/vision/demo/head.ts';
import {
  drawPerson,
  type Arms,
  type Lighting,
  type Spot,
} from '../../../renderer/vision/demo/person.ts';
import type { Garment } from '../../../preload/contract/index.ts';
import type { Unready } from '../../../renderer/vision/fitting/body.ts';
import { apart, fromSegment } from '../../../renderer/vision/fitting/geometry.ts';
import { openFitter } from '../../../renderer/vision/fitting/fitter.ts';
import { openHandMirror } from '../../../renderer/vision/fitting/by-hand.ts';
import { openCardMirror, openFittingMirror } from '../../../renderer/vision/fitting/mirror.ts';
import { NOTHING_WORN, putOn } from '../../../renderer/vision/fitting/outfit.ts';
import type { Wearing } from '../../../renderer/vision/fitting/wearing.ts';
import type { Effort, Found, Mask } from '../../../renderer/vision/tracker/kinds.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';
import { marked, pacedMirror, type Paced } from '../page/marked.ts';
import { sewShirt } from './shirt.ts';

/** The real pose model, found in pictures one by one, and what the mirror makes of it. */
const mesh = (await (await fetch('/vision/face-mesh.json')).json()) as FaceMesh;
const WIDTH = 640;
const HEIGHT = 480;
/** A tracker settles over the first pictures that it finds somebody in. */
const SETTLING = 6;
const MOST = 24;
const FRAME_MS = 40;

let clock = 0;
type Finder = (picture: ImageData, at: number) => Promise<Found['pose']>;
const finders = new Map<Effort['pose'], Finder>();
const finderOf = (pose: Effort['pose']): Finder => {
  const known = finders.get(pose);
  if (known) return known;
  const worker = new Worker(new URL('./finder-worker.ts', import.meta.url), { type: 'module' });
  const finder: Finder = (picture, at) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Found['pose']>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ pose, picture, at });
    });
  finders.set(pose, finder);
  return finder;
};

export type Fitted = {
  readonly shoulders: readonly [Spot, Spot] | null;
  readonly raw: readonly [Spot, Spot] | null;
  readonly truth: readonly [Spot, Spot];
  readonly unready: Unready | null;
  /** Of what their top covers and what the shirt does: what both do, of what any does. */
  readonly overlap: number;
  /** Of skin that is seen below the chin: how much of it the shirt covers. */
  readonly skinCovered: number;
  /** The same of their right forearm; null where it is not seen. */
  readonly forearmCovered: number | null;
  /** Hair below the chin in pixels, and how much of it the shirt covers. */
  readonly hair: { readonly seen: number; readonly covered: number };
  readonly picture: string | null;
  /** Between what the processor draws and what a shader does, over all pixels that either changed. */
  readonly ways: { readonly changed: number; readonly mean: number; readonly far: number } | null;
};

/** Steps of a byte that nobody sees beside each other. */
const FAR = 24;

/** The same picture drawn by the processor and by the shaders that a graphics card would run. */
const bothWays = async (
  frame: ImageData,
  worn: { readonly wearing: Wearing; readonly mask: Mask },
  garment: Garment,
  picture: HTMLCanvasElement,
): Promise<Fitted['ways']> => {
  const card = openCardMirror();
  const hand = openHandMirror();
  if (!card) throw new Error('a page without WebGL2');
  const [one, other] = await Promise.all(
    [card, hand].map(async (mirror) => {
      mirror.hang(garment, await createImageBitmap(picture));
      const copy = new ImageData(frame.data.slice(), WIDTH, HEIGHT);
      const drawn = pixelsOf(mirror.paint(copy, worn));
      mirror.dispose();
      return drawn.data;
    }),
  );
  let [changed, sum, far] = [0, 0, 0];
  for (let i = 0; i < frame.data.length; i += 4) {
    let [off, moved] = [0, 0];
    for (let c = i; c < i + 3; c += 1) {
      off = Math.max(off, Math.abs((one?.[c] ?? 0) - (other?.[c] ?? 0)));
      moved = Math.max(moved, Math.abs((one?.[c] ?? 0) - (frame.data[c] ?? 0)));
    }
    if (moved === 0 && off === 0) continue;
    changed += 1;
    sum += off;
    if (off > FAR) far += 1;
  }
  return { changed, mean: sum / (changed || 1), far: far / (changed || 1) };
};

const pixelsOf = (source: CanvasImageSource): ImageData => {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('a page without a 2D canvas');
  pen.drawImage(source, 0, 0, WIDTH, HEIGHT);
  return pen.getImageData(0, 0, WIDTH, HEIGHT);
};

const pngOf = async (canvas: OffscreenCanvas): Promise<string> => {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const text = Array.from(new Uint8Array(await blob.arrayBuffer()), (one) =>
    String.fromCharCode(one),
  );
  return btoa(text.join(''));
};

const isWhite = (data: ImageData, at: number): boolean => (data.data[at * 4] ?? 0) > 127;

/** The person in grey; red where the shirt is and ought not to be, blue where it ought to be and is not. */
const differenceOf = (
  frame: ImageData,
  isShirt: (at: number) => boolean,
  isTop: (at: number) => boolean,
): OffscreenCanvas => {
  const picture = new ImageData(WIDTH, HEIGHT);
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const grey = (frame.data[at * 4 + 1] ?? 0) * 0.5;
    const [shirt, top] = [isShirt(at), isTop(at)];
    picture.data.set(
      [
        grey + (shirt && !top ? 120 : 0),
        grey + (shirt && top ? 60 : 0),
        grey + (top && !shirt ? 120 : 0),
        255,
      ],
      at * 4,
    );
  }
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
  return canvas;
};

/** Dresses a drawn person, who may hold a forearm before the body, in a shirt of their size. */
const fit = async (
  seed: number,
  seconds: number,
  {
    pose = 'full',
    lighting = 'shop',
    show = null,
    sleeve = 0.16,
    arms = 'moving',
    met = false,
    twice = false,
    looks = {},
  }: {
    pose?: Effort['pose'];
    lighting?: Lighting;
    /** The picture as the mirror shows it, or where shirt and top are apart. */
    show?: 'worn' | 'difference' | null;
    sleeve?: number;
    arms?: Arms;
    /** Whether they have stood before the lens before, facing it, as whoever is followed has. */
    met?: boolean;
    /** Drawn both ways, to compare them. */
    twice?: boolean;
    /** What is otherwise than the seed has it. */
    looks?: Partial<Figure>;
  } = {},
): Promise<Fitted> => {
  const find = finderOf(pose);
  const person = drawPerson(mesh, seed, { width: WIDTH, height: HEIGHT, lighting, arms, looks });
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const mirror = openFittingMirror();
  if (!mirror || !pen) throw new Error('a page without WebGL2');
  try {
    const { garment, picture } = sewShirt(figureOf(seed), { sleeve });
    mirror.hang(garment, await createImageBitmap(picture));
    const outfit = putOn(NOTHING_WORN, garment);
    const fitter = openFitter();
    if (met) {
      person.draw(0);
      const before = pixelsOf(person.canvas);
      clock += 1_000;
      for (let i = 0; i < 2 * SETTLING; i++)
        fitter.fit(await find(before, (clock += FRAME_MS)), before, outfit, clock);
    }
    const truth = person.draw(seconds);
    const frame = pixelsOf(person.canvas);
    person.drawOnly('top');
    const top = pixelsOf(person.canvas);
    person.drawOnly('skin');
    const skin = pixelsOf(person.canvas);
    person.drawOnly('hair');
    const hair = pixelsOf(person.canvas);
    let found = await find(frame, (clock += 1_000));
    let worn = fitter.fit(found, frame, outfit, clock);
    for (let i = 1, seen = 1; seen < SETTLING && i < MOST; i++) {
      found = await find(frame, (clock += FRAME_MS));
      worn = fitter.fit(found, frame, outfit, clock);
      if (found.landmarks.length > 0) seen += 1;
    }
    const isReady = typeof worn !== 'string';
    const ways =
      twice && typeof worn !== 'string' && found.mask
        ? await bothWays(frame, { wearing: worn, mask: found.mask }, garment, picture)
        : null;
    pen.drawImage(
      mirror.paint(
        frame,
        typeof worn !== 'string' && found.mask ? { wearing: worn, mask: found.mask } : null,
      ),
      0,
      0,
    );
    const drawn = pixelsOf(canvas);
    const isShirt = (at: number): boolean => {
      const [r = 0, g = 0, b = 0] = drawn.data.subarray(at * 4, at * 4 + 3);
      return r > 60 && b > 60 && g < 0.45 * Math.min(r, b);
    };
    let [both, any, skinAll, skinUnder, armAll, armUnder] = [0, 0, 0, 0, 0, 0];
    let [hairAll, hairUnder] = [0, 0];
    const { rightElbow, rightWrist, rightShoulder, leftShoulder } = truth.joints;
    const span = apart(rightShoulder, leftShoulder);
    const chin = truth.face[152]?.[1] ?? 0;
    for (let at = 0; at < WIDTH * HEIGHT; at++) {
      const covered = isShirt(at);
      const isTop = isWhite(top, at);
      if (covered && isTop) both += 1;
      if (covered || isTop) any += 1;
      if (isWhite(hair, at) && at / WIDTH > chin + 4) {
        hairAll += 1;
        if (covered) hairUnder += 1;
      }
      if (isWhite(skin, at) && at / WIDTH > chin + 4) {
        skinAll += 1;
        if (covered) skinUnder += 1;
        if (fromSegment([at % WIDTH, at / WIDTH], rightElbow, rightWrist) < 0.16 * span) {
          armAll += 1;
          if (covered) armUnder += 1;
        }
      }
    }
    const spot = (index: number): Spot => {
      const { x = 0, y = 0 } = found.landmarks[index] ?? {};
      return [x * WIDTH, y * HEIGHT];
    };
    const shown =
      show === 'worn'
        ? await pngOf(canvas)
        : show === 'difference'
          ? await pngOf(differenceOf(frame, isShirt, (at) => isWhite(top, at)))
          : null;
    return {
      shoulders:
        typeof worn === 'string' ? null : [worn.body.shoulder.left, worn.body.shoulder.right],
      raw: isReady || found.landmarks.length > 0 ? [spot(12), spot(11)] : null,
      truth: [truth.joints.rightShoulder, truth.joints.leftShoulder],
      unready: typeof worn === 'string' ? worn : null,
      overlap: any > 0 ? both / any : 0,
      skinCovered: skinAll > 0 ? skinUnder / skinAll : 0,
      forearmCovered: armAll > 0 ? armUnder / armAll : null,
      hair: { seen: hairAll, covered: hairAll > 0 ? hairUnder / hairAll : 0 },
      picture: shown,
      ways,
    };
  } finally {
    mirror.dispose();
    person.dispose();
  }
};

/** A photograph, or a drawn person at a moment. */
type Subject = string | { readonly seed: number; readonly seconds: number };

const pictureOf = async (subject: Subject): Promise<ImageBitmap> => {
  if (typeof subject === 'string') return createImageBitmap(await (await fetch(subject)).blob());
  const person = drawPerson(mesh, subject.seed, { width: WIDTH, height: HEIGHT });
  person.draw(subject.seconds);
  const picture = await createImageBitmap(person.canvas);
  person.dispose();
  return picture;
};

/** Dresses somebody, to be looked at. */
const wearOn = async (
  subject: Subject,
  garments: readonly { readonly garment: Garment; readonly picture: string }[],
): Promise<{
  readonly picture: string;
  readonly unready: Unready | null;
  readonly body: unknown;
}> => {
  const find = finderOf('full');
  const bitmap = await pictureOf(subject);
  const times = 640 / Math.max(bitmap.width, bitmap.height);
  const width = Math.round((bitmap.width * times) / 4) * 4;
  const height = Math.round((bitmap.height * times) / 4) * 4;
  const small = new OffscreenCanvas(width, height);
  small.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  const frame = small.getContext('2d')?.getImageData(0, 0, width, height);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const mirror = openFittingMirror();
  if (!mirror || !frame || !pen) throw new Error('a page without WebGL2');
  let outfit = NOTHING_WORN;
  for (const { garment, picture } of garments) {
    mirror.hang(garment, await createImageBitmap(await (await fetch(picture)).blob()));
    outfit = putOn(outfit, garment);
  }
  const fitter = openFitter();
  // The model still looks where the last subject was.
  for (let i = 0; i < SETTLING; i++) await find(frame, (clock += FRAME_MS));
  let found = await find(frame, (clock += 1_000));
  let worn = fitter.fit(found, frame, outfit, clock);
  for (let i = 1, met = 1; met < SETTLING && i < MOST; i++) {
    found = await find(frame, (clock += FRAME_MS));
    worn = fitter.fit(found, frame, outfit, clock);
    if (found.landmarks.length > 0) met += 1;
  }
  pen.drawImage(
    mirror.paint(
      frame,
      typeof worn !== 'string' && found.mask ? { wearing: worn, mask: found.mask } : null,
    ),
    0,
    0,
  );
  const shown = await pngOf(canvas);
  mirror.dispose();
  return {
    picture: shown,
    unready: typeof worn === 'string' ? worn : null,
    body:
      typeof worn === 'string'
        ? null
        : { span: worn.body.span, facing: worn.body.facing, hips: worn.body.hipsSeen },
  };
};

/** The product's own tracker over a moving picture of a drawn person, with or without an outfit drawn on each. */
const pace = async (
  seconds: number,
  wears: boolean,
  width = WIDTH,
  height = HEIGHT,
): Promise<Paced> => {
  const person = drawPerson(mesh, 4, { width, height });
  person.draw(0);
  const still = await createImageBitmap(person.canvas);
  person.dispose();
  const moving = document.createElement('canvas');
  moving.width = width;
  moving.height = height;
  const pen = moving.getContext('2d');
  if (!pen) throw new Error('a page without a 2D canvas');
  const drawings = marked(pen);
  let turn = 0;
  const timer = setInterval(() => {
    pen.drawImage(still, Math.sin(turn++ / 9) * 6, 0);
    drawings.mark();
  }, 33);
  const stream = moving.captureStream(30);
  const end = () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    still.close();
  };
  document.body.replaceChildren(moving);
  if (wears) {
    const { garment, picture } = sewShirt(figureOf(4));
    const png = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve));
    if (!png) throw new Error('a shirt that cannot be photographed');
    const sewn = URL.createObjectURL(png);
    const outfit = putOn(NOTHING_WORN, { ...garment, picture: sewn });
    return pacedMirror(
      'pose',
      stream,
      { outfit },
      drawings,
      seconds,
      5,
      ({ where }) => where !== null,
    ).finally(() => {
      end();
      URL.revokeObjectURL(sewn);
    });
  }
  const latencies: number[] = [];
  let [seen, from] = [0, 0];
  const fps = await new Promise<number>((resolve) => {
    const tracker = openTracker('pose', stream, (sight) => {
      if (!sight) return;
      const done = performance.now();
      // The first pictures still build what all others use.
      if (++seen === 5) from = done;
      if (from === 0) return;
      void drawings
        .age(sight.frame, done)
        .then((age) => latencies.push(age))
        // Closed before it was read: the next picture was there.
        .catch(() => {});
      if (done - from > seconds * 1_000) {
        setTimeout(() => tracker.close());
        resolve((seen - 5) / ((done - from) / 1_000));
      }
    });
  });
  end();
  return { fps, latencies, steps: [], came: [] };
};

declare global {
  interface Window {
    fitting: { fit: typeof fit; wearOn: typeof wearOn; pace: typeof pace };
  }
}
window.fitting = { fit, wearOn, pace };
