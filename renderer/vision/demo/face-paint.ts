import type { FaceMesh } from './head.ts';
import type { Figure } from './figure.ts';
import { darker } from './solids.ts';

/** Rings of the face mesh, by the numbers of their points. */
const LIPS = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
];
const MOUTH = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
];
const EYES = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
];
const BROWS = [
  [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
];
const CHEEKS = [50, 280];
const NOSTRILS = [97, 326];

const SIZE = 1024;

const css = (colour: number, opacity = 1): string =>
  `rgb(${colour >> 16} ${(colour >> 8) & 255} ${colour & 255} / ${opacity})`;

/** The picture that is laid over the mesh: lids, lashes, brows, lips and a little blood in the cheeks. */
export const paintFace = (mesh: FaceMesh, { skin, lips, hair }: Figure): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('a page without a 2D canvas');
  const spot = (point: number): readonly [number, number] => [
    (mesh.points[5 * point + 3] ?? 0) * SIZE,
    // The texture's first row is the top of the picture.
    (1 - (mesh.points[5 * point + 4] ?? 0)) * SIZE,
  ];
  const ring = (points: readonly number[], fill: string, blur: number, grown = 1) => {
    const places = points.map(spot);
    const x = places.reduce((sum, [one]) => sum + one, 0) / places.length;
    const y = places.reduce((sum, [, one]) => sum + one, 0) / places.length;
    paint.filter = blur > 0 ? `blur(${blur}px)` : 'none';
    paint.beginPath();
    for (const [px, py] of places) paint.lineTo(x + (px - x) * grown, y + (py - y) * grown);
    paint.closePath();
    paint.fillStyle = fill;
    paint.fill();
  };
  const line = (points: readonly number[], stroke: string, width: number, blur: number) => {
    paint.filter = `blur(${blur}px)`;
    paint.beginPath();
    for (const point of points) paint.lineTo(...spot(point));
    paint.closePath();
    paint.strokeStyle = stroke;
    paint.lineWidth = width;
    paint.stroke();
  };
  const dot = (point: number, radius: number, fill: string, blur: number) => {
    paint.filter = `blur(${blur}px)`;
    paint.beginPath();
    paint.arc(...spot(point), radius, 0, 2 * Math.PI);
    paint.fillStyle = fill;
    paint.fill();
  };

  paint.fillStyle = css(skin);
  paint.fillRect(0, 0, SIZE, SIZE);
  for (const cheek of CHEEKS) dot(cheek, 70, css(0xc85a4a, 0.22), 30);
  for (const eye of EYES) {
    ring(eye, css(darker(skin, 0.55), 0.55), 14, 1.5);
    ring(eye, css(darker(hair, 0.8)), 2, 1.14);
  }
  for (const brow of BROWS) ring(brow, css(hair), 4);
  ring(LIPS, css(lips), 2);
  // Light does not reach into a mouth; where lips touch there is a line.
  ring(MOUTH, css(0x1c0a0b), 1);
  line(MOUTH, css(darker(lips, 0.45), 0.8), 4, 1.5);
  for (const nostril of NOSTRILS) dot(nostril, 12, css(darker(skin, 0.5)), 6);
  paint.filter = 'none';
  return canvas;
};
