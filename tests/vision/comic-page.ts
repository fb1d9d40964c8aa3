import { drawComic } from '../../renderer/vision/comic/reference.ts';
import { openComicRenderer } from '../../renderer/vision/comic/renderer.ts';

/** What the browser's test asks of the page it runs in. */

const canvasOf = (width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas here');
  return [canvas, pen];
};

/** Edges, ramps and round things in many colours. */
const scene = (width: number, height: number): HTMLCanvasElement => {
  const [canvas, pen] = canvasOf(width, height);
  const wall = pen.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, '#e8dcc8');
  wall.addColorStop(1, '#3a4a5a');
  pen.fillStyle = wall;
  pen.fillRect(0, 0, width, height);
  ['#41241c', '#c98f6b', '#b3261e', '#f6ede4'].forEach((colour, i) => {
    const [x, y] = [width * (0.2 + 0.2 * i), height * (0.3 + 0.12 * i)];
    const round = pen.createRadialGradient(x - 6, y - 6, 2, x, y, width * 0.16);
    round.addColorStop(0, colour);
    round.addColorStop(1, '#201812');
    pen.fillStyle = round;
    pen.beginPath();
    pen.arc(x, y, width * 0.14, 0, 7);
    pen.fill();
  });
  return canvas;
};

const pixels = (canvas: CanvasImageSource, width: number, height: number): Uint8ClampedArray => {
  const [, pen] = canvasOf(width, height);
  pen.drawImage(canvas, 0, 0);
  return pen.getImageData(0, 0, width, height).data;
};

export const isDrawnByShaders = (): boolean => {
  const renderer = openComicRenderer();
  const drawn = renderer.canvas.getContext('webgl2') !== null;
  renderer.close();
  return drawn;
};

export const compareDrawn = (width: number, height: number): { mean: number; far: number } => {
  const photograph = scene(width, height);
  const expected = drawComic({ width, height, data: pixels(photograph, width, height) }).picture
    .data;
  const renderer = openComicRenderer();
  renderer.draw(photograph, width, height);
  const drawn = pixels(renderer.canvas, width, height);
  renderer.close();
  let sum = 0;
  let far = 0;
  for (let i = 0; i < drawn.length; i++) {
    const apart = Math.abs((drawn[i] ?? 0) - (expected[i] ?? 0));
    sum += apart;
    if (apart > 8) far++;
  }
  return { mean: sum / drawn.length, far: far / drawn.length };
};

export const timeOfStill = (edge: number): number => {
  const photograph = scene(edge, edge);
  const renderer = openComicRenderer();
  // The shaders are compiled while the shopper counts down.
  renderer.draw(scene(8, 8), 8, 8);
  const started = performance.now();
  renderer.draw(photograph, edge, edge);
  pixels(renderer.canvas, edge, edge);
  const took = performance.now() - started;
  renderer.close();
  return took;
};

/** Of so many stills, in ms: by shaders where this machine has any, and by the processor alone. */
export const timesOfStills = (
  edge: number,
  times: number,
): { drawn: number[]; plain: number[] } => {
  const photograph = scene(edge, edge);
  const plain: number[] = [];
  for (let i = 0; i < Math.min(times, 3); i++) {
    const started = performance.now();
    drawComic({ width: edge, height: edge, data: pixels(photograph, edge, edge) });
    plain.push(performance.now() - started);
  }
  return { drawn: Array.from({ length: times }, () => timeOfStill(edge)), plain };
};

export const afterClose = (): { width: number; lost: boolean } => {
  const renderer = openComicRenderer();
  renderer.draw(scene(32, 32), 32, 32);
  const gl = renderer.canvas.getContext('webgl2');
  renderer.close();
  return { width: renderer.canvas.width, lost: gl?.isContextLost() ?? false };
};

/** Ink over the middle of a photograph whose light is as it is, and as darker skin would give it back. */
export const sharesByTone = async (url: string): Promise<number[]> => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const scale = 320 / image.naturalWidth;
  const [width, height] = [320, Math.round(image.naturalHeight * scale)];
  const [, pen] = canvasOf(width, height);
  pen.drawImage(image, 0, 0, width, height);
  const photograph = pen.getImageData(0, 0, width, height);
  return [1, 0.8, 0.6, 0.4, 0.3].map((tone) => {
    const data = photograph.data.map((value, i) => (i % 4 === 3 ? value : value * tone));
    const { ink } = drawComic({ width, height, data });
    const bright = ink.filter(
      (_, i) =>
        (photograph.data[i * 4] ?? 0) > 95 &&
        (photograph.data[i * 4] ?? 0) > (photograph.data[i * 4 + 2] ?? 0) + 15,
    );
    return bright.reduce((sum, paper) => sum + 1 - paper, 0) / Math.max(1, bright.length);
  });
};
