import type { SpeakerFace } from '../../vision/comic/speakers.ts';
import { placeBubble, shapesOf, type Bubble, type Spot, type Tail } from './bubble.ts';

/** How a comic page is laid out and printed: white paper, ink frames, the brand below. */
const PANEL = 520;
const GAP = 20;
const EDGE = 40;
const FOOT = 96;
const LINE = 4;
const WORDS = 34;
const LEADING = 42;
const BESIDE = 20;
const INK = '#17130f';

export const PANEL_EDGE = PANEL;

export const sizeOf = (panels: number): { width: number; height: number } => {
  const across = panels === 1 ? 1 : 2;
  const down = Math.ceil(panels / 2);
  return {
    width: 2 * EDGE + across * PANEL + (across - 1) * GAP,
    height: 2 * EDGE + down * PANEL + (down - 1) * GAP + FOOT,
  };
};

/** Top left of a panel; of three, the last one stands in the middle. */
export const placeOf = (panel: number, panels: number): { x: number; y: number } => {
  const alone = panels === 3 && panel === 2;
  return {
    x: EDGE + (alone ? (PANEL + GAP) / 2 : (panel % 2) * (PANEL + GAP)),
    y: EDGE + Math.floor(panel / 2) * (PANEL + GAP),
  };
};

/** From within the bubble, so that its edge does not cross it, and bent a little, as by hand. */
const tailPath = ({ tip, root: [from, to] }: Tail, inward: Spot): Path2D => {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const path = new Path2D();
  path.moveTo(from.x + inward.x, from.y + inward.y);
  path.quadraticCurveTo((from.x + middle.x) / 2, (from.y + middle.y) / 2, tip.x, tip.y);
  path.quadraticCurveTo(middle.x, middle.y, to.x + inward.x, to.y + inward.y);
  return path;
};

const inwardOf = ({ left, top, width, height }: Bubble, { root: [from, to] }: Tail): Spot =>
  from.y === to.y
    ? { x: 0, y: from.y > top + height / 2 ? -LINE : LINE }
    : { x: from.x > left + width / 2 ? -LINE : LINE, y: 0 };

const drawBubble = (
  pen: CanvasRenderingContext2D,
  text: string,
  faces: readonly SpeakerFace[],
  font: string,
) => {
  pen.font = `600 ${WORDS}px ${font}`;
  const shapes = shapesOf(text);
  const sizes = shapes.map((lines) => ({
    width: Math.min(
      PANEL - 40,
      Math.ceil(Math.max(...lines.map((line) => pen.measureText(line).width))) + 2 * BESIDE,
    ),
    height: lines.length * LEADING + 24,
  }));
  const bubble = placeBubble(sizes, faces, PANEL);
  const { left, top, width, height, shape, tail } = bubble;
  const body = new Path2D();
  // What nobody is seen to say is a caption, and has corners.
  body.roundRect(left, top, width, height, tail ? 22 : 6);
  const paths = tail ? [body, tailPath(tail, inwardOf(bubble, tail))] : [body];
  pen.fillStyle = '#fff';
  pen.strokeStyle = INK;
  pen.lineWidth = LINE * 2;
  pen.lineJoin = 'round';
  // Both are inked before either is filled: one outline is left around the two.
  for (const path of paths) pen.stroke(path);
  for (const path of paths) pen.fill(path);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  for (const [i, line] of (shapes[shape] ?? []).entries())
    pen.fillText(line, left + width / 2, top + 14 + LEADING * (i + 0.5), width - 2 * BESIDE);
  pen.textAlign = 'start';
};

/** Three dots: an empty frame looks as if nothing came of the picture. */
const drawWaiting = (pen: CanvasRenderingContext2D, x: number, y: number) => {
  pen.fillStyle = '#b9b0a3';
  for (const aside of [-56, 0, 56]) {
    pen.beginPath();
    pen.arc(x + aside, y, 14, 0, 2 * Math.PI);
    pen.fill();
  }
};

export type PrintedPanel = {
  readonly picture: CanvasImageSource;
  readonly drawn: boolean;
  readonly words: string | null;
  /** Null while it is not known who speaks: the words are set when it is. */
  readonly faces: readonly SpeakerFace[] | null;
};

/** Prints the page anew: the pictures are drawn, the words and the brand set. */
export const printPage = (
  canvas: HTMLCanvasElement,
  panels: readonly PrintedPanel[],
  brand: string,
  font: string,
): void => {
  const { width, height } = sizeOf(panels.length);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) return;
  pen.fillStyle = '#fffdf9';
  pen.fillRect(0, 0, width, height);
  panels.forEach(({ picture, drawn, words, faces }, i) => {
    const { x, y } = placeOf(i, panels.length);
    if (drawn) pen.drawImage(picture, x, y, PANEL, PANEL);
    else drawWaiting(pen, x + PANEL / 2, y + PANEL / 2);
    pen.lineWidth = LINE * 2;
    pen.lineJoin = 'miter';
    pen.strokeStyle = INK;
    pen.strokeRect(x, y, PANEL, PANEL);
    if (words === null || faces === null) return;
    pen.save();
    pen.translate(x, y);
    drawBubble(pen, words, faces, font);
    pen.restore();
  });
  pen.fillStyle = '#b3261e';
  pen.fillRect(EDGE, height - FOOT + 4, 14, 44);
  pen.fillStyle = INK;
  pen.font = `600 40px ${font}`;
  pen.textBaseline = 'middle';
  pen.fillText(brand, EDGE + 34, height - FOOT + 28, width - 2 * EDGE - 34);
};
