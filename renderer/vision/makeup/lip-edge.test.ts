import { describe, expect, it } from 'vitest';
import { drawFace, SKIN_TONES, type DrawnFace } from '../../../tests/fakes/drawn-face.ts';
import { fill } from './coverage.ts';
import { LIPS_INNER, LIPS_OUTER, outline, type Landmarks, type Polygon } from './face.ts';
import type { Seen } from './lip-colour.ts';
import { edgeOf, edgeStep, mouthWidth, outlineAt } from './lip-edge.ts';

const LIPS = new Set([...LIPS_OUTER, ...LIPS_INNER]);

/** What the outline holds beside what the true one does: both, of any. */
const overlap = ({ width, height, landmarks }: DrawnFace, ring: Polygon): number => {
  const covered = (one: Polygon) => {
    const { left, top, width: wide, values } = fill([one], 0, width, height);
    return (x: number, y: number) =>
      x >= left && x < left + wide && y >= top && (values[(y - top) * wide + x - left] ?? 0) >= 0.5;
  };
  const [here, there] = [covered(ring), covered(outline(landmarks, LIPS_OUTER))];
  let [both, any] = [0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (here(x, y) && there(x, y)) both += 1;
      if (here(x, y) || there(x, y)) any += 1;
    }
  return both / any;
};

const whole = (face: DrawnFace): Seen => ({
  width: face.width,
  height: face.height,
  frame: face,
});

const areaOf = (ring: Polygon): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [u, v] = ring[(i + 1) % ring.length] ?? [x, y];
      return sum + x * v - u * y;
    }, 0),
  ) / 2;

/** Out of focus: each pixel as the square of pixels about it, `by` to each side, twice. */
const blurred = ({ width, data }: DrawnFace, by: number): Uint8ClampedArray => {
  const along = (from: Uint8ClampedArray, step: number): Uint8ClampedArray =>
    from.map((_, i) => {
      let sum = 0;
      for (let k = -by; k <= by; k += 1) sum += from[i + k * step] ?? from[i] ?? 0;
      return sum / (2 * by + 1);
    });
  const once = (from: Uint8ClampedArray) => along(along(from, 4), width * 4);
  return once(once(data));
};

/** As a tracker errs: lips that are smaller than they are, or a little too high. */
const missed = (face: DrawnFace, shrunk: number, lifted: number): Landmarks => {
  const found = Float32Array.from(face.landmarks);
  const ring = outline(face.landmarks, LIPS_OUTER);
  const middle = ([0, 1] as const).map(
    (axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length,
  );
  for (const point of [...LIPS_OUTER, ...LIPS_INNER])
    for (const axis of [0, 1] as const) {
      const at = found[point * 3 + axis] ?? 0;
      const from = middle[axis] ?? 0;
      found[point * 3 + axis] =
        from + (at - from) * (1 - shrunk) - (axis === 1 ? lifted * mouthWidth(face.landmarks) : 0);
    }
  return found;
};

describe('the edge of lips', () => {
  it.each(SKIN_TONES)('is found where a tracker missed it, on skin %s', (skin) => {
    const face = drawFace({ faceWidth: 200, skin });
    for (const [shrunk, lifted] of [
      [0.08, 0],
      [-0.08, 0],
      [0.05, 0.02],
    ] as const) {
      const found = missed(face, shrunk, lifted);
      const before = overlap(face, outline(found, LIPS_OUTER));
      const after = overlap(face, outlineAt(found, edgeOf(found, whole(face))).outer);
      expect(before).toBeLessThan(0.92);
      expect(after).toBeGreaterThan(0.93);
    }
  });

  it('is left where it is, where the tracker is right', () => {
    for (const sitting of [{}, { yaw: 0.35 }, { roll: 0.2 }, { open: 0.5 }]) {
      const face = drawFace({ faceWidth: 200, ...sitting });
      const ring = outlineAt(face.landmarks, edgeOf(face.landmarks, whole(face))).outer;
      expect(overlap(face, ring), JSON.stringify(sitting)).toBeGreaterThan(0.95);
    }
  });

  it('is found where a tracker drew the far corner of a mouth an eighth of it too long', () => {
    const face = drawFace({ faceWidth: 200, yaw: 0.35 });
    const [from = 0, to = 0] = [LIPS_OUTER[0], LIPS_OUTER[10]].map(
      (corner) => face.landmarks[(corner ?? 0) * 3],
    );
    const found = face.landmarks.map((value, i) => {
      const isLip = LIPS.has(Math.floor(i / 3)) && i % 3 === 0;
      const along = (value - (from + to) / 2) / (to - from);
      return isLip && along > 0 ? value + 0.28 * along * (to - from) : value;
    });
    expect(overlap(face, outline(found, LIPS_OUTER))).toBeLessThan(0.9);
    const { outer } = outlineAt(found, edgeOf(found, whole(face)));
    expect(overlap(face, outer)).toBeGreaterThan(0.95);
  });

  it.each(SKIN_TONES.slice(1, 8))(
    'does not lean into lips that grow darker towards the mouth, on skin %s',
    (skin) => {
      const face = drawFace({ faceWidth: 160, skin });
      const middle = outline(face.landmarks, LIPS_INNER);
      for (const [i, is] of face.lips.entries()) {
        if (!is) continue;
        const [x, y] = [i % face.width, Math.floor(i / face.width)];
        const away = Math.min(...middle.map(([u, v]) => Math.hypot(u - x, v - y)));
        const light = Math.min(1, 0.35 + 0.09 * away);
        for (let c = 0; c < 3; c += 1) face.data[i * 4 + c] = (face.data[i * 4 + c] ?? 0) * light;
      }
      const { outer } = outlineAt(face.landmarks, edgeOf(face.landmarks, whole(face)));
      const found = areaOf(outer) / areaOf(outline(face.landmarks, LIPS_OUTER));
      expect(found).toBeGreaterThan(0.985);
    },
  );

  it.each(SKIN_TONES)('is the middle of a blurred one, on skin %s', (skin) => {
    const face = drawFace({ faceWidth: 200, skin });
    const found = edgeOf(face.landmarks, whole({ ...face, data: blurred(face, 2) }));
    const { outer } = outlineAt(face.landmarks, found);
    const larger = areaOf(outer) / areaOf(outline(face.landmarks, LIPS_OUTER));
    expect(larger).toBeGreaterThan(0.975);
    expect(larger).toBeLessThan(1.02);
  });

  it('is not looked for in a face of one colour', () => {
    const face = drawFace({ faceWidth: 200 });
    const blank = { ...face, data: face.data.map((_, i) => [200, 150, 120, 255][i % 4] ?? 0) };
    expect(Math.max(...edgeOf(face.landmarks, whole(blank)).map(Math.abs))).toBeLessThan(0.003);
  });

  it('is much the same from a picture of half as many pixels each way', () => {
    const face = drawFace({ faceWidth: 400 });
    const found = missed(face, 0.06, 0);
    const [width, height] = [face.width / 2, face.height / 2];
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width * 4; x += 1) {
        const at = (y * 2 * face.width + Math.floor(x / 4) * 2) * 4 + (x % 4);
        const of = [at, at + 4, at + face.width * 4, at + face.width * 4 + 4];
        data[y * width * 4 + x] = of.reduce((sum, i) => sum + (face.data[i] ?? 0), 0) / 4;
      }
    const small = edgeOf(found, { ...whole(face), frame: { width, height, data } });
    const all = edgeOf(found, whole(face));
    expect(Math.max(...small.map((value, i) => Math.abs(value - (all[i] ?? 0))))).toBeLessThan(
      0.02,
    );
    expect(overlap(face, outlineAt(found, small).outer)).toBeGreaterThan(0.95);
  });

  it('is, within an open mouth, where teeth begin, and where the dark does', () => {
    // Teeth beside the palest lips are too like them: `paint.ts` leaves those bare by their colour.
    for (const [between, skins] of [
      [null, SKIN_TONES.slice(4, 8)],
      [[30, 12, 12], SKIN_TONES.slice(0, 8)],
    ] as const)
      for (const skin of skins) {
        const face = drawFace({ faceWidth: 300, open: 0.7, skin });
        const { width, height, teeth, data, landmarks } = face;
        if (between) for (const [i, is] of teeth.entries()) if (is) data.set(between, i * 4);
        // A tracker that finds the mouth a quarter less open.
        const found = landmarks.slice();
        for (const [i, point] of LIPS_INNER.entries()) {
          const other = LIPS_INNER[(LIPS_INNER.length - i) % LIPS_INNER.length] ?? point;
          const [mine, its] = [landmarks[point * 3 + 1] ?? 0, landmarks[other * 3 + 1] ?? 0];
          found[point * 3 + 1] = mine + 0.12 * (its - mine);
        }
        const open = (ring: Polygon): number => {
          const { left, top, width: wide, values } = fill([ring], 0, width, height);
          let [both, any] = [0, 0];
          for (let i = 0; i < width * height; i += 1) {
            const [x, y] = [(i % width) - left, Math.floor(i / width) - top];
            const isIn = x >= 0 && y >= 0 && x < wide && (values[y * wide + x] ?? 0) >= 0.5;
            if (isIn && teeth[i]) both += 1;
            if (isIn || teeth[i]) any += 1;
          }
          return both / any;
        };
        const before = open(outline(found, LIPS_INNER));
        const after = open(outlineAt(found, edgeOf(found, whole(face))).inner);
        expect(before).toBeLessThan(0.8);
        expect(after, `${skin} ${between ? 'dark' : 'teeth'}`).toBeGreaterThan(0.94);
      }
  });

  it.each(SKIN_TONES.slice(0, 9))(
    'is, within a mouth that is wide open, the lower lip’s own, where a tracker drew it into the dark: skin %s',
    (skin) => {
      const face = drawFace({ faceWidth: 300, open: 1.2, skin });
      for (const [i, is] of face.teeth.entries()) if (is) face.data.set([52, 30, 28], i * 4);
      const width = mouthWidth(face.landmarks);
      const found = face.landmarks.slice();
      const lower = LIPS_INNER.slice(1, 10);
      for (const [i, point] of lower.entries())
        found[point * 3 + 1] =
          (found[point * 3 + 1] ?? 0) - 0.08 * width * Math.min(1, (i + 1) / 3, (9 - i) / 3);
      const { inner } = outlineAt(found, edgeOf(found, whole(face)));
      const offs = lower.map((point, i) => {
        const [, y] = inner[(i + 1) * 2] ?? [0, 0];
        return Math.abs(y - (face.landmarks[point * 3 + 1] ?? 0)) / width;
      });
      expect(Math.max(...offs.slice(2, 7))).toBeLessThan(0.02);
    },
  );

  it('is one line where a tracker finds a mouth a little open that is shut', () => {
    const found = drawFace({ faceWidth: 200 }).landmarks.slice();
    for (const [i, point] of LIPS_INNER.entries()) {
      const other = LIPS_INNER[(LIPS_INNER.length - i) % LIPS_INNER.length] ?? point;
      if (i > 10) continue;
      const middle = ((found[point * 3 + 1] ?? 0) + (found[other * 3 + 1] ?? 0)) / 2;
      found[point * 3 + 1] = middle + (i % 10 === 0 ? 0 : 0.6);
      found[other * 3 + 1] = middle - (i % 10 === 0 ? 0 : 0.6);
    }
    const { inner } = outlineAt(found, null);
    for (const [i, point] of inner.entries()) {
      const other = inner[(inner.length - i) % inner.length] ?? point;
      expect(Math.hypot(point[0] - other[0], point[1] - other[1])).toBeLessThan(0.01);
    }
  });

  it('stands still under a noise that moves each finding of it', () => {
    let edge = edgeStep(null, new Float32Array(40), 0);
    let most = 0;
    for (let i = 1; i < 200; i += 1) {
      const found = Float32Array.from({ length: 40 }, (_, k) => ((i + k) % 2 ? 0.004 : -0.004));
      const next = edgeStep(edge, found, i / 10);
      if (i > 6) most = Math.max(most, ...next.offsets.map((value) => Math.abs(value)));
      edge = next;
    }
    expect(most).toBeLessThan(0.001);
    // What lasts is followed.
    for (let i = 200; i < 230; i += 1)
      edge = edgeStep(edge, new Float32Array(40).fill(0.02), i / 10);
    expect(edge.offsets[0]).toBeGreaterThan(0.019);
  });
});
