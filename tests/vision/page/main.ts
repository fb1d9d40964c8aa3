import { openDrawer } from '../../../renderer/vision/comic/drawer.ts';
import type { FaceMesh } from '../../../renderer/vision/demo/head.ts';
import { drawPerson, type Framing, type Spot } from '../../../renderer/vision/demo/person.ts';
import type { TrackerKind } from '../../../renderer/vision/tracker/kinds.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';

const mesh = (await (await fetch('/vision/face-mesh.json')).json()) as FaceMesh;
const WIDTH = 640;
const HEIGHT = 480;

export type Tried = {
  /** Distances from what is true, in pixels, of what was asked about. */
  readonly found: readonly Spot[];
  readonly true: readonly Spot[];
  readonly took: number;
  readonly maskInside: number | null;
};

/** Draws a still person, tracks them, and answers with what was found beside what is true. */
const track = async (
  kind: TrackerKind,
  seed: number,
  framing: Framing,
  points: readonly number[],
): Promise<Tried> => {
  const person = drawPerson(mesh, seed, { width: WIDTH, height: HEIGHT, framing });
  let truth = person.draw(0);
  document.body.replaceChildren(person.canvas);
  const stream = person.canvas.captureStream(15);
  const timer = setInterval(() => (truth = person.draw(0)), 66);
  try {
    return await new Promise<Tried>((resolve) => {
      let seen = 0;
      const tracker = openTracker(kind, stream, (sight) => {
        if (!sight) return;
        const found = sight.found as {
          landmarks?: readonly { x: number; y: number }[];
          mask?: { width: number; height: number; values: Uint8Array } | null;
          faces?: readonly { x: number; y: number; width: number; height: number }[];
        };
        const spots: Spot[] = (found.landmarks ?? []).map(({ x, y }) => [x * WIDTH, y * HEIGHT]);
        const box = found.faces?.[0];
        if (box) spots.push([(box.x + box.width / 2) * WIDTH, (box.y + box.height / 2) * HEIGHT]);
        const { mask } = found;
        const isFound = spots.length > 0 || (kind === 'segmentation' && mask);
        // The first pictures still settle.
        if (!isFound || ++seen < 4) return;
        const [x, y] = truth.joints.leftHip;
        const inside = mask
          ? (mask.values[
              Math.floor((y / HEIGHT) * mask.height - mask.height * 0.1) * mask.width +
                Math.floor((x / WIDTH) * mask.width)
            ] ?? 0) / 255
          : null;
        const { took } = sight;
        setTimeout(() => tracker.close());
        resolve({
          found: points.map((point) => spots[point] ?? [Number.NaN, Number.NaN]),
          true:
            kind === 'face'
              ? points.map((point) => truth.face[point] ?? [0, 0])
              : kind === 'presence'
                ? [truth.joints.nose]
                : [truth.joints.leftShoulder, truth.joints.rightShoulder],
          took,
          maskInside: inside,
        });
      });
    });
  } finally {
    clearInterval(timer);
    for (const one of stream.getTracks()) one.stop();
    person.dispose();
  }
};

/** Whoever draws comics looks into a photograph of one person: the mouths that are found, and the one that is there. */
const speak = async (
  seed: number,
  framing: Framing,
): Promise<{ found: Spot[]; true: Spot; wide: number }> => {
  const edge = 520;
  const person = drawPerson(mesh, seed, { width: edge, height: edge, framing });
  const { face } = person.draw(0);
  const drawer = openDrawer();
  const drawn = drawer.draw(await createImageBitmap(person.canvas));
  (await drawn.drawing)?.close();
  const faces = await drawn.faces;
  drawer.end();
  person.dispose();
  const [upper = [0, 0], lower = [0, 0], right = [0, 0], left = [0, 0]] = [13, 14, 454, 234].map(
    (point) => face[point],
  );
  return {
    found: faces.map(({ mouth }) => [mouth.x * edge, mouth.y * edge]),
    true: [(upper[0] + lower[0]) / 2, (upper[1] + lower[1]) / 2],
    wide: Math.hypot(right[0] - left[0], right[1] - left[1]),
  };
};

/** Somebody who stands before a screen, as many pictures of them as `moments`: RGBA in base64, one after the other. */
const film = (width: number, height: number, moments: number): string[] => {
  const person = drawPerson(mesh, 4, { width, height, framing: 'passing' });
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!pen) throw new Error('a page without a 2D canvas');
  const pictures = Array.from({ length: moments }, (_, i) => {
    // They have come, and stand: there and back again, so that the film has no seam.
    person.draw(STANDS_S + Math.abs(i - moments / 2) / FILM_FPS);
    pen.drawImage(person.canvas, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    let text = '';
    for (let at = 0; at < data.length; at += 8_192)
      text += String.fromCharCode(...data.subarray(at, at + 8_192));
    return btoa(text);
  });
  person.dispose();
  return pictures;
};
const STANDS_S = 25;
const FILM_FPS = 15;

/** Of the picture of one person, what is shown of them, as parts of its width. */
const STRIP = { from: 0.3, to: 0.7 } as const;
/** How much smaller the other one is, who stands farther away on the same floor. */
const SMALLER = 0.6;

export type Followed = {
  /** The middle of who was followed, as a part of the picture's width. */
  readonly at: number;
  readonly near: number;
  readonly far: number;
};

/** Two people from the first picture on, of whom the nearer one stands at this side. */
const two = async (
  kind: 'face' | 'pose',
  framing: Framing,
  side: 'left' | 'right',
): Promise<Followed> => {
  const person = drawPerson(mesh, 4, { width: WIDTH, height: HEIGHT, framing });
  person.draw(0);
  const strip = WIDTH * (STRIP.to - STRIP.from);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('a page without a 2D canvas');
  // Walls and floor go on at both sides.
  pen.drawImage(person.canvas, 0, 0, 4, HEIGHT, 0, 0, WIDTH, HEIGHT);
  const show = (middle: number, size: number) =>
    pen.drawImage(
      person.canvas,
      WIDTH * STRIP.from,
      0,
      strip,
      HEIGHT,
      middle * WIDTH - (strip * size) / 2,
      HEIGHT * (1 - size),
      strip * size,
      HEIGHT * size,
    );
  const [near, far] = side === 'left' ? [0.25, 0.75] : [0.75, 0.25];
  show(far, SMALLER);
  show(near, 1);
  const still = await createImageBitmap(canvas);
  person.dispose();
  document.body.replaceChildren(canvas);
  const stream = canvas.captureStream(15);
  const timer = setInterval(() => pen.drawImage(still, 0, 0), 66);
  try {
    return await new Promise<Followed>((resolve) => {
      let seen = 0;
      const tracker = openTracker(kind, stream, (sight) => {
        const points = sight?.found.landmarks ?? [];
        if (points.length === 0 || ++seen < 4) return;
        const ends = kind === 'face' ? [points[234], points[454]] : [points[11], points[12]];
        setTimeout(() => tracker.close());
        resolve({ at: ((ends[0]?.x ?? 0) + (ends[1]?.x ?? 0)) / 2, near, far });
      });
    });
  } finally {
    clearInterval(timer);
    for (const one of stream.getTracks()) one.stop();
    still.close();
  }
};

/** A worker that dies is followed by another: answers how many times that happened until something was found. */
const revive = async (): Promise<number> => {
  const person = drawPerson(mesh, 4, { width: WIDTH, height: HEIGHT, framing: 'portrait' });
  person.draw(0);
  const stream = person.canvas.captureStream(15);
  const timer = setInterval(() => person.draw(0), 66);
  const RealWorker = Worker;
  const workers: Worker[] = [];
  globalThis.Worker = class extends RealWorker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      workers.push(this);
    }
  };
  try {
    return await new Promise<number>((resolve) => {
      const tracker = openTracker('face', stream, (sight) => {
        if (!sight) return;
        if (sight.revived === 0) workers[0]?.terminate();
        else {
          setTimeout(() => tracker.close());
          resolve(sight.revived);
        }
      });
    });
  } finally {
    globalThis.Worker = RealWorker;
    clearInterval(timer);
    for (const one of stream.getTracks()) one.stop();
    person.dispose();
  }
};

export type Left = {
  /** Workers that were begun, and those of them that had to be ended from outside. */
  readonly begun: number;
  readonly terminated: number;
};

/** Opens a tracker so many times, each until it has found something, and closes it in the middle of its work. */
const openAndClose = async (times: number): Promise<Left> => {
  const person = drawPerson(mesh, 4, { width: WIDTH, height: HEIGHT, framing: 'portrait' });
  person.draw(0);
  const stream = person.canvas.captureStream(30);
  const timer = setInterval(() => person.draw(0), 33);
  const RealWorker = Worker;
  let [begun, terminated] = [0, 0];
  globalThis.Worker = class extends RealWorker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      begun++;
    }
    override terminate() {
      terminated++;
      super.terminate();
    }
  };
  try {
    for (let i = 0; i < times; i++)
      await new Promise<void>((resolve) => {
        let seen = 0;
        const tracker = openTracker('face', stream, (sight) => {
          if (!sight || ++seen < 3) return;
          tracker.close();
          resolve();
        });
      });
    // Longer than a worker is waited for.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return { begun, terminated };
  } finally {
    globalThis.Worker = RealWorker;
    clearInterval(timer);
    for (const one of stream.getTracks()) one.stop();
    person.dispose();
  }
};

declare global {
  interface Window {
    vision: {
      track: typeof track;
      two: typeof two;
      film: typeof film;
      revive: typeof revive;
      speak: typeof speak;
      openAndClose: typeof openAndClose;
    };
  }
}
window.vision = { track, two, film, revive, speak, openAndClose };
