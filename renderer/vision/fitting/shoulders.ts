import type { Body, Side } from './body.ts';
import { clamp, dot, minus, mix, plus, type Point } from './geometry.ts';
import { edgeOutwards } from './outline.ts';
import type { Steady } from './steady.ts';

/** From the joint to the skin above it and beside it: the ball of the shoulder, in shoulder spans. */
const BALL = 0.163;
/** How much the outline is believed against the landmark, and how far it may move it. */
const TRUST = 0.6;
const MOST = 0.06;
/** An arm that hangs; a raised one lifts the flesh of the shoulder with it. */
const HANGS = 0.45;

/**
 * A tracker places shoulders by the look of the whole body, some hundredths of their width off; the outline says to a
 * pixel where they end. Both together are nearer than either.
 */
export const settleShoulders = (body: Body, steady: Steady): Body => {
  const { span, across, down, outline } = body;
  const settle = (side: Side): Point => {
    const joint = body.shoulder[side];
    const arm = minus(body.elbow[side], joint);
    const hangs = dot(arm, down) > HANGS * span;
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
  return { ...body, shoulder, top: mix(shoulder.left, shoulder.right, 0.5) };
};
