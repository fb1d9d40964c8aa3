import type { Mesh } from './grid.ts';
import { FALLS, type Wearing } from './wearing.ts';

/** What the corners of a triangle say about a pixel in it; one and the same object for all of them. */
export type Stitch = {
  x: number;
  y: number;
  /** 0 to 1 in the garment's picture. */
  u: number;
  v: number;
  /** As `round` of the mesh. */
  turned: number;
};

export type Window = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/**
 * Every pixel whose middle lies in a triangle, once for each: neighbours share an edge and no pixel. `level` is what of
 * a picture `wide` by `tall` pixels one pixel here is, as a power of two. `start` is the first corner of the first triangle.
 */
export const stitches = (
  { places, cloth, round, triangles }: Mesh,
  [wide, tall]: readonly [number, number],
  down: number,
  start: number,
  within: Window,
  each: (stitch: Stitch, level: number) => void,
): void => {
  const stitch: Stitch = { x: 0, y: 0, u: 0, v: 0, turned: 0 };
  /** Where an edge crosses a line; from its upper end, so that both its sides say the same. */
  const cross = (a: number, b: number, y: number): number => {
    const isDown = (places[a * 2 + 1] ?? 0) <= (places[b * 2 + 1] ?? 0);
    const from = isDown ? a : b;
    const to = isDown ? b : a;
    const x0 = places[from * 2] ?? 0;
    const y0 = places[from * 2 + 1] ?? 0;
    const x1 = places[to * 2] ?? 0;
    const y1 = places[to * 2 + 1] ?? 0;
    return x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  };
  for (let i = start; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i] ?? 0, triangles[i + 1] ?? 0, triangles[i + 2] ?? 0];
    const [ax, ay] = [places[a * 2] ?? 0, places[a * 2 + 1] ?? 0];
    const [bx, by] = [(places[b * 2] ?? 0) - ax, (places[b * 2 + 1] ?? 0) - ay];
    const [cx, cy] = [(places[c * 2] ?? 0) - ax, (places[c * 2 + 1] ?? 0) - ay];
    const area = bx * cy - by * cx;
    if (Math.abs(area) < 1e-6) continue;
    const [au, av] = [cloth[a * 2] ?? 0, cloth[a * 2 + 1] ?? 0];
    const [bu, bv] = [(cloth[b * 2] ?? 0) - au, (cloth[b * 2 + 1] ?? 0) - av];
    const [cu, cv] = [(cloth[c * 2] ?? 0) - au, (cloth[c * 2 + 1] ?? 0) - av];
    const [at, bt, ct] = [
      round[a] ?? 0,
      (round[b] ?? 0) - (round[a] ?? 0),
      (round[c] ?? 0) - (round[a] ?? 0),
    ];
    const [ux, uy] = [(bu * cy - cu * by) / area, (cu * bx - bu * cx) / area];
    const [vx, vy] = [(bv * cy - cv * by) / area, (cv * bx - bv * cx) / area];
    const [tx, ty] = [(bt * cy - ct * by) / area, (ct * bx - bt * cx) / area];
    const level = Math.log2(
      Math.max(Math.hypot(ux * wide, vx * tall), Math.hypot(uy * wide, vy * tall), 1e-6),
    );
    const lowest = Math.max(0, by, cy) + ay + down;
    const highest = Math.min(0, by, cy) + ay + down;
    const first = Math.max(within.top, Math.ceil(highest - 0.5));
    const last = Math.min(within.bottom, Math.ceil(lowest - 0.5));
    for (let y = first; y < last; y += 1) {
      const line = y + 0.5 - down;
      let left = Infinity;
      let right = -Infinity;
      for (let edge = 0; edge < 3; edge += 1) {
        const p = edge === 0 ? a : edge === 1 ? b : c;
        const q = edge === 0 ? b : edge === 1 ? c : a;
        if ((places[p * 2 + 1] ?? 0) <= line === (places[q * 2 + 1] ?? 0) <= line) continue;
        const x = cross(p, q, line);
        if (x < left) left = x;
        if (x > right) right = x;
      }
      const from = Math.max(within.left, Math.ceil(left - 0.5));
      const to = Math.min(within.right, Math.ceil(right - 0.5));
      const dy = line - ay;
      stitch.y = y;
      for (let x = from; x < to; x += 1) {
        const dx = x + 0.5 - ax;
        stitch.x = x;
        stitch.u = au + ux * dx + uy * dy;
        stitch.v = av + vx * dx + vy * dy;
        stitch.turned = at + tx * dx + ty * dy;
        each(stitch, level);
      }
    }
  }
};

/** What of the picture a garment or its shadow can be in, in whole pixels. */
export const dressedIn = ({ pieces, body }: Wearing, width: number, height: number): Window => {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { mesh } of pieces)
    for (let i = 0; i < mesh.places.length; i += 2) {
      const [x, y] = [mesh.places[i] ?? 0, mesh.places[i + 1] ?? 0];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom + FALLS * body.span)),
  };
};
