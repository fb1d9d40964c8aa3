import type { Page } from '@playwright/test';

/** What stands before the demo's camera, and what becomes of the camera itself. */
export type Lens = {
  /** Two: somebody smaller stands beside the shopper. */
  people: 1 | 2;
  /** Why it cannot be opened, by the names browsers have for it; null where it can. */
  closed: 'NotAllowedError' | 'NotFoundError' | null;
  /** Its plug is pulled: what is open ends, and it cannot be opened until it is back. */
  pull(): void;
};

declare global {
  interface Window {
    lens: Lens;
  }
}

/** Of the drawn picture, as parts of its width: what of it is shown once more, how large, and where. */
const SIDE = { from: 0.33, to: 0.67, part: 0.6, at: 0.74 };

const standAtLens = (side: typeof SIDE) => {
  const streams: MediaStream[] = [];
  window.lens = {
    people: 1,
    closed: null,
    pull() {
      window.lens.closed = 'NotFoundError';
      for (const track of streams.splice(0).flatMap((stream) => stream.getTracks())) {
        if (track.readyState === 'ended') continue;
        track.stop();
        // A page that stops a track itself is not told; a pulled camera says so.
        track.dispatchEvent(new Event('ended'));
      }
    },
  };
  const capture = HTMLCanvasElement.prototype.captureStream;
  const seen = (drawn: HTMLCanvasElement, given: Parameters<typeof capture>): MediaStream => {
    if (window.lens.closed !== null) throw new DOMException('', window.lens.closed);
    const shown = document.createElement('canvas');
    shown.width = drawn.width;
    shown.height = drawn.height;
    const pen = shown.getContext('2d', { alpha: false });
    const stream = capture.apply(shown, given);
    const [track] = stream.getTracks();
    const { width, height } = shown;
    const draw = () => {
      if (track?.readyState !== 'live') {
        shown.width = shown.height = 0;
        return;
      }
      pen?.drawImage(drawn, 0, 0);
      if (window.lens.people === 2) {
        // Farther away, on the same floor.
        const wide = width * (side.to - side.from);
        const tall = height * side.part;
        const place = [width * side.at, height - tall, wide * side.part, tall] as const;
        pen?.drawImage(drawn, width * side.from, 0, wide, height, ...place);
      }
      requestAnimationFrame(draw);
    };
    draw();
    streams.push(stream);
    return stream;
  };
  HTMLCanvasElement.prototype.captureStream = function (...given) {
    return seen(this, given);
  };
};

/** From the page's next load on: the drawn person's camera can be pulled, refused, and shared by two people. */
export const throughLens = (page: Page): Promise<void> =>
  page.addInitScript(standAtLens, SIDE).then(() => {});
