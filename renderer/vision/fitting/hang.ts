import type { Garment, GarmentPoint } from '../../../preload/contract/index.ts';
import { BONES, inBody, middleAt, SIDES, type Body, type Pair, type Side } from './body.ts';
import { apart, clamp, dot, minus, mix, plus, smoothstep, unit, type Point } from './geometry.ts';
import { edgeInwards, edgeOutwards } from './outline.ts';
import { standing } from './raised.ts';
import { isHanging } from './shoulders.ts';
import type { Steady } from './steady.ts';
import { reachOf, usualHalf } from './trunk.ts';

/** A sleeve from its seam to its end: along the arm, and how wide it is there, half of it. */
export type SleeveHang = {
  /** Shoulder, elbow and wrist, beginning in the middle of the seam. */
  readonly path: readonly [Point, Point, Point];
  /** Seam at the shoulder and in the armpit. */
  readonly outer: Point;
  readonly inner: Point;
  /** How far along each bone it goes, 0 to 1; beyond 1 over the hand. */
  readonly alongUpper: number;
  readonly alongFore: number;
  readonly halfAtSeam: number;
  /** Past the shoulder, and at the end. */
  readonly halfOnArm: number;
  readonly halfAtEnd: number;
  /** How far the arm is raised: 0 hangs, 1 is level with its shoulder or above it. */
  readonly raised: number;
  /** The same from there on: 1 stands straight up. */
  readonly stands: number;
};

/** Where points of a garment go. Garment places are in pixels of its picture, the others in those of the frame. */
type Pins = { readonly from: readonly Point[]; readonly to: readonly Point[] };

export type Hang = Pins & {
  readonly sleeves: Pair<SleeveHang> | null;
  /** Of trousers: what goes with one leg alone. */
  readonly legs: Pair<Pins> | null;
};

type Upper = Extract<Garment['shape'], { cut: 'top' | 'outerwear' | 'dress' }>;
type Lower = Exclude<Garment['shape'], Upper>;

export const isUpper = (shape: Garment['shape']): shape is Upper =>
  shape.cut === 'top' || shape.cut === 'outerwear' || shape.cut === 'dress';

/** How much wider than the body a cut may stand off, at least and at most, at the waist and at the hem. */
const EASE = {
  top: { waist: [1.01, 1.16], hem: [1.02, 1.18] },
  outerwear: { waist: [1.05, 1.32], hem: [1.06, 1.6] },
  dress: { waist: [1.01, 1.14], hem: [1.02, 2.6] },
  skirt: { waist: [1.01, 1.06], hem: [1.02, 2.6] },
  trousers: { waist: [1.01, 1.06], hem: [1.02, 1.3] },
} as const satisfies Record<Garment['shape']['cut'], object>;

/** How far below the joints an armhole ends at most. */
const PIT = { top: 0.4, dress: 0.4, outerwear: 0.46 } as const;
/** From the middle of a hanging sleeve's seam down the arm, in spans. */
const SEAM_TO_ELBOW = 0.66;
/** Half a sleeve past the shoulder: an arm, and what hangs loose about it. */
const SLEEVE = { top: 0.185, dress: 0.185, outerwear: 0.215 } as const;

const signOf = (side: Side): number => (side === 'left' ? -1 : 1);

/** A body that turns is narrower by what its depth leaves it: a chest is some three fifths as deep as it is wide. */
const DEPTH = 0.6;
const seenWide = ({ facing }: Body): number =>
  Math.sqrt(facing * facing + DEPTH * DEPTH * (1 - facing * facing));

const pixels =
  ({ width, height }: Garment) =>
  ([x, y]: GarmentPoint): Point => [x * width, y * height];

/** Where the seam of a set-in sleeve sits: out and up from the joint, at the edge of the shoulder. */
const TIP = { usual: 0.155, least: 0.13, most: 0.22 } as const;
/** The neck's foot: half its width, and how high it lies above the joints. */
const NECK = { half: 0.165, up: 0.22, most: 0.55 } as const;
/** Where between neck and seam the cloth is held to the muscle: near the seam, so that the neckline keeps its line. */
const SLOPE = 0.65;
const HALF_ROOT = Math.SQRT1_2;

const tipsOf = (body: Body, steady: Steady): Pair<{ place: Point; out: number }> => {
  const tip = (side: Side) => {
    const joint = body.shoulder[side];
    const sign = signOf(side);
    const direction = unit([
      body.across[0] * sign - body.down[0],
      body.across[1] * sign - body.down[1],
    ]);
    // What stands out of a raised one is the arm.
    const edge = isHanging(body, side)
      ? edgeOutwards(body.outline, joint, direction, 0.05 * body.span, 0.32 * body.span)
      : null;
    const far = clamp(
      steady(`tip-${side}`, edge === null ? null : edge / body.span + 0.02) ?? TIP.usual,
      TIP.least,
      TIP.most,
    );
    return { place: plus(joint, direction, far * body.span), out: far * HALF_ROOT };
  };
  return { left: tip('left'), right: tip('right') };
};

/** Half the width of cloth on the body at a depth: its own, but never inside the body nor further off than it hangs. */
const halfAt = (
  body: Body,
  steady: Steady,
  name: string,
  side: Side,
  down: number,
  own: number,
  [least, most]: readonly [number, number],
): number => {
  const { span } = body;
  const reach = reachOf(body, side, down);
  const sure = steady(`${name}-sure-${side}`, reach && reach.sure / span);
  const outer = steady(`${name}-most-${side}`, reach && reach.most / span);
  const usual = usualHalf(down / span) * seenWide(body);
  if (sure === null || outer === null) return clamp(own, usual * least * span, usual * most * span);
  const isHidden = outer - sure > 0.02;
  const low = isHidden ? Math.max(sure, Math.min(usual, outer)) : sure;
  return clamp(own, low * least * span, Math.max(low * most, isHidden ? low : 0) * span);
};

/** Across the body so far down: at the hips as they stand. From the lens a turned trunk is not square to its shoulders. */
const acrossOf = ({ top, across, hip }: Body, steady: Steady) => {
  const hips = minus(hip.right, hip.left);
  const tilt = Math.atan2(
    across[0] * hips[1] - across[1] * hips[0],
    across[0] * hips[0] + across[1] * hips[1],
  );
  const turn = clamp(steady('tilt', tilt) ?? 0, -MOST_TILT, MOST_TILT);
  const trunk = apart(top, mix(hip.left, hip.right, 0.5)) || 1;
  return (down: number): Point => {
    const angle = turn * clamp(down / trunk, 0, 1);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [across[0] * cos - across[1] * sin, across[0] * sin + across[1] * cos];
  };
};
const MOST_TILT = 0.2;

const hangUpper = (garment: Garment, shape: Upper, body: Body, steady: Steady): Hang => {
  const { anchors, cut } = shape;
  const at = pixels(garment);
  const { span, top, across, down, facing } = body;
  const wide = seenWide(body);
  const ease = EASE[cut];
  const acrossAt = acrossOf(body, steady);

  const seams = { left: at(anchors.shoulderLeft), right: at(anchors.shoulderRight) };
  const middle = mix(seams.left, seams.right, 0.5);
  const seamsApart = apart(seams.left, seams.right) || 1;
  const along = unit(minus(seams.right, seams.left));
  const below: Point = [-along[1], along[0]];
  /** Of a place of the garment: down from its shoulders, and across from its middle. */
  const own = (place: Point) => {
    const from = minus(place, middle);
    return { down: dot(from, below), across: Math.abs(dot(from, along)) };
  };
  const pits = { left: at(anchors.armpitLeft), right: at(anchors.armpitRight) };

  const tips = tipsOf(body, steady);
  const tipsApart = span * (1 + tips.left.out + tips.right.out);
  const bySeams = tipsApart / seamsApart;
  const byChest = (2 * 0.53 * span) / (apart(pits.left, pits.right) || 1);
  // Straps do not end where shoulders do: what carries on them is as wide as the chest.
  const hasStraps = shape.anchors.sleeves === null && bySeams > 1.22 * byChest;
  const scale = hasStraps ? byChest : bySeams;
  const rise = ((tips.left.out + tips.right.out) / 2) * span;

  /** The line from the neck's foot to the end of the shoulder; `share` 0 is the middle and 1 that end. */
  const slope = (side: Side, share: number): Point => {
    const neckShare = NECK.half / (tipsApart / 2 / span);
    const half = NECK.half * span * facing * Math.min(1, Math.max(share / neckShare, 0.8));
    const foot = plus(plus(top, across, signOf(side) * half), down, -NECK.up * span);
    return mix(foot, tips[side].place, clamp((share - neckShare) / (1 - neckShare), 0, 1));
  };

  const from: Point[] = [];
  const to: Point[] = [];
  const pin = (garmentPlace: Point, place: Point) => {
    from.push(garmentPlace);
    to.push(place);
  };
  /** A point at its own depth below the shoulders, as wide as it may be there. */
  const sideAt = (
    name: string,
    side: Side,
    place: Point,
    limits: readonly [number, number],
    most = Infinity,
  ): Point => {
    const point = own(place);
    const depth = Math.min(point.down * scale - rise, most);
    const half = halfAt(body, steady, name, side, depth, point.across * scale * wide, limits);
    return plus(middleAt(body, depth), acrossAt(depth), signOf(side) * half);
  };

  const ankles = mix(body.ankle.left, body.ankle.right, 0.5);
  const toAnkle = Math.max(apart(top, ankles), span * 2.6);
  const lowest = toAnkle - 0.4 * span;
  const pitPlaces: Partial<Record<Side, Point>> = {};
  const seamPlaces: Partial<Record<Side, Point>> = {};
  for (const side of SIDES) {
    const [neck, waist, hem] = (
      side === 'left'
        ? [anchors.neckLeft, anchors.waistLeft, anchors.hemLeft]
        : [anchors.neckRight, anchors.waistRight, anchors.hemRight]
    ).map(at) as [Point, Point, Point];
    const seam = seams[side];
    const neckOwn = own(neck);
    const neckShare = (neckOwn.across * scale) / (tipsApart / 2);
    const natural = Math.min(-neckOwn.down * scale + rise, NECK.most * span);
    const foot = slope(side, neckShare);
    pin(neck, plus(foot, down, -Math.max(0, natural - 0.32 * span)));
    const seamPlace = hasStraps
      ? slope(side, (own(seam).across * scale) / (tipsApart / 2))
      : tips[side].place;
    pin(seam, seamPlace);
    if (!hasStraps) {
      // Between neck and seam the cloth lies on the muscle, however much of it there is.
      const share = neckShare + (1 - neckShare) * SLOPE;
      const below = plus(slope(side, share), down, 0.3 * span);
      const edge = edgeOutwards(
        body.outline,
        below,
        [-down[0], -down[1]],
        0.12 * span,
        0.55 * span,
      );
      const high = steady(`slope-${side}`, edge === null ? null : edge / span) ?? 0.3;
      pin(mix(neck, seam, SLOPE), plus(below, down, -clamp(high + 0.01, 0.28, 0.34) * span));
    }
    const pit = own(pits[side]);
    // A flat armhole is deep; on an arm the cloth below it folds up under the shoulder.
    const pitDepth = clamp(pit.down * scale - rise, 0.26 * span, PIT[cut] * span);
    const pitMost = cut === 'outerwear' ? 0.66 : 0.56;
    const pitHalf = clamp(pit.across * scale, 0.47 * span, pitMost * span) * wide;
    // Beside an arm that stands up the body is seen to end there.
    const stands = standing(body.raised[side]);
    const beside = stands > 0 ? reachOf(body, side, pitDepth) : null;
    const seen = (steady(`pit-${side}`, beside && beside.most / span) ?? Infinity) * 1.01 * span;
    const close = Math.min(pitHalf, Math.max(seen, 0.4 * span));
    const half = pitHalf + (close - pitHalf) * stands;
    const pitPlace = plus(middleAt(body, pitDepth), across, signOf(side) * half);
    pin(pits[side], pitPlace);
    pin(waist, sideAt('waist', side, waist, ease.waist, lowest));
    const hips = apart(top, mix(body.hip.left, body.hip.right, 0.5));
    const [waistDown, hemDown] = [own(waist).down * scale, own(hem).down * scale];
    const hipShare = (hips + rise - waistDown) / (hemDown - waistDown || 1);
    // Long ones would otherwise cut through the hips between waist and hem.
    if (hipShare > 0.2 && hipShare < 0.85)
      pin(
        mix(waist, hem, hipShare),
        sideAt('hips', side, mix(waist, hem, hipShare), [ease.waist[0], ease.hem[1]]),
      );
    pin(hem, sideAt('hem', side, hem, ease.hem, lowest));
    seamPlaces[side] = seamPlace;
    pitPlaces[side] = pitPlace;
  }

  const { sleeves } = anchors;
  if (!sleeves) return { from, to, sleeves: null, legs: null };
  const sleeve = (side: Side): SleeveHang => {
    const [out, inner] = [at(sleeves[side].out), at(sleeves[side].in)];
    const outer = seamPlaces[side] ?? tips[side].place;
    const pit = pitPlaces[side] ?? body.shoulder[side];
    const fromSeam = apart(mix(seams[side], pits[side], 0.5), mix(out, inner, 0.5)) * scale;
    // A snug sleeve stays one; a wide one stands off no farther than it hangs.
    const own = ((apart(seams[side], pits[side]) + apart(out, inner)) / 4) * scale;
    // Measured along the bones as they are, so that an arm held towards the lens does not stretch it.
    // A hanging sleeve falls from the middle of its seam; a raised one goes out from the joint, and covers as much of the arm.
    const joint = body.shoulder[side];
    const raised = Math.min(1, body.raised[side]);
    const above = (BONES.upperArm - SEAM_TO_ELBOW) * span * raised;
    const upperBone = SEAM_TO_ELBOW * span + above;
    const foreBone = BONES.forearm * span;
    const long = fromSeam + above;
    return {
      path: [mix(mix(outer, pit, 0.5), joint, raised), body.elbow[side], body.wrist[side]],
      outer,
      inner: pit,
      alongUpper: Math.min(1, long / upperBone),
      alongFore: clamp((long - upperBone) / foreBone, 0, 1.12),
      halfAtSeam: apart(outer, pit) / 2,
      halfOnArm: clamp(own, 0.135 * span, SLEEVE[cut] * span),
      halfAtEnd: clamp((apart(out, inner) * scale) / 2, 0.11 * span, SLEEVE[cut] * span * 1.1),
      raised,
      stands: standing(body.raised[side]),
    };
  };
  return { from, to, sleeves: { left: sleeve('left'), right: sleeve('right') }, legs: null };
};

/** The waistband sits so far down the trunk; a hip line and a fork below it, in spans under the joints of the hips. */
const WAIST = 0.76;
const FORK = 0.3;
/** A garment that long against its waist goes all the way down. */
const FULL_LENGTH = 0.8;
/** Where along a leg it is measured, and how far to both sides of a place its bone is looked at: a knee is round. */
const LEG_SHARES = [0.25, 0.5, 0.75, 1] as const;
const BEND = 0.25;

const hangLower = (garment: Garment, shape: Lower, body: Body, steady: Steady): Hang => {
  const at = pixels(garment);
  const { span, top, across } = body;
  const { anchors, cut } = shape;
  const ease = EASE[cut];
  const wide = seenWide(body);
  const hips = mix(body.hip.left, body.hip.right, 0.5);
  const trunk = apart(top, hips);
  const waistDown = WAIST * trunk;
  const waist = { left: at(anchors.waistLeft), right: at(anchors.waistRight) };
  const hip = { left: at(anchors.hipLeft), right: at(anchors.hipRight) };
  const waistApart = apart(waist.left, waist.right) || 1;
  const hipApart = apart(hip.left, hip.right) || 1;

  const from: Point[] = [];
  const to: Point[] = [];
  const pin = (garmentPlace: Point, place: Point) => {
    from.push(garmentPlace);
    to.push(place);
  };
  const halves = { left: 0, right: 0 };
  for (const side of SIDES) {
    const band = halfAt(body, steady, 'band', side, waistDown, 0.4 * span * wide, ease.waist);
    pin(waist[side], plus(middleAt(body, waistDown), across, signOf(side) * band));
    const seatDown = trunk + 0.05 * span;
    const own = band * (hipApart / waistApart);
    const seat = halfAt(body, steady, 'seat', side, seatDown, own, [
      1.02,
      cut === 'skirt' ? 1.5 : 1.2,
    ]);
    pin(hip[side], plus(middleAt(body, seatDown), across, signOf(side) * seat));
    halves[side] = seat;
  }
  const scale = (halves.left + halves.right) / hipApart;
  const toAnkle =
    trunk -
    waistDown +
    (apart(body.hip.left, body.knee.left) + apart(body.hip.right, body.knee.right)) / 2 +
    (apart(body.knee.left, body.ankle.left) + apart(body.knee.right, body.ankle.right)) / 2;

  if (shape.cut === 'skirt') {
    const hem = { left: at(shape.anchors.hemLeft), right: at(shape.anchors.hemRight) };
    const long =
      apart(mix(waist.left, waist.right, 0.5), mix(hem.left, hem.right, 0.5)) / waistApart;
    const depth = waistDown + Math.min(long * 0.95 * span, toAnkle - 0.2 * span);
    const own = clamp((apart(hem.left, hem.right) / 2) * scale, 0.35 * span, 1.25 * span);
    for (const side of SIDES) {
      const half = halfAt(body, steady, 'skirt-hem', side, depth, own, ease.hem);
      pin(hem[side], plus(middleAt(body, depth), across, signOf(side) * half));
    }
    return { from, to, sleeves: null, legs: null };
  }

  const crotch = at(shape.anchors.crotch);
  pin(crotch, middleAt(body, trunk + FORK * span));
  const ends = shape.anchors.legs;
  const legOf = (side: Side): Pins => {
    const leg: { from: Point[]; to: Point[] } = { from: [], to: [] };
    const [out, inner] = [at(ends[side].out), at(ends[side].in)];
    const [joint, knee, ankle] = [body.hip[side], body.knee[side], body.ankle[side]];
    const [thigh, shank] = [apart(joint, knee), apart(knee, ankle)];
    const middleOfWaist = mix(waist.left, waist.right, 0.5);
    const long = (apart(middleOfWaist, mix(out, inner, 0.5)) / waistApart) * span;
    const far =
      long >= FULL_LENGTH * toAnkle
        ? thigh + shank + 0.1 * span
        : Math.max(0.25 * span, long - (trunk - waistDown));
    const along = (distance: number): Point =>
      distance <= thigh
        ? mix(joint, knee, distance / (thigh || 1))
        : mix(knee, ankle, (distance - thigh) / (shank || 1));
    const sign = signOf(side);
    for (const share of LEG_SHARES) {
      const distance = far * share;
      const centre = along(distance);
      // Level with the hips above, and round the bone further down.
      const bone = unit(minus(along(distance + BEND * span), along(distance - BEND * span)));
      const level = unit(mix(across, [bone[1], -bone[0]], smoothstep(0.1, 0.6, share)));
      const outwards: Point = [level[0] * sign, level[1] * sign];
      const inwards: Point = [-outwards[0], -outwards[1]];
      const [outGarment, inGarment] = [mix(hip[side], out, share), mix(crotch, inner, share)];
      const own = (apart(outGarment, inGarment) / 2) * scale;
      const name = `leg-${share}`;
      const edge = edgeInwards(body.outline, centre, outwards, 0, 0.5 * span);
      const seen = steady(`${name}-${side}`, edge === null ? null : edge / span);
      const least = Math.max(0.1, Math.min(seen ?? 0.1, 0.3)) * span * ease.hem[0];
      const half = clamp(own, least, Math.max(least, 0.42 * span));
      // Legs meet below the fork and hang free of one another at their ends. Where one is before the other they may cross.
      const middle = Math.max(
        sign * dot(minus(centre, middleAt(body, inBody(body, centre).down)), across),
        0.14 * span,
      );
      const gap = edgeOutwards(body.outline, centre, inwards, 0, middle);
      const inside = steady(`${name}-inside-${side}`, (gap ?? middle) / span) ?? 0;
      const hanging = Math.min(middle, Math.max(half, inside * span));
      leg.from.push(outGarment, inGarment);
      leg.to.push(
        plus(centre, outwards, half),
        plus(centre, inwards, middle + (hanging - middle) * smoothstep(0.1, 0.7, share)),
      );
    }
    return leg;
  };
  return { from, to, sleeves: null, legs: { left: legOf('left'), right: legOf('right') } };
};

export const hangOf = (garment: Garment, body: Body, steady: Steady): Hang =>
  isUpper(garment.shape)
    ? hangUpper(garment, garment.shape, body, steady)
    : hangLower(garment, garment.shape, body, steady);
