import type { FromDrawer, ToDrawer } from './drawer-messages.ts';
import { openComicRenderer } from './renderer.ts';

/** A thread of its own for drawing: half a second of a processor, where no graphics card is. */
const renderer = openComicRenderer();
/** The shaders are compiled while the shopper counts down. */
const paper = new OffscreenCanvas(8, 8);
paper.getContext('2d')?.fillRect(0, 0, 8, 8);
renderer.draw(paper, 8, 8);

globalThis.onmessage = ({ data: { photograph } }: MessageEvent<ToDrawer>) => {
  const { width, height } = photograph;
  renderer.draw(photograph, width, height);
  photograph.close();
  // A copy in memory: a page that showed what a card drew would wait for it.
  const sheet = new OffscreenCanvas(width, height);
  const pen = sheet.getContext('2d', { alpha: false, willReadFrequently: true });
  pen?.drawImage(renderer.canvas, 0, 0);
  const drawn: FromDrawer = { drawing: sheet.transferToImageBitmap() };
  globalThis.postMessage(drawn, { transfer: [drawn.drawing] });
};
