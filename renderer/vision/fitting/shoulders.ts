import type { Body, Side } from './body.ts';
import { apart, clamp, dot, minus, mix, plus, type Point } from './geometry.ts';
import { edgeOutwards } from './outline.ts';
import { offStanding, resting, standing } from './raised.ts';
import type { Steady } from './steady.ts';

/**
 * From the joint to what is worn above it and beside it, in shoulder spans: the head of the arm's bone, acromion and
 * flesh are five centimetres on thirty-seven, and cloth lies on them.
 */
const BALL = 0.14;
/** How much the outline is believed against the landmark, and how far it may move it. */
const TRUST = 0.6;
const MOST = 0.06;
/** An arm that hangs; a raised one lifts the flesh of the shoulder with it. */
const HANGS = 0.45;

export const isHanging = ({ shoulder, elbow, down, span }: Body, side: Side): boolean =>
  dot(minus(elbow[side], shoulder[side]), down) > HANGS * span;

/**
 * A tracker places shoulders by the look of the whole body, some hundredths of their width off; the outline says to a
 * pixel where they end. Both together are nearer than either.
 */
export const settleShoulders = (body: Body, steady: Steady): Body => {
  const { span, across, down, outline } = body;
  const signOf = (side: Side) => (side === 'left' ? -1 : 1);
  /** How far the outline is from where cloth would lie on the joint, in spans; of a hanging arm alone. */
  const offBy = (side: Side, direction: Point): number | null => {
    if (!isHanging(body, side)) return null;
    const edge = edgeOutwards(outline, body.shoulder[side], direction, 0.02 * span, 0.35 * span);
    return edge === null ? null : edge / span - BALL;
  };
  const both = (name: string, directionOf: (side: Side) => Point): Record<Side, number> => {
    const kept = (side: Side) => steady(`${name}-${side}`, offBy(side, directionOf(side)));
    const [left, right] = [kept('left'), kept('right')];
    const far = (off: number | null) => clamp((off ?? 0) * TRUST, -MOST, MOST) * span;
    // Whose other arm was never seen to hang has shoulders alike: a tracker errs on both as one.
    return { left: far(left ?? right), right: far(right ?? left) };
  };
  const up = both('shoulder-up', () => [-down[0], -down[1]]);
  const out = both('shoulder-out', (side) => [across[0] * signOf(side), across[1] * signOf(side)]);
  const stands = {
    left: offStanding(body, 'left', steady),
    right: offStanding(body, 'right', steady),
  };
  const settle = (side: Side): Point => {
    const hangs = 1 - standing(body.raised[side]);
    const joint = plus(
      plus(body.shoulder[side], down, -up[side] * hangs),
      across,
      signOf(side) * out[side] * hangs,
    );
    return plus(joint, stands[side].shoulder);
  };
  const shoulder = { left: settle('left'), right: settle('right') };
  const rest = resting(shoulder, body.raised);
  const before = resting(body.shoulder, body.raised);
  // What everything is measured by goes with them: a shirt by too narrow shoulders is too short as well.
  const wider = apart(rest.left, rest.right) / (apart(before.left, before.right) || 1);
  return {
    ...body,
    shoulder,
    elbow: {
      left: plus(body.elbow.left, stands.left.elbow),
      right: plus(body.elbow.right, stands.right.elbow),
    },
    top: mix(rest.left, rest.right, 0.5),
    span: span * wider,
  };
};
