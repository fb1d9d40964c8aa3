import type { FromDrawer, ToDrawer } from './drawer-messages.ts';
import { openComicRenderer } from './renderer.ts';
import type { SpeakerFace, SpeakerFinder } from './speakers.ts';

/** A comic is shown without waiting longer for who speaks in it. */
const PATIENCE_MS = 8_000;

/** A thread of its own for drawing: half a second of a processor, where no graphics card is. */
const renderer = openComicRenderer();
/** The shaders are compiled while the shopper counts down, and whoever looks for faces is fetched. */
const paper = new OffscreenCanvas(8, 8);
paper.getContext('2d')?.fillRect(0, 0, 8, 8);
renderer.draw(paper, 8, 8);

/** Where there is none the words of a comic are nobody's: a page is not lost over it. */
const finder: Promise<SpeakerFinder | null> = Promise.race([
  import('./speakers.ts').then(({ openSpeakerFinder }) => openSpeakerFinder('/vision')),
  new Promise<null>((resolve) => void setTimeout(() => resolve(null), PATIENCE_MS)),
]).catch(() => null);

const pixelsOf = (photograph: ImageBitmap): ImageData | null => {
  const { width, height } = photograph;
  const sheet = new OffscreenCanvas(width, height);
  const pen = sheet.getContext('2d', { alpha: false, willReadFrequently: true });
  pen?.drawImage(photograph, 0, 0);
  const pixels = pen?.getImageData(0, 0, width, height) ?? null;
  sheet.width = sheet.height = 0;
  return pixels;
};

const say = (message: FromDrawer, transfer: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer });

const facesIn = (find: SpeakerFinder, pixels: ImageData): readonly SpeakerFace[] => {
  try {
    return find(pixels);
  } catch {
    return [];
  }
};

/** One after another: photographs are answered in their order. */
let looked: Promise<void> = Promise.resolve();
const lookInto = async (before: Promise<void>, pixels: ImageData | null) => {
  await before;
  const find = await finder;
  say({ kind: 'seen', faces: find && pixels ? facesIn(find, pixels) : [] });
  pixels?.data.fill(0);
};

globalThis.onmessage = ({ data: { photograph } }: MessageEvent<ToDrawer>) => {
  const { width, height } = photograph;
  const pixels = pixelsOf(photograph);
  renderer.draw(photograph, width, height);
  photograph.close();
  // A copy in memory: a page that showed what a card drew would wait for it.
  const sheet = new OffscreenCanvas(width, height);
  const pen = sheet.getContext('2d', { alpha: false, willReadFrequently: true });
  pen?.drawImage(renderer.canvas, 0, 0);
  const drawing = sheet.transferToImageBitmap();
  say({ kind: 'drawn', drawing }, [drawing]);
  looked = lookInto(looked, pixels);
};
