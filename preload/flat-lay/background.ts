import type { LabPicture } from './lab.ts';

/** A plain surface under the light of a room: its colour changes evenly from side to side. */
export type Background = {
  /** The colour it has, or would have, at a place. */
  at(x: number, y: number): readonly [number, number, number];
  /** How far its own pixels stray from that, in Lab. */
  readonly grain: number;
};

export type Unplain = 'background-not-plain' | 'touches-border';

/** Of the shorter side. */
const RING = 0.02;
const ROUNDS = 4;
/** In Lab: what nobody would call the same paper. */
const FAR = 9;
/** Of the border: a longer piece of it that is something else is no dust. */
const SPECK = 0.012;
/** More than this is no garment that reaches out of the picture but another kind of picture. */
const MOST = 0.45;
/** A garment that reaches the border does so in few, long stretches. */
const STRETCHES = 4;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Least squares of a plane c0 + c1 u + c2 v, by Cramer's rule. */
const plane = (points: readonly (readonly [number, number, number])[]) => {
  let [n, su, sv, suu, svv, suv, sz, suz, svz] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const [u, v, z] of points) {
    n += 1;
    su += u;
    sv += v;
    suu += u * u;
    svv += v * v;
    suv += u * v;
    sz += z;
    suz += u * z;
    svz += v * z;
  }
  const det = (a: number[]) => {
    const [p = 0, q = 0, r = 0, s = 0, t = 0, w = 0, x = 0, y = 0, z = 0] = a;
    return p * (t * z - w * y) - q * (s * z - w * x) + r * (s * y - t * x);
  };
  const whole = det([n, su, sv, su, suu, suv, sv, suv, svv]);
  if (Math.abs(whole) < 1e-9) return [n > 0 ? sz / n : 0, 0, 0] as const;
  return [
    det([sz, su, sv, suz, suu, suv, svz, suv, svv]) / whole,
    det([n, sz, sv, su, suz, suv, sv, svz, svv]) / whole,
    det([n, su, sz, su, suu, suz, sv, suv, svz]) / whole,
  ] as const;
};

/** The background by what lies along the border of the picture, or why there is none to speak of. */
export const readBackground = (picture: LabPicture): Background | Unplain => {
  const { width, height, lab } = picture;
  const ring = Math.max(2, Math.round(Math.min(width, height) * RING));
  // Around the picture, from outside in, so that neighbours in the list are neighbours.
  const around: { u: number; v: number; lab: readonly [number, number, number] }[] = [];
  const add = (x: number, y: number) => {
    const i = (y * width + x) * 3;
    around.push({
      u: x / width - 0.5,
      v: y / height - 0.5,
      lab: [lab[i] ?? 0, lab[i + 1] ?? 0, lab[i + 2] ?? 0],
    });
  };
  let outermost = 0;
  for (let depth = 0; depth < ring; depth += 2) {
    for (let x = depth; x < width - depth; x += 2) add(x, depth);
    for (let y = depth; y < height - depth; y += 2) add(width - 1 - depth, y);
    for (let x = width - 1 - depth; x >= depth; x -= 2) add(x, height - 1 - depth);
    for (let y = height - 1 - depth; y >= depth; y -= 2) add(depth, y);
    if (depth === 0) outermost = around.length;
  }
  const middle = [0, 1, 2].map((c) => median(around.map((one) => one.lab[c as 0 | 1 | 2])));
  const spread = median(
    around.map((one) => Math.hypot(...one.lab.map((value, c) => value - (middle[c] ?? 0)))),
  );
  let trusted = around.filter(
    (one) =>
      Math.hypot(...one.lab.map((value, c) => value - (middle[c] ?? 0))) <=
      Math.max(FAR * 2, spread * 3),
  );
  const fit = () =>
    [0, 1, 2].map((c) =>
      plane(trusted.map(({ u, v, lab: colour }) => [u, v, colour[c as 0 | 1 | 2]])),
    );
  let planes = fit();
  const colour = (u: number, v: number): readonly [number, number, number] => {
    const on = (c: number) => {
      const [base = 0, du = 0, dv = 0] = planes[c] ?? [];
      return base + du * u + dv * v;
    };
    return [on(0), on(1), on(2)];
  };
  const off = ({ u, v, lab: [l, a, b] }: (typeof around)[number]) => {
    const [pl, pa, pb] = colour(u, v);
    return Math.hypot(l - pl, a - pa, b - pb);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const grain = median(trusted.map(off));
    trusted = around.filter((one) => off(one) <= Math.max(3, grain * 4));
    if (trusted.length < around.length / 3) return 'background-not-plain';
    planes = fit();
  }
  const grain = median(trusted.map(off));
  const strange = around.slice(0, outermost).map((one) => off(one) > Math.max(FAR, grain * 5));
  const share = strange.filter(Boolean).length / outermost;
  const stretches = strange.filter((one, i) => one && !strange.at(i - 1)).length;
  if (share > MOST || (stretches > STRETCHES && share > 4 * SPECK)) return 'background-not-plain';
  let [longest, run] = [0, 0];
  for (const one of [...strange, ...strange])
    longest = Math.max(longest, (run = one ? run + 1 : 0));
  if (longest > SPECK * outermost) return 'touches-border';
  if (grain > FAR) return 'background-not-plain';
  return { at: (x, y) => colour(x / width - 0.5, y / height - 0.5), grain };
};
