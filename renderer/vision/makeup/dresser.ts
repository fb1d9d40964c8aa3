import type { Landmark } from '../tracker/kinds.ts';
import { faceWidth, type Landmarks, type Lips } from './face.ts';
import { lightOf, type Frame, type Light } from './light.ts';
import { edgeOf, edgeStep, outlineAt, type LipEdge } from './lip-edge.ts';
import { holdLips, type HeldLips } from './lip-steady.ts';
import type { Look, Sides } from './look.ts';
import { masksOf } from './masks.ts';
import { openMirror } from './mirror.ts';

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

type Picture = VideoFrame | HTMLCanvasElement | ImageBitmap;

const sizeOf = (picture: Picture): readonly [width: number, height: number] =>
  'displayWidth' in picture
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];

/** Enough pixels for the edge of lips, few enough to be read from a graphics card each time. */
const READ_WIDTH = 960;
/** A lamp's flicker and a sensor's noise must not make a lipstick breathe. */
const LIGHT_TRUST = 0.4;

/** Edges are looked for so often, in seconds; between, they go with the landmarks. */
const EDGE_S = 0.1;

export type Dresser = {
  /** Draws the picture with what is worn, at the picture's own size. */
  dress(picture: Picture, face: Landmarks | null, sides: Sides): void;
  /** The picture's pixels, for who asks something of them; in the size of the picture. */
  read(picture: Picture): Frame;
  dispose(): void;
};

const isBare = (look: Look): boolean => Object.keys(look).length === 0;

/** From a picture and the face found in it to a face with make-up, on one canvas; null without WebGL2. */
export const openDresser = (canvas: HTMLCanvasElement): Dresser | null => {
  const mirror = openMirror(canvas);
  const reading = document.createElement('canvas');
  const pen = reading.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!mirror || !pen) return null;
  let light: Light | null = null;
  let edge: LipEdge | null = null;
  let held: HeldLips | null = null;

  const readAt = (picture: Picture, width: number, height: number): ImageData => {
    if (reading.width !== width || reading.height !== height) {
      reading.width = width;
      reading.height = height;
    }
    pen.drawImage(picture, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height);
  };
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

  const lipsIn = (frame: Frame, face: Landmarks, width: number, height: number): Lips => {
    const now = performance.now() / 1_000;
    if (!edge || now - edge.at >= EDGE_S)
      edge = edgeStep(edge, edgeOf(face, { width, height, frame }), now);
    held = holdLips(held, outlineAt(face, edge.offsets), faceWidth(face), now);
    return held.lips;
  };

  return {
    dress(picture, face, sides) {
      const [width, height] = sizeOf(picture);
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      const isBareFace = !face || (isBare(sides.left) && isBare(sides.right));
      if (!face) light = edge = held = null;
      if (isBareFace && !mirror.software) {
        mirror.draw(picture, null);
        return;
      }
      const wide = mirror.software ? width : Math.min(READ_WIDTH, width);
      const frame = readAt(picture, wide, Math.max(1, Math.round((wide * height) / width)));
      const shown = mirror.software ? frame : picture;
      if (isBareFace) {
        mirror.draw(shown, null);
        return;
      }
      const isOnLips = Boolean(sides.left.lips ?? sides.right.lips);
      const lips = isOnLips ? lipsIn(frame, face, width, height) : null;
      const masks = masksOf(face, width, height, lips);
      mirror.draw(shown, { masks, light: steady(lightOf(frame, masks)), sides });
    },
    read: (picture) => readAt(picture, ...sizeOf(picture)),
    dispose() {
      reading.width = reading.height = 0;
      mirror.dispose();
    },
  };
};
