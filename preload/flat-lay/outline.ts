import type { Background } from './background.ts';
import { bucketQueue } from './heap.ts';
import type { LabPicture } from './lab.ts';

/** 1 where the garment is, 0 around it. */
export type Mask = { readonly width: number; readonly height: number; readonly on: Uint8Array };

/** Steps of cost to a unit of Lab. */
const FINE = 4;
const LEVELS = 64 * FINE;
/** In Lab. What is this far from the background's colour is none of it, whatever lies around. */
const LEAST_STEP = 4;
const MOST_STEP = 11;
/** Of what the lowest step holds. */
const KEPT = 0.985;
/** A shadow darkens the paper this much and no more, and does so without an edge. */
const SHADOW = 26;
const SHADOW_WEIGHT = 0.3;
/** Of the garment: a smaller gap in it is a buttonhole or a glint. */
const LEAST_HOLE = 0.0012;
/** Of a gap's rim. */
const FRAMED = 0.9;
/** Pixels to either side. */
const EVEN = 3;
const LARGEST_GAP = 0.08;
const MOST_GAPS = 4;
/** Of the picture's width, from the middle of the garment. */
const ASIDE = 0.07;
/** Of the largest part: a smaller one beside it is a hanger's hook or dust. */
const LEAST_PART = 0.04;

const smoothed = ({ width, height, lab }: LabPicture): Float32Array => {
  const across = new Float32Array(lab.length);
  const to = new Float32Array(lab.length);
  const pass = (from: Float32Array, into: Float32Array, step: number, length: number) => {
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const place = step === 3 ? x : y;
        const i = (y * width + x) * 3;
        const before = place > 0 ? i - step : i;
        const after = place < length - 1 ? i + step : i;
        for (let c = 0; c < 3; c++)
          into[i + c] =
            ((from[before + c] ?? 0) + 2 * (from[i + c] ?? 0) + (from[after + c] ?? 0)) / 4;
      }
  };
  pass(lab, across, 3, width);
  pass(across, to, width * 3, height);
  return to;
};

/** How much stands in the way of taking a pixel for background: its colour, and the edge it lies on. */
const resistance = (picture: LabPicture, background: Background) => {
  const { width, height } = picture;
  const lab = smoothed(picture);
  const cost = new Float32Array(width * height);
  const unlike = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const [bl, ba, bb] = background.at(x, y);
      const [l, a, b] = [lab[i * 3] ?? 0, lab[i * 3 + 1] ?? 0, lab[i * 3 + 2] ?? 0];
      const [right, below] = [x < width - 1 ? i + 1 : i, y < height - 1 ? i + width : i];
      const [left, above] = [x > 0 ? i - 1 : i, y > 0 ? i - width : i];
      let edge = 0;
      for (let c = 0; c < 3; c++) {
        const dx = (lab[right * 3 + c] ?? 0) - (lab[left * 3 + c] ?? 0);
        const dy = (lab[below * 3 + c] ?? 0) - (lab[above * 3 + c] ?? 0);
        edge += dx * dx + dy * dy;
      }
      edge = Math.sqrt(edge) / 2;
      const chroma = Math.hypot(a - ba, b - bb);
      const darker = bl - l;
      const whole = Math.hypot(darker, chroma);
      // A shadow on paper is the paper's colour, darker, and has no edge: it lets the flood through.
      const shade = darker > 0 && darker < SHADOW && chroma < 0.25 * darker + 2;
      unlike[i] = whole;
      cost[i] = Math.max(shade ? Math.hypot(darker * SHADOW_WEIGHT, chroma) : whole, edge * 1.6);
    }
  }
  return { cost, unlike };
};

/** For each pixel the least of what any way from the border has to climb over: inside a closed edge it is high. */
const climbs = (cost: Float32Array, width: number, height: number): Uint16Array => {
  const least = new Uint16Array(width * height).fill(LEVELS);
  const queue = bucketQueue(LEVELS);
  const reach = (i: number, over: number) => {
    const climb = Math.min(LEVELS - 1, Math.max(over, Math.round((cost[i] ?? 0) * FINE)));
    if (climb >= (least[i] ?? 0)) return;
    least[i] = climb;
    queue.push(i, climb);
  };
  for (let x = 0; x < width; x++) {
    reach(x, 0);
    reach((height - 1) * width + x, 0);
  }
  for (let y = 0; y < height; y++) {
    reach(y * width, 0);
    reach(y * width + width - 1, 0);
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { item: i, cost: over } = next;
    if (over > (least[i] ?? 0)) continue;
    const x = i % width;
    if (x > 0) reach(i - 1, over);
    if (x < width - 1) reach(i + 1, over);
    if (i >= width) reach(i - width, over);
    if (i < width * (height - 1)) reach(i + width, over);
  }
  return least;
};

/**
 * How high a climb the garment's edge is taken to be: as high as can be, past the ringing of a JPEG and the grain of
 * paper, as long as nothing of what a lower one holds is lost.
 */
const stepOf = (least: Uint16Array, grain: number): number => {
  const lowest = Math.min(MOST_STEP, Math.max(LEAST_STEP, grain * 4));
  const held = (step: number) =>
    least.reduce((count, climb) => count + (climb >= step * FINE ? 1 : 0), 0);
  const all = held(lowest);
  let step = lowest;
  for (let higher = lowest + 1; higher <= MOST_STEP; higher++)
    if (held(higher) >= all * KEPT) step = higher;
  return step;
};

/** Pixels that hang together, each part as a list. */
const partsOf = (on: (i: number) => boolean, width: number, height: number): number[][] => {
  const seen = new Uint8Array(width * height);
  const parts: number[][] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || !on(start)) continue;
    const part = [start];
    seen[start] = 1;
    for (let k = 0; k < part.length; k++) {
      const i = part[k] ?? 0;
      const x = i % width;
      for (const j of [
        x > 0 ? i - 1 : -1,
        x < width - 1 ? i + 1 : -1,
        i - width,
        i + width < seen.length ? i + width : -1,
      ])
        if (j >= 0 && !seen[j] && on(j)) {
          seen[j] = 1;
          part.push(j);
        }
    }
    parts.push(part);
  }
  return parts;
};

const meanOf = (part: readonly number[], values: Float32Array) =>
  part.reduce((sum, i) => sum + (values[i] ?? 0), 0) / Math.max(1, part.length);

/** Whether a gap ends at cloth on all sides: white cloth does not, it fades into the white around it. */
const isFramed = (part: readonly number[], width: number, isCloth: (i: number) => boolean) => {
  const inside = new Set(part);
  let [edges, cloth] = [0, 0];
  for (const i of part)
    for (const step of [-1, 1, -width, width]) {
      if (inside.has(i + step)) continue;
      edges++;
      if (isCloth(i + 4 * step) || isCloth(i + 3 * step)) cloth++;
    }
  return cloth > FRAMED * edges;
};

/** What most of the pixels around say: frays and specks go, corners stay within a pixel. */
const evened = (on: Uint8Array, width: number, height: number): Uint8Array => {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, row = 0; x < width; x++) {
      row += on[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  const to = new Uint8Array(on.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [x0, x1] = [Math.max(0, x - EVEN), Math.min(width, x + EVEN + 1)];
      const [y0, y1] = [Math.max(0, y - EVEN), Math.min(height, y + EVEN + 1)];
      const at = (u: number, v: number) => sums[v * (width + 1) + u] ?? 0;
      const around = at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
      to[y * width + x] = around * 2 > (x1 - x0) * (y1 - y0) ? 1 : 0;
    }
  return to;
};

/** Where the garment is: what the background, flooding in from the border, cannot reach, without its gaps. */
export const findOutline = (picture: LabPicture, background: Background): Mask => {
  const { width, height } = picture;
  const { cost, unlike } = resistance(picture, background);
  const least = climbs(cost, width, height);
  const step = stepOf(least, background.grain);
  const on = Uint8Array.from(least, (climb) => (climb >= step * FINE ? 1 : 0));

  const parts = partsOf((i) => on[i] === 1, width, height).toSorted((a, b) => b.length - a.length);
  const largest = parts[0]?.length ?? 0;
  for (const part of parts) if (part.length < largest * LEAST_PART) for (const i of part) on[i] = 0;
  const garment = parts[0] ?? [];

  // A gap between sleeve and body shows the background itself. White cloth on white paper does so too, so that a gap is
  // only believed where it is the very colour, beside the middle, and there are not many of them.
  const clear = meanOf(garment, unlike) > 3 * step;
  const centre = garment.reduce((sum, i) => sum + (i % width), 0) / Math.max(1, garment.length);
  const gaps = clear
    ? partsOf(
        (i) => on[i] === 1 && (unlike[i] ?? 0) < 1.5 + 2 * background.grain,
        width,
        height,
      ).filter((part) => part.length > Math.max(24, largest * LEAST_HOLE))
    : [];
  const believable =
    gaps.length <= MOST_GAPS && gaps.every((part) => part.length < largest * LARGEST_GAP);
  if (believable)
    for (const part of gaps) {
      const away = Math.abs(part.reduce((sum, i) => sum + (i % width), 0) / part.length - centre);
      if (away > ASIDE * width && isFramed(part, width, (i) => (unlike[i] ?? 0) > 2.5 * step))
        for (const i of part) on[i] = 0;
    }
  // What is enclosed and small belongs to the garment: prints, glints, buttons.
  for (const part of partsOf((i) => on[i] === 0, width, height)) {
    const open = part.some((i) => {
      const x = i % width;
      return x === 0 || x === width - 1 || i < width || i >= width * (height - 1);
    });
    if (!open && (!believable || part.length <= Math.max(24, largest * LEAST_HOLE)))
      for (const i of part) on[i] = 1;
  }
  return { width, height, on: evened(on, width, height) };
};

/** The share by which a garment grows where gaps of this many pixels are closed: cloth like the paper leaves many. */
export const raggedness = ({ width, height, on }: Mask, reach: number): number => {
  /** For each pixel whether any within reach is `value`, along rows and then along columns. */
  const near = (from: Uint8Array, value: 0 | 1) => {
    const pass = (of: Uint8Array, step: number, length: number, lines: number, skip: number) => {
      const to = new Uint8Array(of.length);
      for (let line = 0; line < lines; line++) {
        let last = -Infinity;
        for (let n = 0; n < length; n++) {
          const i = line * skip + n * step;
          if (of[i] === 1) last = n;
          if (n - last <= reach) to[i] = 1;
        }
        last = Infinity;
        for (let n = length - 1; n >= 0; n--) {
          const i = line * skip + n * step;
          if (of[i] === 1) last = n;
          if (last - n <= reach) to[i] = 1;
        }
      }
      return to;
    };
    const is = Uint8Array.from(from, (one) => (one === value ? 1 : 0));
    return pass(pass(is, 1, width, height, width), width, height, width, 1);
  };
  const grown = near(on, 1);
  const closed = near(grown, 0);
  let [before, after] = [0, 0];
  for (let i = 0; i < on.length; i++) {
    before += on[i] ?? 0;
    after += closed[i] === 1 ? 0 : 1;
  }
  return after / Math.max(1, before) - 1;
};
