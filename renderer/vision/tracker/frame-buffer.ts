/** Inner sizes of pose masks that are no multiple of 4 abort the run time. */
const EVEN = 4;

/**
 * The pixels of one frame after another in the same memory. Handed over as a VideoFrame each would go through the
 * graphics of the machine, which on one without costs three times as much.
 */
export const frameBuffer = () => {
  let bytes = new Uint8ClampedArray(0);
  return {
    async read(frame: VideoFrame): Promise<ImageData> {
      const { displayWidth, displayHeight } = frame;
      const visible = frame.visibleRect;
      const width = (visible?.width ?? displayWidth) - ((visible?.width ?? displayWidth) % EVEN);
      const height =
        (visible?.height ?? displayHeight) - ((visible?.height ?? displayHeight) % EVEN);
      const rect = { x: visible?.x ?? 0, y: visible?.y ?? 0, width, height };
      if (bytes.length !== width * height * 4) bytes = new Uint8ClampedArray(width * height * 4);
      await frame.copyTo(bytes, { format: 'RGBA', rect });
      return new ImageData(bytes, width, height);
    },
    wipe() {
      bytes.fill(0);
      bytes = new Uint8ClampedArray(0);
    },
  };
};
