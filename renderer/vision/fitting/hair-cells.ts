import type { Mask } from '../tracker/kinds.ts';
import { SIDES, type Body, type Head } from './body.ts';
import { clamp, fromSegment } from './geometry.ts';
import { shadeInto, type Shades } from './palette.ts';
import { ARM } from './trunk.ts';

/*
 * Somebody from the crown to below the chest in cells of a few pixels, with what each is by its place alone: for whoever
 * asks what is hair.
 */

export type Frame = Pick<ImageData, 'width' | 'height' | 'data'>;

/** The window's place and the size of a cell in the picture's pixels, and how many cells there are each way. */
export type Grid = {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly width: number;
  readonly height: number;
};

export type Cells = Grid & {
  /** As palettes have them, three numbers a cell, row by row; a face is as light as any other. */
  readonly shades: Shades;
  /** As they are seen, four bytes a cell; the fourth is left to whoever says how much of it is hair. */
  readonly colours: Uint8Array;
  /** Of `PLACE`. */
  readonly places: Uint8Array;
};

export const PLACE = {
  nobody: 0,
  cheek: 1,
  /** The rest of a face. */
  face: 2,
  /** A forearm: no hair hangs from it. */
  arm: 3,
  /** About the forehead and the temples, where hair begins. */
  brow: 4,
  head: 5,
  /** What is worn, where hair seldom hangs; between locks on the chest where no more is to be seen. */
  belly: 6,
  chest: 7,
  elsewhere: 8,
} as const;

/** So many cells to a shoulder span: strands are finer, but a mirror is looked at from further off. */
const CELLS_A_SPAN = 45;
/** How far hair is looked for, in shoulder spans: to both sides of the head, and below the shoulders. */
const ASIDE = 0.9;
const BELOW = 1.3;
/** Of a mask, 0 to 255: somebody, and nothing of the wall beside them. */
const SOMEBODY = 128;
const SURELY = 200;

const placeOf = (
  { top, down, across, span, elbow, wrist }: Body,
  { centre, up, wide, tall }: Head,
  x: number,
  y: number,
  isSure: boolean,
): number => {
  const dx = x - centre[0];
  const dy = y - centre[1];
  // By the head: across it and towards the crown, each 1 at its edge.
  const aside = Math.abs(dy * up[0] - dx * up[1]) / wide;
  const above = (dx * up[0] + dy * up[1]) / tall;
  if (aside < 0.55 && aside > 0.15 && above > -0.42 && above < -0.14) return PLACE.cheek;
  if (aside < 0.74 && above > -0.95 && above < 0.32) return PLACE.face;
  const far = Math.hypot(aside, above);
  if (isSure && far < 1.4 && (above > 0.32 || (aside > 0.85 && above > -0.4))) return PLACE.brow;
  if (far < 1.12) return PLACE.head;
  for (const side of SIDES)
    if (fromSegment([x, y], elbow[side], wrist[side]) < ARM.elbow * span) return PLACE.arm;
  const below = (x - top[0]) * down[0] + (y - top[1]) * down[1];
  const beside = Math.abs((x - top[0]) * across[0] + (y - top[1]) * across[1]);
  // Locks lie to both sides of the middle, and seldom come further down than the waist.
  if (below > 0.8 * span && below < 1.05 * span && beside < 0.22 * span) return PLACE.belly;
  return below > 0.25 * span && below <= 0.8 * span && beside < 0.2 * span
    ? PLACE.chest
    : PLACE.elsewhere;
};

/** A face in the dark, or a dark one, is taken as light as all others: what differs little from it then differs as much. */
const FACE_LIGHT = 0.6;
const EXPOSED = [0.7, 6] as const;
const expose = ({ shades, places }: Cells): void => {
  let [sum, many] = [0, 0];
  for (let at = 0; at < places.length; at += 1)
    if (places[at] === PLACE.cheek) {
      sum += shades[at * 3] ?? 0;
      many += 1;
    }
  const times = many === 0 ? 1 : clamp((FACE_LIGHT * many) / Math.max(sum, 0.01), ...EXPOSED);
  for (let i = 0; i < shades.length; i += 1) shades[i] = (shades[i] ?? 0) * times;
};

export const cellsOf = (picture: Frame, mask: Mask, body: Body, head: Head): Cells => {
  const cell = Math.max(1, Math.round(body.span / CELLS_A_SPAN));
  const [x, y] = head.centre;
  const left = Math.floor(clamp(x - ASIDE * body.span, 0, picture.width));
  const right = Math.ceil(clamp(x + ASIDE * body.span, 0, picture.width));
  const top = Math.floor(clamp(y - 1.4 * head.tall, 0, picture.height));
  const bottom = Math.ceil(clamp(body.top[1] + BELOW * body.span, 0, picture.height));
  const width = Math.max(0, Math.floor((right - left) / cell));
  const height = Math.max(0, Math.floor((bottom - top) / cell));
  const shades = new Float32Array(width * height * 3);
  const places = new Uint8Array(width * height);
  const colours = new Uint8Array(width * height * 4);
  const { data } = picture;
  const many = cell * cell;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [fromX, fromY] = [left + column * cell, top + row * cell];
      const [midX, midY] = [fromX + cell / 2, fromY + cell / 2];
      const somebody =
        mask.values[
          Math.floor((midY / picture.height) * mask.height) * mask.width +
            Math.floor((midX / picture.width) * mask.width)
        ] ?? 0;
      let [r, g, b] = [0, 0, 0];
      for (let dy = 0; dy < cell; dy += 1)
        for (let dx = 0; dx < cell; dx += 1) {
          const at = ((fromY + dy) * picture.width + fromX + dx) * 4;
          r += data[at] ?? 0;
          g += data[at + 1] ?? 0;
          b += data[at + 2] ?? 0;
        }
      const at = row * width + column;
      colours[at * 4] = r / many;
      colours[at * 4 + 1] = g / many;
      colours[at * 4 + 2] = b / many;
      if (somebody < SOMEBODY) continue;
      shadeInto(shades, at * 3, r / many, g / many, b / many);
      places[at] = placeOf(body, head, midX, midY, somebody >= SURELY);
    }
  const cells = { left, top, cell, width, height, shades, places, colours };
  expose(cells);
  return cells;
};
