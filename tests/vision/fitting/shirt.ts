import type { Garment, GarmentPoint } from '../../../preload/contract/index.ts';
import { SHOULDER, TOP } from '../../../renderer/vision/demo/clothes.ts';
import type { Figure } from '../../../renderer/vision/demo/figure.ts';

const SLEEVE = TOP.sleeve.thick;
const PIXELS = 1_000;

export type Sewn = { readonly garment: Garment; readonly picture: HTMLCanvasElement };

/**
 * A shirt in the size of a drawn person, laid flat: it covers what their own top covers, so that where it lies on them
 * can be held against where it ought to. `sleeve` is how much of the arm it covers, in metres.
 */
export const sewShirt = (
  { breadth, height }: Figure,
  { colour = '#ff00ff', sleeve = 0.16 }: { colour?: string; sleeve?: number } = {},
): Sewn => {
  const wide = 1.2;
  const tall = 0.9;
  const tip = (SHOULDER.out + SLEEVE * 0.71) * breadth;
  const [top, rise] = [0.12, SLEEVE * 0.71 * breadth];
  const joint = top + rise;
  const at = (x: number, y: number): GarmentPoint => [(wide / 2 + x) / wide, y / tall];
  const below = (metres: number) => joint + metres * height;
  const [pit, waist, hem] = [below(0.1), below(0.31), below(SHOULDER.up - TOP.hem)];
  const neck = below(SHOULDER.up - TOP.collar);
  // Sleeves of a flat shirt stand off by half a right angle.
  const [dx, dy] = [0.62, 0.78];
  const half = TOP.sleeve.thin * breadth;
  const long = sleeve + 0.04;
  const out = (sign: number) => at(sign * (tip + dx * long), top + dy * long);
  const inner = (sign: number) =>
    at(sign * (tip + dx * long - 2 * half * dy), top + dy * long + 2 * half * dx);
  const body = TOP.half * breadth;
  const anchors = {
    neckLeft: at(-TOP.neck * breadth, neck),
    neckRight: at(TOP.neck * breadth, neck),
    shoulderLeft: at(-tip, top),
    shoulderRight: at(tip, top),
    armpitLeft: at(-0.181 * breadth, pit),
    armpitRight: at(0.181 * breadth, pit),
    waistLeft: at(-body, waist),
    waistRight: at(body, waist),
    hemLeft: at(-body, hem),
    hemRight: at(body, hem),
    sleeves: {
      left: { out: out(-1), in: inner(-1) },
      right: { out: out(1), in: inner(1) },
    },
  };
  const picture = document.createElement('canvas');
  picture.width = Math.round(wide * PIXELS);
  picture.height = Math.round(tall * PIXELS);
  const pen = picture.getContext('2d');
  if (!pen) throw new Error('a page without a 2D canvas');
  pen.fillStyle = colour;
  const polygon = (...points: readonly GarmentPoint[]) => {
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x * picture.width, y * picture.height);
    pen.fill();
  };
  // As low in front as theirs: from one side of the neck round to the other.
  const neckline = Array.from({ length: 17 }, (_, i): GarmentPoint => {
    const across = i / 8 - 1;
    const [x, y] = at(across * TOP.neck * breadth, neck);
    return [x, y + (TOP.scoop * height * (1 - across ** 2) ** 0.75) / tall];
  });
  polygon(
    ...neckline,
    anchors.shoulderRight,
    anchors.armpitRight,
    anchors.waistRight,
    anchors.hemRight,
    anchors.hemLeft,
    anchors.waistLeft,
    anchors.armpitLeft,
    anchors.shoulderLeft,
  );
  for (const [shoulder, end, armpit] of [
    [anchors.shoulderLeft, anchors.sleeves.left, anchors.armpitLeft],
    [anchors.shoulderRight, anchors.sleeves.right, anchors.armpitRight],
  ] as const)
    polygon(shoulder, end.out, end.in, armpit);
  return {
    picture,
    garment: {
      sku: 'SHIRT',
      picture: '/none.png',
      width: picture.width,
      height: picture.height,
      shape: { cut: 'top', anchors },
      reviewed: true,
    },
  };
};
