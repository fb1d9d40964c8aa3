import type { Painter } from '../tracker/kinds.ts';
import { facePoints, openDresser } from './dresser.ts';
import { at, faceWidth, type Landmarks } from './face.ts';
import { undertoneOfSkin, type Undertone, type Unsure } from './finder.ts';
import type { Sides } from './look.ts';

export type MakeupScene = {
  readonly sides: Sides;
  /** Somebody asks what suits: each picture is asked for the undertone of the skin. */
  readonly asks: boolean;
};

/** All that is told of a face: where it stands, never what it looks like. In pixels of the picture. */
export type FaceSeen = {
  /** Between brows and chin: what stands in the middle of a mirror. */
  readonly x: number;
  readonly y: number;
  /** Ear to ear. */
  readonly width: number;
  /** Where the nose stands between the ears, 0 to 1. */
  readonly nose: number;
};

export type MakeupTold = {
  readonly face: FaceSeen | null;
  readonly undertone: Undertone | Unsure | null;
};

const NOSE_BRIDGE = 6;
const LIP = 13;
const NOSE = 4;
const EARS = [234, 454] as const;

const seenOf = (face: Landmarks): FaceSeen => {
  const [x, top] = at(face, NOSE_BRIDGE);
  const [, low] = at(face, LIP);
  const [[left], [right]] = [at(face, EARS[0]), at(face, EARS[1])];
  return {
    x,
    y: (top + low) / 2,
    width: faceWidth(face),
    nose: (at(face, NOSE)[0] - left) / (right - left || 1),
  };
};

export const openMakeupPainter = (): Painter<'face', MakeupScene, MakeupTold> => {
  const dresser = openDresser();
  return {
    paint(picture, { landmarks }, { sides, asks }) {
      const face = facePoints(landmarks, picture.width, picture.height);
      // Before it is painted over.
      const undertone = asks && face ? undertoneOfSkin(picture, face) : null;
      return {
        picture: dresser.dress(picture, face, sides),
        told: { face: face && seenOf(face), undertone },
      };
    },
    dispose: dresser.dispose,
  };
};
