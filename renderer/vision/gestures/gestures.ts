import { follow, isAtRest, speedOf, type Followed } from './follow.ts';
import type { HandSample } from './hand.ts';
import type { Pose } from './pose.ts';
import { RULES } from './rules.ts';
import type { Spot } from './shape.ts';
import { noStroke, settle, strokeOver, strokeStep, type Side, type Stroke } from './swipe.ts';

/** What a hand before the screen says. Places are parts of the field, from 0 to 1. */
export type GestureEvent =
  /** A hand means the screen, and where it is. */
  | { readonly kind: 'hover'; readonly x: number; readonly y: number; readonly pose: Pose }
  /** How much of the wait for a choice is over; 0 where it was given up. */
  | { readonly kind: 'dwell'; readonly part: number }
  | {
      readonly kind: 'select';
      readonly x: number;
      readonly y: number;
      readonly by: 'dwell' | 'pinch';
    }
  | { readonly kind: 'swipe'; readonly to: Side }
  /** Radians since it was grabbed: about the upright, towards the shopper, in the plane. */
  | {
      readonly kind: 'grab';
      readonly phase: 'start' | 'move' | 'end';
      readonly turn: number;
      readonly tilt: number;
      readonly roll: number;
    }
  | { readonly kind: 'lost' };

type Rested = Spot & { readonly at: number };
type Dwell = Rested & { readonly since: number; readonly done: boolean };

type Mode =
  | { readonly kind: 'watching'; readonly stillSince: number | null }
  | {
      readonly kind: 'engaged';
      /** The pixel that is the middle of the field. */
      readonly anchor: Spot;
      readonly source: 'centre' | 'tip';
      readonly downSince: number | null;
      /** Where and when the open palm last was at rest: what is meant for the screen begins there. */
      readonly rested: Rested;
      readonly dwell: Dwell | null;
    }
  | {
      readonly kind: 'grabbing';
      readonly anchor: Spot;
      readonly from: Spot;
      readonly roll: number;
      readonly last: Turned;
    };

type Turned = { readonly turn: number; readonly tilt: number; readonly roll: number };

export type GestureCore = {
  readonly followed: Followed | null;
  readonly mode: Mode;
  readonly stroke: Stroke;
  /** Until when nothing is chosen. */
  readonly restUntil: number;
};

const watching: Mode = { kind: 'watching', stillSince: null };

export const noGestures: GestureCore = {
  followed: null,
  mode: watching,
  stroke: noStroke,
  restUntil: Number.NEGATIVE_INFINITY,
};

type Stepped = { readonly core: GestureCore; readonly events: readonly GestureEvent[] };

const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));

const { field } = RULES;

/** Where in the field the hand is; at its edge the field goes along, so that nobody has to look for its middle. */
const placed = (spot: Spot, anchor: Spot, unit: number) => {
  const raw = {
    x: 0.5 + (spot.x - anchor.x) / (unit * field.width),
    y: 0.5 + (spot.y - anchor.y) / (unit * field.height),
  };
  const at = { x: clamp(raw.x, 0, 1), y: clamp(raw.y, 0, 1) };
  return {
    at,
    anchor: {
      x: anchor.x + (raw.x - at.x) * unit * field.width,
      y: anchor.y + (raw.y - at.y) * unit * field.height,
    },
  };
};

type Least = {
  readonly up: number;
  readonly broad: number;
  readonly flat: number;
  readonly stretched: number;
};

const isShown = ({ shape, held }: Followed, least: Least): boolean =>
  shape.up > least.up &&
  shape.broad > least.broad &&
  shape.flat > least.flat &&
  // A hand at ease is half open: one that is meant is stretched.
  held.reach.reduce((sum, one) => sum + one, 0) / held.reach.length > least.stretched;

const isRaised = (hand: Followed): boolean =>
  hand.held.pose === 'point' ? hand.shape.tipUp : isShown(hand, RULES.engage);

/** Hangs, or turns away from the screen. */
const isDown = ({ shape, held }: Followed): boolean => {
  const { up, broad, flat } = RULES.release;
  if (held.pose === 'point') return !shape.tipUp;
  return shape.up < up || (held.pose !== 'fist' && (shape.broad < broad || shape.flat < flat));
};

const restedBy = (hand: Followed, before: Rested): Rested =>
  hand.held.pose === 'palm' && isRaised(hand) && isAtRest(hand)
    ? { ...hand.centre, at: hand.at }
    : before;

/** Still where the open palm rested, a moment ago: a hand that closes or pinches in place. */
const isInPlace = ({ centre, unit, at }: Followed, rested: Rested): boolean =>
  at - rested.at <= RULES.inPlace.seconds &&
  Math.hypot(centre.x - rested.x, centre.y - rested.y) <= RULES.inPlace.drift * unit;

const watch = (core: GestureCore, hand: Followed, since: number | null): Stepped => {
  const means =
    (hand.held.pose === 'palm' || hand.held.pose === 'point') &&
    isRaised(hand) &&
    speedOf(hand) < RULES.engage.still;
  const stillSince = means ? (since ?? hand.at) : null;
  if (stillSince === null || hand.at - stillSince < RULES.engage.seconds)
    return { core: { ...core, mode: { kind: 'watching', stillSince } }, events: [] };
  const source = hand.held.pose === 'point' ? 'tip' : 'centre';
  return {
    core: {
      ...core,
      mode: {
        kind: 'engaged',
        anchor: hand[source],
        source,
        downSince: null,
        rested: { ...hand.centre, at: hand.at },
        dwell: null,
      },
    },
    events: [{ kind: 'hover', x: 0.5, y: 0.5, pose: hand.held.pose }],
  };
};

/** The wait for a choice, while one finger points at one place. */
const dwellStep = (
  dwell: Dwell | null,
  hand: Followed,
  mayChoose: boolean,
): { dwell: Dwell | null; part: number | null; chosen: boolean } => {
  const { tip, unit, at } = hand;
  const idle = dwell !== null && !dwell.done ? 0 : null;
  if (hand.held.pose !== 'point' || !mayChoose) return { dwell: null, part: idle, chosen: false };
  const gone = dwell ? Math.hypot(tip.x - dwell.x, tip.y - dwell.y) / unit : 0;
  if (dwell?.done)
    return { dwell: gone > RULES.dwell.away ? null : dwell, part: null, chosen: false };
  if (!dwell || gone > RULES.dwell.drift)
    return { dwell: { ...tip, at, since: at, done: false }, part: idle, chosen: false };
  const part = (at - dwell.since) / RULES.dwell.seconds;
  if (part >= 1) return { dwell: { ...dwell, done: true }, part: 1, chosen: true };
  const shown = at - dwell.since >= RULES.dwell.shownAfter;
  const share = 1 - Math.exp((dwell.at - at) / RULES.dwell.settle);
  const settling = {
    ...dwell,
    x: dwell.x + share * (tip.x - dwell.x),
    y: dwell.y + share * (tip.y - dwell.y),
    at,
  };
  return { dwell: settling, part: shown ? part : null, chosen: false };
};

const engaged = (
  core: GestureCore,
  hand: Followed,
  mode: Extract<Mode, { kind: 'engaged' }>,
  pinchedNow: boolean,
): Stepped => {
  const { at, unit, held, shape } = hand;
  const { pose } = held;
  const downSince = isDown(hand) ? (mode.downSince ?? at) : null;
  if (downSince !== null && at - downSince >= RULES.release.seconds)
    return { core: { ...core, mode: watching }, events: [{ kind: 'lost' }] };

  const source = pose === 'point' ? 'tip' : 'centre';
  // The place stays where it is when a finger takes over from the palm.
  const anchor =
    source === mode.source
      ? mode.anchor
      : {
          x: mode.anchor.x + hand[source].x - hand[mode.source].x,
          y: mode.anchor.y + hand[source].y - hand[mode.source].y,
        };
  const place = placed(hand[source], anchor, unit);
  const rested = restedBy(hand, mode.rested);

  const upright = shape.up > RULES.grab.up && shape.flat > RULES.grab.flat;
  if (pose === 'fist' && upright && isInPlace(hand, rested)) {
    const still: Turned = { turn: 0, tilt: 0, roll: 0 };
    return {
      core: {
        ...core,
        stroke: strokeOver(core.stroke),
        mode: {
          kind: 'grabbing',
          anchor: place.anchor,
          from: hand.centre,
          roll: shape.roll,
          last: still,
        },
      },
      events: [
        ...(mode.dwell && !mode.dwell.done ? [{ kind: 'dwell', part: 0 } as const] : []),
        { kind: 'grab', phase: 'start', ...still },
      ],
    };
  }

  const mayStart = pose !== 'fist' && pose !== 'point' && pose !== 'pinch';
  const from = mayStart && downSince === null ? rested.at : null;
  const open = isShown(hand, RULES.swipe.arrival);
  const { stroke, swiped } = strokeStep(core.stroke, shape.centre, unit, at, from, open);
  const mayChoose = at >= core.restUntil && stroke.pending === null && swiped === null;
  const { dwell, part, chosen } = dwellStep(mode.dwell, hand, mayChoose);
  const pinched = pinchedNow && mayChoose && downSince === null && isInPlace(hand, rested);
  const rests = chosen || pinched || swiped !== null;
  const events: GestureEvent[] = [{ kind: 'hover', ...place.at, pose }];
  if (part !== null) events.push({ kind: 'dwell', part });
  if (chosen) events.push({ kind: 'select', ...place.at, by: 'dwell' });
  else if (pinched) events.push({ kind: 'select', ...place.at, by: 'pinch' });
  if (swiped !== null) events.push({ kind: 'swipe', to: swiped });
  return {
    core: {
      ...core,
      stroke,
      restUntil: rests ? at + RULES.select.rest : core.restUntil,
      mode: { kind: 'engaged', anchor: place.anchor, source, downSince, rested, dwell },
    },
    events,
  };
};

const grabbing = (
  core: GestureCore,
  hand: Followed,
  mode: Extract<Mode, { kind: 'grabbing' }>,
): Stepped => {
  const { at, unit, centre, held, shape } = hand;
  const { grab } = RULES;
  if (held.pose !== 'fist' || isDown(hand)) {
    const source = held.pose === 'point' ? 'tip' : 'centre';
    return {
      core: {
        ...core,
        restUntil: at + RULES.select.rest,
        mode: {
          kind: 'engaged',
          anchor: {
            x: mode.anchor.x + hand[source].x - mode.from.x,
            y: mode.anchor.y + hand[source].y - mode.from.y,
          },
          source,
          downSince: null,
          rested: { ...centre, at: Number.NEGATIVE_INFINITY },
          dwell: null,
        },
      },
      events: [{ kind: 'grab', phase: 'end', ...mode.last }],
    };
  }
  const roll = shape.roll - mode.roll;
  const last: Turned = {
    turn: ((centre.x - mode.from.x) / unit) * grab.turn,
    tilt: clamp(((centre.y - mode.from.y) / unit) * grab.tilt, -grab.mostTilt, grab.mostTilt),
    // The short way round.
    roll: Math.atan2(Math.sin(roll), Math.cos(roll)),
  };
  return {
    core: { ...core, mode: { ...mode, last } },
    events: [{ kind: 'grab', phase: 'move', ...last }],
  };
};

/** The hand is not in this picture: it may be back in the next, and is lost when it stays away. */
const away = (core: GestureCore, at: number): Stepped => {
  const { stroke, swiped } = settle(core.stroke, at);
  const events: GestureEvent[] = swiped === null ? [] : [{ kind: 'swipe', to: swiped }];
  const { followed, mode } = core;
  if (!followed || at - followed.at < RULES.lost) return { core: { ...core, stroke }, events };
  if (mode.kind === 'grabbing') events.push({ kind: 'grab', phase: 'end', ...mode.last });
  if (mode.kind !== 'watching') events.push({ kind: 'lost' });
  return {
    core: { ...core, followed: null, mode: watching, stroke: strokeOver(stroke) },
    events,
  };
};

/** Pure: another picture was looked at, and what the hands in it say. */
export const gestureStep = (before: GestureCore, sample: HandSample): Stepped => {
  const { at } = sample;
  // After a pause without pictures nothing is known of the hand that was there.
  const stale = before.followed !== null && at - before.followed.at >= RULES.lost;
  const over = stale ? away(before, at) : { core: before, events: [] };
  const { core } = over;
  const hand = follow(core.followed, sample);
  if (!hand) {
    const left = away(core, at);
    return { core: left.core, events: [...over.events, ...left.events] };
  }
  const next = { ...core, followed: hand };
  const step = (): Stepped => {
    switch (core.mode.kind) {
      case 'watching':
        return watch(next, hand, core.mode.stillSince);
      case 'engaged': {
        const pinchedNow = hand.held.pose === 'pinch' && core.followed?.held.pose !== 'pinch';
        return engaged(next, hand, core.mode, pinchedNow);
      }
      case 'grabbing':
        return grabbing(next, hand, core.mode);
    }
  };
  const stepped = step();
  return { core: stepped.core, events: [...over.events, ...stepped.events] };
};
