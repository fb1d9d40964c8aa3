import { openLive } from '../../../renderer/vision/live/open-live.ts';
import type { Painted, Paintings } from '../../../renderer/vision/live/painters.ts';

/** Which drawing a picture is of: black and white squares in its corner, read back from the very frame. */
const SQUARE = 16;
const BITS = 6;

export type Marked = {
  /** To be called when a picture has been drawn. */
  mark(): void;
  /** How long before `now` the picture in this frame was drawn, in ms. */
  age(frame: VideoFrame, now: number): Promise<number>;
  /**
   * Looks at a canvas whenever the page has one to show, as the eye does, and tells of each new picture how long before
   * it was drawn. Answers with what ends it.
   */
  watch(canvas: HTMLCanvasElement, seen: (age: number) => void): () => void;
};

const numberIn = (bytes: Uint8Array | Uint8ClampedArray): number => {
  let of = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const middle = ((SQUARE / 2) * BITS * SQUARE + bit * SQUARE + SQUARE / 2) * 4;
    if ((bytes[middle] ?? 0) > 127) of |= 1 << bit;
  }
  return of;
};

export const marked = (pen: CanvasRenderingContext2D): Marked => {
  const drawnAt: number[] = [];
  let number = 0;
  return {
    mark() {
      number = (number + 1) % (1 << BITS);
      for (let bit = 0; bit < BITS; bit++) {
        pen.fillStyle = (number >> bit) & 1 ? '#fff' : '#000';
        pen.fillRect(bit * SQUARE, 0, SQUARE, SQUARE);
      }
      drawnAt[number] = performance.now();
    },
    async age(frame, now) {
      const rect = { x: 0, y: 0, width: BITS * SQUARE, height: SQUARE };
      const bytes = new Uint8Array(rect.width * rect.height * 4);
      await frame.copyTo(bytes, { format: 'RGBA', rect });
      return now - (drawnAt[numberIn(bytes)] ?? now);
    },
    watch(canvas, seen) {
      const corner = new OffscreenCanvas(BITS * SQUARE, SQUARE);
      const eye = corner.getContext('2d', { willReadFrequently: true, alpha: false });
      let last = -1;
      let asked = 0;
      const look = () => {
        asked = requestAnimationFrame(look);
        if (!eye || canvas.width === 0) return;
        // A mirror may show the picture smaller than it came.
        const part = canvas.width / pen.canvas.width;
        const [wide, high] = [corner.width * part, SQUARE * part];
        eye.drawImage(canvas, 0, 0, wide, high, 0, 0, corner.width, SQUARE);
        const shown = numberIn(eye.getImageData(0, 0, corner.width, SQUARE).data);
        const at = drawnAt[shown];
        if (shown === last || at === undefined) return;
        last = shown;
        seen(performance.now() - at);
      };
      look();
      return () => cancelAnimationFrame(asked);
    },
  };
};

export type Paced = {
  /** Pictures a second that were shown, or found where nothing is shown. */
  readonly fps: number;
  /** From drawing a picture until what was made of it was ready to be shown, in ms. */
  readonly latencies: readonly number[];
  /** Of it, what the page could do nothing else for, in ms: the graphics card works beside it. */
  readonly steps: readonly number[];
  /** When each picture came, in ms after the first of them all. */
  readonly came: readonly number[];
};

/** What a mirror makes of the pictures of a moving canvas, as the page shows it. */
export const pacedMirror = <K extends Painted>(
  kind: K,
  stream: MediaStream,
  scene: Paintings[K]['scene'],
  drawings: Marked,
  seconds: number,
  settles: number,
  isWhole: (told: Paintings[K]['told']) => boolean,
): Promise<Paced> =>
  new Promise((resolve) => {
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    const [latencies, steps, moments]: [number[], number[], number[]] = [[], [], []];
    let [seen, begun, came, first] = [0, 0, 0, 0];
    const RealWorker = globalThis.Worker;
    globalThis.Worker = class extends RealWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        // Heard of before whoever shows it.
        this.addEventListener('message', () => (came = performance.now()));
      }
    };
    const end = drawings.watch(canvas, (age) => {
      if (begun > 0) latencies.push(age);
    });
    const live = openLive(kind, stream, canvas, scene, ({ told }) => {
      const done = performance.now();
      first ||= done;
      moments.push(done - first);
      // A picture of nobody is none of a mirror, and the first ones still build what all others use.
      if (!isWhole(told)) return;
      if (++seen === settles) begun = done;
      if (seen <= settles) return;
      steps.push(done - came);
      if (done - begun < seconds * 1_000) return;
      globalThis.Worker = RealWorker;
      end();
      setTimeout(() => live.close());
      const fps = (seen - settles) / ((done - begun) / 1_000);
      resolve({ fps, latencies, steps, came: moments });
    });
  });
