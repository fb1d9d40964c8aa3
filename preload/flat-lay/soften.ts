import type { Background } from './background.ts';
import { toLab } from './lab.ts';
import type { Mask } from './outline.ts';
import { blank, type Picture } from './picture.ts';

/** Pixels on either side of the outline whose share of garment is worked out. */
const BAND = 3;
/** How far into the garment its own colour is looked for. */
const REACH = 7;
/** In Lab: nearer colours cannot be told apart in a mixture; the outline alone decides there. */
const TELLABLE = 14;

/** For each pixel how far it is from the other side of the outline, up to `most`, by a step to any neighbour. */
const depthOf = ({ width, height, on }: Mask, side: 0 | 1, most: number): Uint8Array => {
  const depth = new Uint8Array(width * height).fill(most + 1);
  let edge: number[] = [];
  for (let i = 0; i < on.length; i++)
    if (on[i] !== side) {
      depth[i] = 0;
      edge.push(i);
    }
  for (let step = 1; step <= most; step++) {
    const next: number[] = [];
    for (const i of edge) {
      const x = i % width;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const j = i + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || j < 0 || j >= on.length) continue;
          if ((depth[j] ?? 0) > step) {
            depth[j] = step;
            next.push(j);
          }
        }
    }
    edge = next;
  }
  return depth;
};

/**
 * The garment alone: a soft edge, and in the edge the garment's own colour in place of its mixture with what lay around
 * it. In a mixture C = aF + (1 - a)B the share a is how far C lies on the way from B to F.
 */
export const softened = (picture: Picture, mask: Mask, background: Background): Picture => {
  const { width, height, data } = picture;
  const { lab } = toLab(picture);
  const out = blank(width, height);
  const inside = depthOf(mask, 1, BAND + 1);
  const outside = depthOf(mask, 0, BAND);
  const sure = (i: number) => (inside[i] ?? 0) > BAND;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const o = i * 4;
      if (mask.on[i] === 1 && sure(i)) {
        out.data.set(data.subarray(o, o + 3), o);
        out.data[o + 3] = 255;
        continue;
      }
      if (mask.on[i] === 0 && (outside[i] ?? 0) > BAND) continue;
      const f = [0, 0, 0];
      const rgb = [0, 0, 0];
      let [weight, near, all] = [0, 0, 0];
      for (let dy = -REACH; dy <= REACH; dy++) {
        for (let dx = -REACH; dx <= REACH; dx++) {
          const [u, v] = [x + dx, y + dy];
          if (u < 0 || u >= width || v < 0 || v >= height) continue;
          const j = v * width + u;
          if (Math.abs(dx) <= 1 && Math.abs(dy) <= 1) {
            all++;
            near += mask.on[j] ?? 0;
          }
          if (mask.on[j] !== 1 || !sure(j)) continue;
          const w = 1 / (1 + dx * dx + dy * dy);
          weight += w;
          for (let c = 0; c < 3; c++) {
            f[c] = (f[c] ?? 0) + (lab[j * 3 + c] ?? 0) * w;
            rgb[c] = (rgb[c] ?? 0) + (data[j * 4 + c] ?? 0) * w;
          }
        }
      }
      const byOutline = near / Math.max(1, all);
      if (weight === 0) {
        // Too thin to have an inside: a strap, a lace.
        out.data.set(data.subarray(o, o + 3), o);
        out.data[o + 3] = mask.on[i] === 1 ? 255 * Math.max(0.5, byOutline) : 0;
        continue;
      }
      const b = background.at(x, y);
      let [along, length] = [0, 0];
      for (let c = 0; c < 3; c++) {
        const way = (f[c] ?? 0) / weight - (b[c] ?? 0);
        along += ((lab[i * 3 + c] ?? 0) - (b[c] ?? 0)) * way;
        length += way * way;
      }
      const byColour = Math.min(1, Math.max(0, along / Math.max(1e-6, length)));
      const trust = Math.min(1, Math.sqrt(length) / TELLABLE);
      const bounded = mask.on[i] === 1 ? Math.max(0.35, byColour) : Math.min(0.65, byColour);
      const alpha = trust * bounded + (1 - trust) * byOutline;
      for (let c = 0; c < 3; c++)
        out.data[o + c] = alpha > 0.97 ? (data[o + c] ?? 0) : (rgb[c] ?? 0) / weight;
      out.data[o + 3] = alpha < 0.03 ? 0 : alpha * 255;
    }
  }
  return out;
};
