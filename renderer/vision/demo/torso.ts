import {
  type BufferAttribute,
  CatmullRomCurve3,
  Group,
  Mesh,
  PlaneGeometry,
  TubeGeometry,
  Vector3,
} from 'three';
import { rowAt, SKIN_ROWS, TOP, TOP_ROWS, TROUSER_ROWS, type Row } from './clothes.ts';
import type { Figure } from './figure.ts';
import { darker, matte, partOf, type Part } from './solids.ts';

const ROUND = 56;
const TALL = 28;

/** How much lower a neckline lies, so far round from the front. */
const scooped = (angle: number): number =>
  TOP.collar - TOP.scoop * Math.max(0, Math.cos(angle)) ** 1.5;

const onBody = (rows: readonly Row[], { breadth, height }: Figure, angle: number, at: number) => {
  const [wide, deep] = rowAt(rows, at);
  return new Vector3(
    Math.sin(angle) * wide * breadth,
    at * height,
    Math.cos(angle) * deep * breadth,
  );
};

/** A piece of cloth or skin all round the trunk, up to a line that need not be level. */
const round = (
  rows: readonly Row[],
  figure: Figure,
  colour: number,
  part: Part,
  upTo: (angle: number) => number,
): Mesh => {
  const geometry = new PlaneGeometry(1, 1, ROUND, TALL);
  const position = geometry.getAttribute('position');
  const [from] = rows[0] ?? [0];
  for (let row = 0; row <= TALL; row += 1)
    for (let column = 0; column <= ROUND; column += 1) {
      // The seam is at the back.
      const angle = (column / ROUND) * 2 * Math.PI - Math.PI;
      const at = from + (upTo(angle) - from) * (1 - row / TALL);
      const { x, y, z } = onBody(rows, figure, angle, at);
      position.setXYZ(row * (ROUND + 1) + column, x, y, z);
    }
  geometry.computeVertexNormals();
  closeSeam(geometry.getAttribute('normal') as BufferAttribute);
  return partOf(new Mesh(geometry, matte(colour, 0.85)), part);
};

/** The first column and the last are one. */
const closeSeam = (normal: BufferAttribute): void => {
  const [one, other] = [new Vector3(), new Vector3()];
  for (let row = 0; row <= TALL; row += 1) {
    const [first, last] = [row * (ROUND + 1), row * (ROUND + 1) + ROUND];
    one.fromBufferAttribute(normal, first).add(other.fromBufferAttribute(normal, last)).normalize();
    normal.setXYZ(first, one.x, one.y, one.z);
    normal.setXYZ(last, one.x, one.y, one.z);
  }
};

/** Hips to neck, dressed. */
export const drawTorso = (figure: Figure): Group => {
  const { top, bottom, skin } = figure;
  const trunk = new Group();
  const end = (rows: readonly Row[]) => () => rows.at(-1)?.[0] ?? 0;
  const collar = new CatmullRomCurve3(
    Array.from({ length: 48 }, (_, i) => {
      const angle = (i / 48) * 2 * Math.PI;
      return onBody(TOP_ROWS, figure, angle, scooped(angle));
    }),
    true,
  );
  trunk.add(
    round(TROUSER_ROWS, figure, bottom, 'bottom', end(TROUSER_ROWS)),
    round(SKIN_ROWS, figure, skin, 'skin', end(SKIN_ROWS)),
    round(TOP_ROWS, figure, top, 'top', scooped),
    partOf(
      new Mesh(new TubeGeometry(collar, 96, 0.0065, 8, true), matte(darker(top, 0.8), 0.85)),
      'top',
    ),
  );
  return trunk;
};
