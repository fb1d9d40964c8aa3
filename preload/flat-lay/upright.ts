import type { At } from './contour.ts';
import type { Mask } from './outline.ts';

/** Degrees a garment may lie askew and still be set upright. */
const MOST = 15;

/** The middle of all of it. A garment with two like sides has it on the line between them. */
export const middleOf = ({ width, on }: Mask): At => {
  let [x, y, n] = [0, 0, 0];
  for (let i = 0; i < on.length; i++)
    if (on[i] === 1) {
      x += i % width;
      y += Math.floor(i / width);
      n++;
    }
  return [x / Math.max(1, n), y / Math.max(1, n)];
};

/** How many degrees clockwise it lies askew: the line on which most of it meets its own mirror image. */
export const leanOf = (mask: Mask, [cx, cy]: At): number => {
  const { width, height, on } = mask;
  const points: At[] = [];
  for (let y = 0; y < height; y += 4)
    for (let x = 0; x < width; x += 4) if (on[y * width + x] === 1) points.push([x - cx, y - cy]);
  const alike = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    // The mirror line points up and leans by `angle`; reflected across it.
    const [sin, cos] = [Math.sin(2 * angle), Math.cos(2 * angle)];
    let hits = 0;
    for (const [x, y] of points) {
      const u = Math.round(cx - x * cos - y * sin);
      const v = Math.round(cy - x * sin + y * cos);
      if (u >= 0 && v >= 0 && u < width && v < height && on[v * width + u] === 1) hits++;
    }
    return hits;
  };
  let best = 0;
  let most = alike(0) * 1.002;
  for (let degrees = -MOST; degrees <= MOST; degrees += 0.5) {
    const hits = alike(degrees);
    if (hits > most) [best, most] = [degrees, hits];
  }
  return best;
};

export const turned = ([x, y]: At, [cx, cy]: At, degrees: number): At => {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [dx, dy] = [x - cx, y - cy];
  return [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos];
};

/** The mask turned about a point, on a field with room for all of it. */
export const turnedMask = (mask: Mask, centre: At, degrees: number) => {
  const { width, height, on } = mask;
  const room = Math.ceil(Math.hypot(width, height) / 2);
  const size = 2 * room + 1;
  const to = new Uint8Array(size * size);
  const back = (point: At): At =>
    turned([point[0] - room + centre[0], point[1] - room + centre[1]], centre, -degrees);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [u, v] = back([x, y]).map(Math.round) as [number, number];
      if (u >= 0 && v >= 0 && u < width && v < height) to[y * size + x] = on[v * width + u] ?? 0;
    }
  return { mask: { width: size, height: size, on: to } satisfies Mask, back };
};
