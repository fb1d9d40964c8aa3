import type { Mask } from '../tracker/kinds.ts';
import type { Body } from './body.ts';
import type { Point } from './geometry.ts';
import { cellsOf, PLACE, type Cells, type Frame, type Grid } from './hair-cells.ts';
import { all, inLight, off, paletteOf, without, type Palette, type Shades } from './palette.ts';

/*
 * Hair that hangs before the body is before what is worn, and so is the end of a scarf. No tracker that can be had says
 * where hair is: its colours are taken from about the forehead, those of skin from the cheeks, those of the wearer's own
 * clothes from below the chest; what has the first rather than the others, and hangs together with the head, is hair.
 * Where somebody wears the colour of their hair nothing can be told, and the garment lies over both.
 */

/** Four bytes a cell, row by row: its colour, and how much of it is hair. */
export type Hair = Grid & { readonly cells: Uint8Array };

/** A cell that is none: what a graphics card is given where there is no hair to be seen. */
export const NO_HAIR: Hair = {
  left: 0,
  top: 0,
  cell: 1,
  width: 1,
  height: 1,
  cells: new Uint8Array(4),
};

/** Squared spreads: what is more unlike skin can be hair, and what is less unlike hair is. */
const NO_SKIN = 9;
const AS_HAIR = 12;
/** A tone of hair that is no more unlike what is worn tells nothing. */
const AS_WORN = 5;
/** What was hair is asked for so much less to be it still: what is near a limit would tremble. */
const STAYS = 0.5;
/** Less than this about a forehead is no hair. */
const LEAST = 0.12;
/** How much darker a thing is on its side that looks away from the light, and lighter a forehead than cheeks. */
const IN_SHADE = 0.7;
const IN_LIGHT = 1.15;
const TONES = { hair: 3, skin: 2, worn: 5 } as const;
/** In shoulder spans squared: where less of what is worn is seen below the chest, the chest says more. */
const ENOUGH_WORN = 0.05;
/** So much of a chest at least has another colour than hair, or it is worn in that colour. */
const LEAST_BARE = 0.2;
/** Palettes are made of at most so many cells of a picture, and of so many pictures. */
const ENOUGH = 120;
const PICTURES = 10;

type Before = { readonly hair: Hair; readonly centre: Point };

/** The shades of those cells, or of enough of them. */
const shadesOf = ({ shades, places }: Cells, isOne: (at: number) => boolean): Shades => {
  const found: number[] = [];
  for (let at = 0; at < places.length; at += 1) if (isOne(at)) found.push(at);
  const step = Math.max(1, found.length / ENOUGH);
  const some = new Float32Array(Math.min(found.length, ENOUGH) * 3);
  for (let i = 0; i < some.length / 3; i += 1) {
    const at = (found[Math.floor(i * step)] ?? 0) * 3;
    for (let c = 0; c < 3; c += 1) some[i * 3 + c] = shades[at + c] ?? 0;
  }
  return some;
};

/** Remembers a wearer's colours over some pictures: those of one alone tremble. */
export type HairFinder = {
  /** Null where no hair hangs before the body, or none can be told. */
  find(picture: Frame, mask: Mask, body: Body): Hair | null;
  forget(): void;
};

type Kind = 'skin' | 'about' | 'own' | 'worn' | 'hanging';

const joined = (some: readonly Shades[]): Shades => {
  const whole = new Float32Array(some.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of some) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
};

export const openHairFinder = (): HairFinder => {
  const kept = new Map<Kind, Shades[]>();
  let last: Before | null = null;
  /** Those of this picture with those of the ones before. */
  const gathered = (kind: Kind, now: Shades): Shades => {
    const before = kept.get(kind) ?? [];
    before.push(now);
    if (before.length > PICTURES) before.shift();
    kept.set(kind, before);
    return joined(before);
  };

  return {
    find(picture, mask, body) {
      const { head } = body;
      const before = last;
      last = null;
      if (!head) return null;
      const stay = before ? STAYS : 1;
      const cells = cellsOf(picture, mask, body, head);
      const { left, top, cell, width, height, shades, places, colours } = cells;
      const shadesAt = (kind: Kind, isOne: (at: number) => boolean): Shades =>
        gathered(kind, shadesOf(cells, isOne));
      const bare = paletteOf(
        shadesAt('skin', (at) => places[at] === PLACE.cheek),
        TONES.skin,
      );
      const lit = all(bare, inLight(bare, IN_LIGHT));
      const skin = all(lit, inLight(bare, IN_SHADE));
      const about = shadesAt('about', (at) => places[at] === PLACE.brow);
      const own = shadesAt(
        'own',
        (at) => places[at] === PLACE.brow && off(lit, shades, at * 3) > NO_SKIN,
      );
      if (own.length === 0 || own.length < LEAST * stay * about.length) return null;
      const tones = paletteOf(own, TONES.hair);
      const cloth = paletteOf(shadesAt('worn', isWorn(cells, body.span, tones)), TONES.worn);
      const worn = all(cloth, inLight(cloth, IN_SHADE));
      const crown = without(tones, cloth, AS_WORN * stay);
      if (crown.length === 0) return null;
      const was = before ? whereItWas(cells, head.centre, before) : null;
      const first = hangingFrom(cells, crown, skin, worn, was);
      const below = (of: Uint8Array): Shades =>
        shadesOf(cells, (at) => of[at] === 1 && (places[at] ?? 0) >= PLACE.belly);
      const hanging = below(first);
      if (hanging.length === 0) return null;
      // Lengths are lit otherwise than what lies about a forehead, and coloured otherwise: from knot to knot.
      const lengths = paletteOf(joined([...(kept.get('hanging') ?? []), hanging]), TONES.hair);
      const hair = all(crown, without(lengths, cloth, AS_WORN * stay));
      const found = hangingFrom(cells, hair, skin, worn, was);
      gathered('hanging', below(found));
      soften(found, width, height, colours);
      const hairs = { left, top, cell, width, height, cells: colours };
      last = { hair: hairs, centre: head.centre };
      return hairs;
    },
    forget() {
      last = null;
      kept.clear();
    },
  };
};

/**
 * Which cells say what is worn. Nearer to the lens no more than a chest is seen: locks that lie across the middle of it
 * are no cloth, unless all of it has their colour.
 */
const isWorn = (
  { cell, shades, places }: Cells,
  span: number,
  hair: Palette,
): ((at: number) => boolean) => {
  let [belly, chest, bare] = [0, 0, 0];
  for (let at = 0; at < places.length; at += 1)
    if (places[at] === PLACE.belly) belly += 1;
    else if (places[at] === PLACE.chest) {
      chest += 1;
      if (off(hair, shades, at * 3) > AS_HAIR) bare += 1;
    }
  if (belly * cell ** 2 > ENOUGH_WORN * span ** 2) return (at) => places[at] === PLACE.belly;
  const isTold = bare > LEAST_BARE * chest;
  return (at) => places[at] === PLACE.chest && (!isTold || off(hair, shades, at * 3) > AS_HAIR);
};

/** For each cell whether there was hair in the picture before, as far from the head. */
const whereItWas = (
  { left, top, cell, width, height }: Cells,
  centre: Point,
  before: Before,
): Uint8Array => {
  const was = new Uint8Array(width * height);
  const { hair } = before;
  const offX = left - centre[0] - (hair.left - before.centre[0]);
  const offY = top - centre[1] - (hair.top - before.centre[1]);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const x = Math.floor((offX + (column + 0.5) * cell) / hair.cell);
      const y = Math.floor((offY + (row + 0.5) * cell) / hair.cell);
      if (x >= 0 && y >= 0 && x < hair.width && y < hair.height)
        was[row * width + column] = (hair.cells[(y * hair.width + x) * 4 + 3] ?? 0) > 127 ? 1 : 0;
    }
  return was;
};

/** From the head onwards, 1 for every cell that is hair and lies beside one that is. */
const hangingFrom = (
  { width, shades, places }: Cells,
  hair: Palette,
  skin: Palette,
  worn: Palette,
  was: Uint8Array | null,
): Uint8Array => {
  const found = new Uint8Array(places.length);
  const asked = new Uint8Array(places.length);
  const isHair = (at: number): boolean => {
    if ((places[at] ?? 0) < PLACE.brow) return false;
    const as = off(hair, shades, at * 3) * (was?.[at] === 1 ? STAYS : 1);
    return as < AS_HAIR && as < off(skin, shades, at * 3) && as < off(worn, shades, at * 3);
  };
  const next: number[] = [];
  const visit = (at: number): void => {
    if (asked[at] === 1) return;
    asked[at] = 1;
    if (!isHair(at)) return;
    found[at] = 1;
    next.push(at);
  };
  for (let at = 0; at < places.length; at += 1)
    if (places[at] === PLACE.brow || places[at] === PLACE.head) visit(at);
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const column = at % width;
    if (column > 0) visit(at - 1);
    if (column < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < places.length) visit(at + width);
  }
  return found;
};

/** Three by three cells: a gleam in the middle of hair is hair, a cell alone at its rim is none. */
const soften = (cells: Uint8Array, width: number, height: number, to: Uint8Array): void => {
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      let [sum, many] = [0, 0];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x += 1) {
          sum += cells[y * width + x] ?? 0;
          many += 1;
        }
      to[(row * width + column) * 4 + 3] = sum / many > 0.45 ? 255 : 0;
    }
};

/** A pixel is more like a cell of its colour than like another: colours 0 to 1 so far apart are others. */
export const ALIKE = 0.04;

/**
 * How much of a pixel with this colour, 0 to 255 each, is hair: 0 to 1. Cells are coarse; between the four about it a
 * pixel is what those are that it looks like, so that a lock has the edge that the picture shows.
 */
export const hairAt = (
  { left, top, cell, width, height, cells }: Hair,
  x: number,
  y: number,
  r: number,
  g: number,
  b: number,
): number => {
  const u = (x - left) / cell - 0.5;
  const v = (y - top) / cell - 0.5;
  if (u < -0.5 || v < -0.5 || u > width - 0.5 || v > height - 0.5) return 0;
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [across, down] = [u - column, v - row];
  const upper = Math.max(row, 0) * width;
  const lower = Math.min(row + 1, height - 1) * width;
  const before = Math.max(column, 0);
  const after = Math.min(column + 1, width - 1);
  // Most pixels lie between cells that are none.
  if (
    cells[(upper + before) * 4 + 3] === 0 &&
    cells[(upper + after) * 4 + 3] === 0 &&
    cells[(lower + before) * 4 + 3] === 0 &&
    cells[(lower + after) * 4 + 3] === 0
  )
    return 0;
  let [sum, all] = [0, 0];
  for (let i = 0; i < 4; i += 1) {
    const at = ((i >> 1 ? lower : upper) + (i & 1 ? after : before)) * 4;
    const far =
      ((r - (cells[at] ?? 0)) ** 2 +
        (g - (cells[at + 1] ?? 0)) ** 2 +
        (b - (cells[at + 2] ?? 0)) ** 2) /
      255 ** 2;
    const near = (i & 1 ? across : 1 - across) * (i >> 1 ? down : 1 - down);
    const share = near / (ALIKE ** 2 + far);
    sum += share * (cells[at + 3] ?? 0);
    all += share;
  }
  return sum / (all * 255 || 1);
};
