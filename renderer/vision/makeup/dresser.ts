import type { Landmark } from '../tracker/kinds.ts';
import { openEasel } from './easel.ts';
import { faceWidth, type Landmarks, type Lips } from './face.ts';
import { lightOf, type Light } from './light.ts';
import { edgeOf, edgeStep, outlineAt, type LipEdge } from './lip-edge.ts';
import { holdLips, type HeldLips } from './lip-steady.ts';
import type { Look, Sides } from './look.ts';
import { masksOf } from './masks.ts';

/** What a tracker finds, in pixels of the picture it was found in; null where nobody is in view. */
export const facePoints = (
  found: readonly Landmark[],
  width: number,
  height: number,
): Landmarks | null => {
  if (found.length === 0) return null;
  const points = new Float32Array(found.length * 3);
  for (const [i, { x, y, z }] of found.entries())
    points.set([x * width, y * height, z * width], i * 3);
  return points;
};

/** A lamp's flicker and a sensor's noise must not make a lipstick breathe. */
const LIGHT_TRUST = 0.4;

/** Edges are looked for so often, in seconds; between, they go with the landmarks. */
const EDGE_S = 0.1;

export type Dresser = {
  /** The picture with what is worn. It may be painted in the one that is given. */
  dress(picture: ImageData, face: Landmarks | null, sides: Sides): ImageBitmap;
  dispose(): void;
};

const isBare = (look: Look): boolean => Object.keys(look).length === 0;

/** From a picture and the face found in it to a face with make-up. */
export const openDresser = (): Dresser => {
  const easel = openEasel();
  let light: Light | null = null;
  let edge: LipEdge | null = null;
  let held: HeldLips | null = null;

  const steady = (now: Light): Light => {
    const before = light;
    light = before
      ? (now.map((value, i) => {
          const was = before[i] ?? value;
          return was + (value - was) * LIGHT_TRUST;
        }) as unknown as Light)
      : now;
    return light;
  };

  const lipsIn = (frame: ImageData, face: Landmarks): Lips => {
    const { width, height } = frame;
    const now = performance.now() / 1_000;
    if (!edge || now - edge.at >= EDGE_S)
      edge = edgeStep(edge, edgeOf(face, { width, height, frame }), now);
    held = holdLips(held, outlineAt(face, edge.offsets), faceWidth(face), now);
    return held.lips;
  };

  return {
    dress(picture, face, sides) {
      if (!face) light = edge = held = null;
      if (!face || (isBare(sides.left) && isBare(sides.right))) return easel.paint(picture, null);
      const isOnLips = Boolean(sides.left.lips ?? sides.right.lips);
      const lips = isOnLips ? lipsIn(picture, face) : null;
      const masks = masksOf(face, picture.width, picture.height, lips);
      return easel.paint(picture, { masks, light: steady(lightOf(picture, masks)), sides });
    },
    dispose: easel.dispose,
  };
};
