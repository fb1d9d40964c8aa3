import type { Body, Side } from './body.ts';
import { apart, clamp, dot, minus, mix, plus, type Point } from './geometry.ts';
import { edgeOutwards } from './outline.ts';
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
  const settle = (side: Side): Point => {
    const joint = body.shoulder[side];
    const hangs = isHanging(body, side);
    const sign = side === 'left' ? -1 : 1;
    const off = (name: string, direction: Point): number => {
      const edge = hangs ? edgeOutwards(outline, joint, direction, 0.02 * span, 0.35 * span) : null;
      const measured = edge === null ? null : edge / span - BALL;
      return clamp((steady(`${name}-${side}`, measured) ?? 0) * TRUST, -MOST, MOST) * span;
    };
    const up = off('shoulder-up', [-down[0], -down[1]]);
    const out = off('shoulder-out', [across[0] * sign, across[1] * sign]);
    return plus(plus(joint, down, -up), across, sign * out);
  };
  const shoulder = { left: settle('left'), right: settle('right') };
  // What everything is measured by goes with them: a shirt by too narrow shoulders is too short as well.
  const wider =
    apart(shoulder.left, shoulder.right) / (apart(body.shoulder.left, body.shoulder.right) || 1);
  return {
    ...body,
    shoulder,
    top: mix(shoulder.left, shoulder.right, 0.5),
    span: span * wider,
  };
};
