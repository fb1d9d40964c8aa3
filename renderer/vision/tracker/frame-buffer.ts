import type { Effort } from './kinds.ts';
import { SMALL } from './ladder.ts';
import { divisorFor, shrink, type Pixels } from './shrink.ts';

/** Inner sizes of pose masks that are no multiple of 4 abort the run time. */
const EVEN = 4;
const even = (of: number): number => of - (of % EVEN);

const NOTHING: Pixels = { width: 0, height: 0, bytes: new Uint8ClampedArray(0) };

/** The same memory again where it fits. */
const sized = (before: Pixels, width: number, height: number): Pixels =>
  before.width === width && before.height === height
    ? before
    : { width, height, bytes: new Uint8ClampedArray(width * height * 4) };

/**
 * The pixels of one frame after another in the same memory. Handed over as a VideoFrame each would go through the
 * graphics of the machine, which on one without costs three times as much.
 */
export const frameBuffer = (size: Effort['size']) => {
  let whole = NOTHING;
  let small = NOTHING;
  const shrunk = (): Pixels => {
    const by = size === 'small' ? divisorFor(whole.width, whole.height, SMALL) : 1;
    if (by === 1) return whole;
    small = sized(small, even(Math.floor(whole.width / by)), even(Math.floor(whole.height / by)));
    shrink(whole, by, small);
    return small;
  };
  return {
    async read(frame: VideoFrame): Promise<ImageData> {
      const { displayWidth, displayHeight } = frame;
      const visible = frame.visibleRect;
      const width = even(visible?.width ?? displayWidth);
      const height = even(visible?.height ?? displayHeight);
      const rect = { x: visible?.x ?? 0, y: visible?.y ?? 0, width, height };
      whole = sized(whole, width, height);
      await frame.copyTo(whole.bytes, { format: 'RGBA', rect });
      const read = shrunk();
      return new ImageData(read.bytes, read.width, read.height);
    },
    wipe() {
      whole.bytes.fill(0);
      small.bytes.fill(0);
      whole = small = NOTHING;
    },
  };
};
