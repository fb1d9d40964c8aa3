/** Which drawing a picture is of: black and white squares in its corner, read back from the very frame. */
const SQUARE = 16;
const BITS = 6;

export type Marked = {
  /** To be called when a picture has been drawn. */
  mark(): void;
  /** How long before `now` the picture in this frame was drawn, in ms. */
  age(frame: VideoFrame, now: number): Promise<number>;
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
      let of = 0;
      for (let bit = 0; bit < BITS; bit++) {
        const middle = ((SQUARE / 2) * rect.width + bit * SQUARE + SQUARE / 2) * 4;
        if ((bytes[middle] ?? 0) > 127) of |= 1 << bit;
      }
      return now - (drawnAt[of] ?? now);
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
};
