import type { Page } from '@playwright/test';
import type { HandSample } from '../../../renderer/vision/gestures/hand.ts';

declare global {
  interface Window {
    /** Filmed hands that wait to be found, one in each picture that comes. */
    filmed: HandSample[];
  }
}

/**
 * In the page: what a tracker's worker would find is taken from a film instead. Pictures come from the camera as ever,
 * each with the time of the filmed moment, so that a slow machine sees the same movement.
 */
const findFilmedHands = () => {
  const RealWorker = globalThis.Worker;
  window.filmed = [];
  let clock = 0;
  let before: number | null = null;

  class FilmedWorker extends EventTarget {
    #over = false;
    postMessage({ kind, frames }: { kind: string; frames: ReadableStream<VideoFrame> }) {
      if (kind === 'stop') this.#over = true;
      else void this.#run(frames.getReader());
    }
    terminate() {
      this.#over = true;
    }
    #say(data: object) {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
    async #run(reader: ReadableStreamDefaultReader<VideoFrame>) {
      this.#say({ kind: 'ready' });
      let last: VideoFrame | null = null;
      // A machine that draws its camera slowly shows the film no slower: the last picture serves again.
      const timer = setInterval(() => {
        if (last && window.filmed.length > 0) this.#tell(last);
      }, 20);
      while (!this.#over) {
        const { value, done } = await reader.read();
        if (done) break;
        last?.close();
        last = value;
        this.#tell(value);
      }
      clearInterval(timer);
      last?.close();
      await reader.cancel();
    }
    #tell(picture: VideoFrame) {
      const sample = window.filmed.shift();
      // Within a film its own times; between films a picture every 50 ms.
      const passed = sample && before !== null ? sample.at - before : 0.05;
      before = sample?.at ?? null;
      clock += Math.max(0.001, passed);
      const frame = new VideoFrame(picture, { timestamp: Math.round(clock * 1e6) });
      const { displayWidth: width, displayHeight: height } = frame;
      const hands = (sample?.hands ?? []).map((hand) =>
        // Filmed as the shopper sees themselves; a lens sees the opposite.
        hand.map(({ x, y, z }) => ({ x: 1 - x / width, y: y / height, z: z / width, seen: 1 })),
      );
      this.#say({ kind: 'found', found: { hands }, frame, took: 1 });
    }
  }

  globalThis.Worker = new Proxy(RealWorker, {
    construct: (Real, [url, options]: [string | URL, WorkerOptions?]) =>
      /\/worker[-.]/.test(String(url)) ? new FilmedWorker() : new Real(url, options),
  });
};

/** Before the page loads. Nothing of the product knows of it. */
export const standInForTracker = (page: Page): Promise<void> =>
  page.addInitScript(findFilmedHands).then(() => {});

/** Begins to show a film to the page. One whose hand opens something is over with the shelf it was shown to. */
export const beginFilm = (page: Page, samples: readonly HandSample[]): Promise<void> =>
  page.evaluate((film) => void window.filmed.push(...film), [...samples]);

/** Shows a film to the page; resolves when all of it was seen. */
export const showFilm = async (page: Page, samples: readonly HandSample[]): Promise<void> => {
  await beginFilm(page, samples);
  await page.waitForFunction(() => window.filmed.length === 0, undefined, { timeout: 120_000 });
};
