import {
  otherSide,
  pointsOf,
  withPoint,
  type GarmentPoint,
  type GarmentShape,
} from '../../../preload/contract/index.ts';

/** What is being corrected: as it is now, and every step before. */
export type Draft = { readonly shape: GarmentShape; readonly past: readonly GarmentShape[] };

export const draftOf = (shape: GarmentShape): Draft => ({ shape, past: [] });

const within = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;

/** The line between the two sides: the middle of every pair, on average. */
export const middleOf = (shape: GarmentShape): number => {
  const points = pointsOf(shape);
  const middles = [...points].flatMap(([name, [x]]) => {
    const other = points.get(otherSide(name));
    return other && otherSide(name) !== name ? [(x + other[0]) / 2] : [];
  });
  return middles.length === 0 ? 0.5 : middles.reduce((a, b) => a + b, 0) / middles.length;
};

/** A point put elsewhere, and with `both` the one across from it to the place that mirrors it. */
export const moved = (
  shape: GarmentShape,
  name: string,
  [x, y]: GarmentPoint,
  both: boolean,
): GarmentShape => {
  const to: GarmentPoint = [within(x), within(y)];
  const next = withPoint(shape, name, to);
  const other = otherSide(name);
  if (!both || other === name) return next;
  return withPoint(next, other, [within(2 * middleOf(shape) - to[0]), to[1]]);
};

/** Half a hundred steps back is farther than anybody remembers. */
const MOST_PAST = 50;

export const stepped = ({ shape, past }: Draft, next: GarmentShape): Draft =>
  JSON.stringify(next) === JSON.stringify(shape)
    ? { shape, past }
    : { shape: next, past: [...past, shape].slice(-MOST_PAST) };

export const undone = (draft: Draft): Draft => {
  const last = draft.past.at(-1);
  return last ? { shape: last, past: draft.past.slice(0, -1) } : draft;
};

/** The way around each piece of cloth, by its points. */
export const piecesOf = (shape: GarmentShape): readonly (readonly string[])[] => {
  const upper = [
    'neckLeft',
    'shoulderLeft',
    'armpitLeft',
    'waistLeft',
    'hemLeft',
    'hemRight',
    'waistRight',
    'armpitRight',
    'shoulderRight',
    'neckRight',
  ];
  switch (shape.cut) {
    case 'top':
    case 'outerwear':
    case 'dress':
      return shape.anchors.sleeves === null
        ? [upper]
        : [
            upper,
            ...(['Left', 'Right'] as const).map((side) => {
              const end = `sleeves.${side.toLowerCase()}`;
              return [`shoulder${side}`, `${end}.out`, `${end}.in`, `armpit${side}`];
            }),
          ];
    case 'skirt':
      return [['waistLeft', 'hipLeft', 'hemLeft', 'hemRight', 'hipRight', 'waistRight']];
    case 'trousers':
      return [
        [
          'waistLeft',
          'hipLeft',
          'legs.left.out',
          'legs.left.in',
          'crotch',
          'legs.right.in',
          'legs.right.out',
          'hipRight',
          'waistRight',
        ],
      ];
  }
};
