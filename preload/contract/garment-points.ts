import type { GarmentPoint, GarmentShape } from './garments.ts';

const isPoint = (value: unknown): value is GarmentPoint => Array.isArray(value);

/** A garment's points by name, as `hemRight` or `sleeves.left.in`, from the top down. */
export const pointsOf = (shape: GarmentShape): ReadonlyMap<string, GarmentPoint> => {
  const found = new Map<string, GarmentPoint>();
  const walk = (value: unknown, path: string) => {
    if (isPoint(value)) found.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value))
        walk(inner, path === '' ? name : `${path}.${name}`);
  };
  walk(shape.anchors, '');
  return found;
};

const placed = (value: unknown, [step, ...rest]: readonly string[], point: GarmentPoint): unknown =>
  step === undefined
    ? point
    : { ...(value as object), [step]: placed((value as never)[step], rest, point) };

/** The same garment with one of its points elsewhere. */
export const withPoint = (shape: GarmentShape, name: string, point: GarmentPoint): GarmentShape =>
  ({ ...shape, anchors: placed(shape.anchors, name.split('.'), point) }) as GarmentShape;

const OTHER: Readonly<Record<string, string>> = {
  Left: 'Right',
  Right: 'Left',
  '.left.': '.right.',
  '.right.': '.left.',
};
/** The point on the other side of the body; a point of the middle is its own. */
export const otherSide = (name: string): string =>
  name.replace(/Left$|Right$|\.left\.|\.right\./, (side) => OTHER[side] ?? side);
