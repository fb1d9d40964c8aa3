import type { Body, Pair, Side } from './body.ts';
import { apart, clamp, dot, minus, mix, plus, smoothstep, unit, type Point } from './geometry.ts';
import { edgeOutwards } from './outline.ts';
import type { Steady } from './steady.ts';

/** An arm that is raised takes its shoulder along, up and inwards (Inman 1944): so much of the width, once it is level. */
const LIFTED = { up: 0.08, inwards: 0.04 } as const;
/** One that is raised above its shoulder is seen nearer to the neck than it is, and higher: so much of the width. */
const SEEN_IN = 0.07;
const SEEN_UP = 0.06;

/** How far an arm stands up out of its shoulder: 0 up to level and a little above, 1 straight up. */
export const standing = (raised: number): number => smoothstep(1.2, 1.8, raised);

const moved = (
  shoulder: Pair<Point>,
  by: (side: Side) => { readonly out: number; readonly down: number },
): Pair<Point> => {
  const width = minus(shoulder.right, shoulder.left);
  const one = (side: Side, sign: number): Point => {
    const { out, down } = by(side);
    return plus(plus(shoulder[side], width, sign * out), [-width[1], width[0]], down);
  };
  return { left: one('left', -1), right: one('right', 1) };
};

/** Joints of shoulders about where they are, of where a tracker sees them above raised arms. */
export const lowered = (seen: Pair<Point>, raised: Pair<number>): Pair<Point> =>
  moved(seen, (side) => {
    const share = standing(raised[side]);
    return { out: SEEN_IN * share, down: SEEN_UP * share };
  });

/** Where the joints would be if both arms hung: neck and trunk stay where they are. */
export const resting = (shoulder: Pair<Point>, raised: Pair<number>): Pair<Point> =>
  moved(shoulder, (side) => {
    const share = Math.min(1, raised[side]);
    return { out: LIFTED.inwards * share, down: LIFTED.up * share };
  });

/** The joint is so far below the corner of arm and neck, in spans, and so far from where it is seen at most. */
const CORNER = 0.09;
const MOST = 0.15;
/** Between shoulder and elbow, where a raised arm is seen by itself. Both places are alike, or one is no arm. */
const FREE = [0.4, 0.8] as const;
const ALIKE = 0.7;
/** A tracker's error at a raised arm comes with the arm: it is followed quicker than what stays with the wearer. */
const QUICK = 10;

type Arm = { readonly joint: Point; readonly elbow: Point };

/** An arm that stands up, by its outline: its joint is on its middle line, below the corner that it has with the neck. */
const armOf = ({ outline, shoulder, elbow, span }: Body, side: Side): Arm | null => {
  const [from, to] = [shoulder[side], elbow[side]];
  const inwardsOf = ([x, y]: Point): Point => (side === 'left' ? [-y, x] : [y, -x]);
  const inwards = inwardsOf(unit(minus(to, from)));
  const across = (share: number) => {
    const place = mix(from, to, share);
    const inner = edgeOutwards(outline, place, inwards, 0, 0.3 * span);
    const outer = edgeOutwards(outline, place, [-inwards[0], -inwards[1]], 0, 0.3 * span);
    if (inner === null || outer === null) return null;
    return { middle: plus(place, inwards, (inner - outer) / 2), half: (inner + outer) / 2 };
  };
  const [low, high] = [across(FREE[0]), across(FREE[1])];
  if (!low || !high) return null;
  if (Math.min(low.half, high.half) < ALIKE * Math.max(low.half, high.half)) return null;
  const along = unit(minus(high.middle, low.middle));
  const half = (low.half + high.half) / 2;
  const most = apart(low.middle, from) + MOST * span;
  for (let far = 0; far < most; far += 1) {
    const place = plus(low.middle, along, -far);
    if (edgeOutwards(outline, place, inwardsOf(along), 0.6 * half, 1.5 * half) !== null) continue;
    return {
      joint: plus(place, along, -CORNER * span),
      elbow: plus(low.middle, along, dot(minus(to, low.middle), along)),
    };
  }
  return null;
};

/** How far an arm's joint and elbow are from where a tracker sees them above the shoulder; nothing at one that is not there. */
export const offStanding = (
  body: Body,
  side: Side,
  steady: Steady,
): { readonly shoulder: Point; readonly elbow: Point } => {
  const share = standing(body.raised[side]);
  if (share === 0) return { shoulder: [0, 0], elbow: [0, 0] };
  const { shoulder, elbow, across, down, span } = body;
  const arm = armOf(body, side);
  const joint = arm && minus(arm.joint, shoulder[side]);
  const kept = (name: string, way: Point): number => {
    const seen = joint && (QUICK * dot(joint, way)) / span;
    const far = (steady(`standing-${name}-${side}`, seen) ?? 0) / QUICK;
    return share * clamp(far, -MOST, MOST) * span;
  };
  return {
    shoulder: plus(plus([0, 0], down, kept('down', down)), across, kept('across', across)),
    elbow: arm ? plus([0, 0], minus(arm.elbow, elbow[side]), share) : [0, 0],
  };
};
