import { expect, it } from 'vitest';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf, type Body } from './body.ts';
import { apart, dot, minus, type Point } from './geometry.ts';
import { settleShoulders } from './shoulders.ts';
import { steadying, unsteadied } from './steady.ts';

const { width, height, span, middle, top } = STICK;
const bodyWith = (...given: Parameters<typeof stickPerson>): Body => {
  const body = bodyOf(stickPerson(...given), width, height, null);
  if (typeof body === 'string') throw new Error(body);
  return body;
};

/** The landmark of a shoulder is off, the outline is where it is. */
const misplaced = (dx: number, dy: number): Body => {
  const true_ = bodyWith();
  const found = true_.shoulder.left;
  return { ...true_, shoulder: { ...true_.shoulder, left: [found[0] + dx, found[1] + dy] } };
};

it.each([
  [4, 0],
  [-4, 0],
  [0, -4],
  [3, 3],
])(
  'brings a landmark that is off by %i, %i nearer to where the outline has the shoulder',
  (dx, dy) => {
    const body = misplaced(dx, dy);
    const still = settleShoulders(bodyWith(), unsteadied).shoulder.left;
    const settled = settleShoulders(body, unsteadied).shoulder.left;
    expect(apart(settled, still)).toBeLessThan(0.7 * Math.hypot(dx, dy));
  },
);

it('moves a shoulder by some hundredths of the shoulders at most', () => {
  const settled = settleShoulders(misplaced(18, 18), unsteadied).shoulder.left;
  const [x, y] = misplaced(18, 18).shoulder.left;
  expect(Math.abs(settled[0] - x)).toBeLessThanOrEqual(0.061 * span);
  expect(Math.abs(settled[1] - y)).toBeLessThanOrEqual(0.061 * span);
});

const oneRaised = { joints: { 14: [middle - 100, top - 10], 16: [middle - 120, 60] } } as const;

it('measures nothing at a raised arm, whose flesh is not the shoulder: it has what was measured at the other', () => {
  const raised = bodyWith(oneRaised);
  const { left, right } = settleShoulders(raised, unsteadied).shoulder;
  const by = (settled: Point, found: Point): Point => {
    const off = minus(settled, found);
    return [dot(off, raised.across), dot(off, raised.down)];
  };
  const [x, y] = by(right, raised.shoulder.right);
  const [mirrored, same] = by(left, raised.shoulder.left);
  expect(Math.hypot(x, y)).toBeGreaterThan(0.1);
  // To a twentieth of a pixel: down the body is not quite at right angles to the line of such shoulders.
  expect(mirrored).toBeCloseTo(-x, 1);
  expect(same).toBeCloseTo(y, 1);
});

it('keeps what was measured at an arm before it was raised', () => {
  const known = steadying();
  settleShoulders(misplaced(4, 0), known.now(0));
  const raised = bodyWith(oneRaised);
  const seenBefore = settleShoulders(raised, known.now(40)).shoulder.left;
  expect(apart(seenBefore, settleShoulders(raised, unsteadied).shoulder.left)).toBeGreaterThan(1);
});

/** Both arms straight up: the outline has them where they are, the tracker sees their joints off by so much. */
const upWith = (in_: number, up: number) => {
  const at = (sign: number, out: number, spans: number) =>
    [middle + sign * out * span, top - spans * span] as const;
  const true_ = bodyWith({
    joints: {
      11: at(1, 0.46, 0.08),
      12: at(-1, 0.46, 0.08),
      13: at(1, 0.53, 0.84),
      14: at(-1, 0.53, 0.84),
      15: at(1, 0.58, 1.4),
      16: at(-1, 0.58, 1.4),
    },
  });
  const seen = {
    left: [at(-1, 0.46 - in_, 0)[0], at(1, 0, 0.08 + up)[1]] as Point,
    right: [at(1, 0.46 - in_, 0)[0], at(1, 0, 0.08 + up)[1]] as Point,
  };
  return settleShoulders({ ...true_, shoulder: seen }, unsteadied).shoulder;
};

it('has a shoulder below an arm that is straight up on the line of that arm, wherever it is seen', () => {
  const still = upWith(0, 0);
  for (const [in_, up] of [
    [0.08, 0],
    [0.05, 0.08],
    [-0.03, -0.05],
  ] as const) {
    const settled = upWith(in_, up);
    expect(apart(settled.left, still.left)).toBeLessThan(0.025 * span);
    expect(apart(settled.right, still.right)).toBeLessThan(0.025 * span);
  }
});

it('believes the landmarks where both arms are raised', () => {
  const raised = bodyWith({
    joints: { ...oneRaised.joints, 13: [middle + 100, top - 10], 15: [middle + 120, 60] },
  });
  expect(settleShoulders(raised, unsteadied).shoulder).toEqual(raised.shoulder);
});

it('measures everything else by the shoulders as they are settled', () => {
  const body = misplaced(6, 0);
  const settled = settleShoulders(body, unsteadied);
  const wide = ({ shoulder }: Body) => apart(shoulder.left, shoulder.right);
  expect(wide(settled)).toBeGreaterThan(wide(body) + 1);
  expect(settled.span / body.span).toBeCloseTo(wide(settled) / wide(body), 5);
});
