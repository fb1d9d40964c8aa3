/**
 * What the drawn person wears, in metres of one who is 1.72 m tall; heights go with the figure's height and all else with
 * its breadth. A top that falls straight, as one does that is no second skin: what is hung over it in a test is cut alike.
 */
export const TOP = {
  hem: 0.975,
  /** Half its width, below the chest. */
  half: 0.172,
  /** Where it ends at the sides of the neck, how far from the middle, and how much lower in front. */
  collar: 1.492,
  neck: 0.068,
  scoop: 0.055,
  /** Half a sleeve at the shoulder and at its end, and how much of the upper arm it covers. */
  sleeve: { thick: 0.05, thin: 0.055, share: 0.64 },
} as const;

/** Height, half the width, half the depth. */
export type Row = readonly [height: number, wide: number, deep: number];

/** From the chest up cloth lies on the body. A neck runs out into the shoulders: there is no corner between them. */
const SHOULDERS: readonly Row[] = [
  [1.31, 0.181, 0.12],
  [1.38, 0.192, 0.108],
  [1.42, 0.197, 0.098],
  [1.445, 0.187, 0.09],
  [1.461, 0.162, 0.083],
  [1.475, 0.124, 0.076],
  [1.487, 0.088, 0.069],
  [1.5, 0.062, 0.06],
];
export const TOP_ROWS: readonly Row[] = [
  [TOP.hem, TOP.half, 0.122],
  [1.08, 0.168, 0.117],
  [1.2, 0.171, 0.12],
  ...SHOULDERS,
];
export const TROUSER_ROWS: readonly Row[] = [
  [0.83, 0.1, 0.06],
  [0.87, 0.145, 0.082],
  [0.93, 0.168, 0.106],
  [1, 0.164, 0.11],
];
/** What a neckline shows: well within the cloth, and then up to the neck. */
export const SKIN_ROWS: readonly Row[] = [
  ...SHOULDERS.slice(1).map(([height, wide, deep]): Row => [
    height - 0.004,
    wide * 0.93,
    deep * 0.96,
  ]),
  [1.515, 0.047, 0.05],
];

/** A smooth line through the rows (Catmull and Rom), so that nothing is put together of rings. */
export const rowAt = (
  rows: readonly Row[],
  height: number,
): readonly [wide: number, deep: number] => {
  const last = rows.length - 1;
  const row = (i: number): Row => rows[Math.min(last, Math.max(0, i))] ?? [0, 0, 0];
  let i = 0;
  while (i < last - 1 && height > row(i + 1)[0]) i += 1;
  const [low, high] = [row(i), row(i + 1)];
  const t = Math.min(1, Math.max(0, (height - low[0]) / (high[0] - low[0] || 1)));
  const through = (axis: 1 | 2): number => {
    const [a, b, c, d] = [row(i - 1)[axis], low[axis], high[axis], row(i + 2)[axis]];
    return b + (t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))) / 2;
  };
  return [through(1), through(2)];
};

/** Where the joint of a shoulder is: five centimetres of bone and flesh under what is seen of it. */
export const SHOULDER = { out: 0.19, up: 1.408 } as const;
