import { gestureStep, noGestures } from '../../../renderer/vision/gestures/gestures.ts';
import { handsAsSeen, type Hand } from '../../../renderer/vision/gestures/hand.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';
import { marked, type Paced } from './marked.ts';
import { drawSkinHand, type SkinHand } from './skin-hand.ts';

const WIDTH = 640;
const HEIGHT = 480;
const FPS = 15;
/** Pictures that are looked at before it is said that nothing is found. */
const PATIENCE = 14;

export type Found = { readonly hand: Hand | null; readonly took: number };

const canvas = document.createElement('canvas');
canvas.width = WIDTH;
canvas.height = HEIGHT;
const pen = canvas.getContext('2d', { alpha: false });
if (!pen) throw new Error('no canvas here');

/** Lets the real tracker look at a picture that `draw` keeps on drawing. */
const look = (draw: () => void): Promise<Found> => {
  draw();
  const stream = canvas.captureStream(FPS);
  const timer = setInterval(draw, 1000 / FPS);
  return new Promise<Found>((resolve) => {
    let seen = 0;
    let met = 0;
    const tracker = openTracker('hand', stream, (sight) => {
      if (!sight) return;
      seen++;
      const [hand] = handsAsSeen(sight.found.hands, { width: WIDTH, height: HEIGHT });
      if (hand) met++;
      // The first pictures still settle.
      if (met < 4 && seen < PATIENCE) return;
      const { took } = sight;
      setTimeout(() => {
        tracker.close();
        clearInterval(timer);
        for (const track of stream.getTracks()) track.stop();
        resolve({ hand: hand ?? null, took });
      });
    });
  });
};

const inDrawing = (hand: SkinHand): Promise<Found> =>
  look(() => drawSkinHand(pen, WIDTH, HEIGHT, hand));

/** `part` is what of the photograph is looked at: left, top, width and height as parts of it. */
const inPhotograph = async (
  source: string,
  part: readonly [number, number, number, number],
): Promise<Found> => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const [x, y, w, h] = part;
  const { naturalWidth: wide, naturalHeight: tall } = image;
  const scale = Math.min(WIDTH / (w * wide), HEIGHT / (h * tall));
  return look(() => {
    pen.fillStyle = '#777';
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    const size = [w * wide * scale, h * tall * scale] as const;
    pen.drawImage(image, x * wide, y * tall, w * wide, h * tall, 0, 0, ...size);
  });
};

const WARM_UP = 10;

/** A hand moves before the tracker for so many seconds; with `read`, what it says is read from its points. */
const pace = async (hand: SkinHand, seconds: number, read: boolean): Promise<Paced> => {
  drawSkinHand(pen, WIDTH, HEIGHT, hand);
  // Drawn once and moved: on a machine without a graphics card drawing a hand costs more than finding one.
  const still = await createImageBitmap(canvas);
  const drawings = marked(pen);
  const draw = () => {
    pen.drawImage(still, 60 * Math.sin(performance.now() / 900), 0);
    drawings.mark();
  };
  draw();
  const stream = canvas.captureStream(30);
  const timer = setInterval(draw, 1000 / 30);
  const latencies: number[] = [];
  const steps: number[] = [];
  let seen = 0;
  let core = noGestures;
  const warm = Promise.withResolvers<void>();
  const tracker = openTracker('hand', stream, (sight) => {
    if (!sight) return;
    const now = performance.now();
    // Loading is not what is measured.
    if (++seen === WARM_UP) warm.resolve();
    if (read) {
      const hands = handsAsSeen(sight.found.hands, { width: WIDTH, height: HEIGHT });
      core = gestureStep(core, { at: sight.frame.timestamp / 1e6, hands }).core;
    }
    const told = performance.now();
    steps.push(told - now);
    void drawings
      .age(sight.frame, told)
      .then((age) => latencies.push(age))
      // Closed before it was read: the next picture was there.
      .catch(() => {});
  });
  await warm.promise;
  seen = 0;
  latencies.length = 0;
  steps.length = 0;
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const fps = seen / ((performance.now() - began) / 1000);
  tracker.close();
  clearInterval(timer);
  for (const track of stream.getTracks()) track.stop();
  still.close();
  return { fps, latencies: [...latencies], steps: [...steps], came: [] };
};

export type Pacing = typeof pace;

/** The picture as it is, to look at. */
const picture = (hand: SkinHand): string => {
  drawSkinHand(pen, WIDTH, HEIGHT, hand);
  return canvas.toDataURL('image/png');
};

declare global {
  interface Window {
    hands: {
      inDrawing: typeof inDrawing;
      inPhotograph: typeof inPhotograph;
      picture: typeof picture;
      pace: typeof pace;
    };
  }
}
window.hands = { inDrawing, inPhotograph, picture, pace };
