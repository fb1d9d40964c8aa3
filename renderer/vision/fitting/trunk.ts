import { middleAt, SIDES, type Body, type Side } from './body.ts';
import { apart, fromSegment, mix, plus, unit, minus, type Point } from './geometry.ts';
import { edgeInwards, edgeOutwards } from './outline.ts';

/** Half the width of a body so far below the shoulder joints, both in shoulder spans: where no mask can say. */
const USUAL: readonly (readonly [down: number, half: number])[] = [
  [0, 0.5],
  [0.3, 0.49],
  [0.6, 0.45],
  [0.9, 0.39],
  [1.15, 0.42],
  [1.5, 0.46],
  [2.4, 0.38],
  [3.5, 0.33],
];

export const usualHalf = (down: number): number => {
  let before = USUAL[0] ?? [0, 0.5];
  for (const row of USUAL) {
    if (down <= row[0])
      return before[1] + (row[1] - before[1]) * ((down - before[0]) / (row[0] - before[0] || 1));
    before = row;
  }
  return before[1];
};

/** Arms are this thick at shoulder, elbow and wrist, and a hand is so long and thick, in shoulder spans. */
export const ARM = { upper: 0.15, elbow: 0.125, wrist: 0.09, hand: 0.14, reach: 0.42 } as const;

const handOf = (body: Body, side: Side): Point =>
  plus(body.wrist[side], unit(minus(body.wrist[side], body.elbow[side])), ARM.reach * body.span);

/** Whether a place belongs to an arm, by the bones alone. */
export const isArm = (body: Body, place: Point): boolean =>
  SIDES.some((side) => {
    const { shoulder, elbow, wrist, span } = body;
    // The ball of the shoulder is the trunk's as well.
    const from = mix(shoulder[side], elbow[side], 0.3);
    return (
      fromSegment(place, from, elbow[side]) < ARM.upper * span ||
      fromSegment(place, elbow[side], wrist[side]) < ARM.elbow * span ||
      fromSegment(place, wrist[side], handOf(body, side)) < ARM.hand * span
    );
  });

/** Half the width to one side: `sure` is what is seen for certain to be trunk, `most` what can be. */
export type Reach = { readonly sure: number; readonly most: number };

/**
 * How far the body goes to one side, `down` pixels below the shoulders. Where an arm lies against it, the edge of the
 * mask is the arm's: the body then ends somewhere between. Null where nothing can be told.
 */
export const reachOf = (body: Body, side: Side, down: number): Reach | null => {
  const { outline, span } = body;
  const middle = middleAt(body, down);
  const sign = side === 'left' ? -1 : 1;
  const direction: Point = [body.across[0] * sign, body.across[1] * sign];
  const least = 0.2 * span;
  const most = 1.1 * span;
  const trunk = apart(body.top, mix(body.hip.left, body.hip.right, 0.5));
  if (down > trunk * 1.12) {
    const edge = edgeInwards(outline, middle, direction, 0, most, (place) => isArm(body, place));
    return edge === null ? null : { sure: edge, most: edge };
  }
  const edge = edgeOutwards(outline, middle, direction, least, most);
  if (edge === null) return null;
  const ends = (far: number): boolean => isArm(body, plus(middle, direction, far));
  if (!ends(edge - 1.5)) return { sure: edge, most: edge };
  let far = edge - 1.5;
  while (far > least && ends(far)) far -= 1;
  // An arm before the body hides its edge altogether.
  return far < 0.3 * span ? null : { sure: far, most: edge };
};
