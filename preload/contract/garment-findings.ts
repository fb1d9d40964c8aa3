import { pointsOf } from './garment-points.ts';
import type { GarmentCut, GarmentShape } from './garments.ts';

/** What cannot be true of a garment's points. Closed: pages have words for each. */
export type GarmentFinding = {
  readonly code: 'sides-swapped' | 'out-of-order' | 'end-closed';
  /** The point it is said of, by name, and the one it stands wrong to. */
  readonly point: string;
  readonly to: string;
};

/** Of the picture: no cloth lies between points closer than this. */
const LEAST = 0.01;

type Pair = readonly [string, string];
const bothSides = (...names: readonly string[]): Pair[] =>
  names.map((name) => [`${name}Left`, `${name}Right`]);
/** On either side each hangs below the one before it. */
const chain = (...names: readonly string[]): Pair[] =>
  ['Left', 'Right'].flatMap((side) =>
    names.slice(1).map((name, i): Pair => [`${names[i]}${side}`, `${name}${side}`]),
  );

const UPPER = {
  across: bothSides('neck', 'shoulder', 'armpit', 'waist', 'hem'),
  down: [...chain('shoulder', 'armpit', 'waist', 'hem'), ...chain('neck', 'armpit')],
};
const RULES: Readonly<Record<GarmentCut, { readonly across: Pair[]; readonly down: Pair[] }>> = {
  top: UPPER,
  outerwear: UPPER,
  dress: UPPER,
  skirt: { across: bothSides('waist', 'hip', 'hem'), down: chain('waist', 'hip', 'hem') },
  trousers: {
    across: bothSides('waist', 'hip'),
    down: [
      ...chain('waist', 'hip'),
      ['waistLeft', 'crotch'],
      ['waistRight', 'crotch'],
      ['crotch', 'legs.left.in'],
      ['crotch', 'legs.right.in'],
    ],
  },
};
const ENDS: readonly Pair[] = ['sleeves.left', 'sleeves.right', 'legs.left', 'legs.right'].map(
  (end) => [`${end}.out`, `${end}.in`],
);

/** Why nobody could wear a garment that hangs by these points; empty where somebody can. */
export const garmentFindings = (shape: GarmentShape): GarmentFinding[] => {
  const points = pointsOf(shape);
  const wrong = (
    code: GarmentFinding['code'],
    pairs: readonly Pair[],
    gap: (dx: number, dy: number) => number,
  ): GarmentFinding[] =>
    pairs.flatMap(([to, point]) => {
      const [a, b] = [points.get(to), points.get(point)];
      return a && b && gap(b[0] - a[0], b[1] - a[1]) < LEAST ? [{ code, point, to }] : [];
    });
  const { across, down } = RULES[shape.cut];
  return [
    ...wrong('sides-swapped', across, (dx) => dx),
    ...wrong('out-of-order', down, (_dx, dy) => dy),
    ...wrong('end-closed', ENDS, Math.hypot),
  ];
};
