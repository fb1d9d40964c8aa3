import type { Garment } from '../../../preload/contract/index.ts';
import { SIDES, type Body, type Side } from './body.ts';
import { mix, plus, unit, minus, type Point } from './geometry.ts';
import type { Mesh } from './grid.ts';
import type { Hair } from './hair.ts';
import { hangOf, type Hang } from './hang.ts';
import { meshesOf } from './mesh.ts';
import { isTucked, type Outfit } from './outfit.ts';
import type { Steady } from './steady.ts';
import { ARM } from './trunk.ts';

/** A stretch of a bare arm, thicker at its beginning: it is in front of cloth. */
export type Capsule = {
  readonly from: Point;
  readonly to: Point;
  readonly thick: number;
  readonly thin: number;
  /** A hand is there only where skin is seen: it may be in a pocket, and what lies over that is not in front of cloth. */
  readonly isHand: boolean;
};

/** One part of one garment, drawn in the order of the list. */
export type Piece = {
  readonly garment: Garment;
  readonly part: 'trunk' | 'sleeve';
  readonly mesh: Mesh;
  readonly arms: readonly Capsule[];
  /** Where it is tucked in: nothing of it shows on the far side, `from` and the direction away from what stays. */
  readonly tuck: { readonly from: Point; readonly away: Point } | null;
};

export type Wearing = {
  readonly pieces: readonly Piece[];
  readonly body: Body;
  /** What hangs from the head before all of them. */
  readonly hair: Hair | null;
};

export const MOST_CAPSULES = 6;

/** How far below a garment its shadow lies, in shoulder spans. */
export const FALLS = 0.035;
/** How far about the edge of a garment its shadow fades: no further than it falls, or it would end where its cloth does. */
export const SOFT = 0.04;

/** What of a forearm is bare: all of it from the end of the sleeve to the finger tips. */
const bareArm = (body: Body, side: Side, hang: Hang | null): Capsule[] => {
  if (!body.armInFront[side]) return [];
  const { elbow, wrist, span } = body;
  const foreFrom = Math.min(1, hang?.sleeves?.[side].alongFore ?? 0);
  const hand = plus(wrist[side], unit(minus(wrist[side], elbow[side])), ARM.reach * span);
  const found: Capsule[] = [];
  const bent = ARM.elbow * span;
  const thin = ARM.wrist * span;
  if (foreFrom < 0.98)
    found.push({
      from: mix(elbow[side], wrist[side], foreFrom),
      to: wrist[side],
      thick: bent + (thin - bent) * foreFrom,
      thin,
      isHand: false,
    });
  found.push({
    from: wrist[side],
    to: hand,
    thick: thin,
    thin: ARM.hand * 0.8 * span,
    isHand: true,
  });
  return found;
};

const armsBefore = (body: Body, hang: Hang | null, sides: readonly Side[]): Capsule[] =>
  sides.flatMap((side) => bareArm(body, side, hang));

/** Everything of an outfit, from the body outwards. */
export const wear = (
  outfit: Outfit,
  body: Body,
  hair: Hair | null,
  steadyOf: (sku: string) => Steady,
): Wearing => {
  const dressed = (garment: Garment | null) => {
    if (!garment) return null;
    const hang = hangOf(garment, body, steadyOf(garment.sku));
    return { garment, hang, meshes: meshesOf(garment, hang) };
  };
  type Dressed = ReturnType<typeof dressed>;
  const [lower, upper, outer] = [outfit.lower, outfit.upper, outfit.outer].map(dressed) as [
    Dressed,
    Dressed,
    Dressed,
  ];
  /** What covers the arms before this layer's trunk. */
  const sleeved = (outer?.hang.sleeves ? outer : upper)?.hang ?? null;
  const trunk = (one: Dressed, tuck: Piece['tuck'] = null): Piece[] =>
    one
      ? [
          {
            garment: one.garment,
            part: 'trunk',
            mesh: one.meshes.trunk,
            arms: armsBefore(body, sleeved, SIDES),
            tuck,
          },
        ]
      : [];
  const sleeves = (one: Dressed): Piece[] => {
    const made = one?.meshes.sleeves;
    if (!made) return [];
    return SIDES.map((side) => ({
      garment: one.garment,
      part: 'sleeve' as const,
      mesh: made[side],
      arms: armsBefore(body, one.hang, side === 'left' ? ['right'] : ['left']),
      tuck: null,
    }));
  };
  const isIn = isTucked(outfit);
  const [bandLeft, bandRight] = [lower?.hang.to[0], lower?.hang.to[2]];
  const tuck =
    isIn && bandLeft && bandRight
      ? { from: plus(mix(bandLeft, bandRight, 0.5), body.down, 0.06 * body.span), away: body.down }
      : null;
  const below = trunk(lower);
  return {
    body,
    hair,
    pieces: [
      ...(isIn ? [] : below),
      ...trunk(upper, tuck),
      ...(isIn ? below : []),
      ...sleeves(upper),
      ...trunk(outer),
      ...sleeves(outer),
    ],
  };
};
