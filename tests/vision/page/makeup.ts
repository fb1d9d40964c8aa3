import { facePoints } from '../../../renderer/vision/makeup/dresser.ts';
import {
  faceWidth,
  LIPS_INNER,
  LIPS_OUTER,
  outline,
  type Landmarks,
  type Lips,
} from '../../../renderer/vision/makeup/face.ts';
import {
  edgeOf,
  edgeStep,
  outlineAt,
  type LipEdge,
} from '../../../renderer/vision/makeup/lip-edge.ts';
import { holdLips, type HeldLips } from '../../../renderer/vision/makeup/lip-steady.ts';
import { openTracker } from '../../../renderer/vision/tracker/tracker.ts';
import { pace } from './makeup-pace.ts';
import {
  canvasOf,
  drawn,
  given,
  lit,
  photographed,
  type Given,
  type Lamp,
  type Photograph,
  type Sitter,
} from './sitters.ts';
import {
  aroundLips,
  moved,
  movedFace,
  movedLips,
  overlapOf,
  painted,
  type Met,
  type Shade,
} from './true-lips.ts';

export type Sitting = {
  readonly faceWidth: number;
  /** Overlap of lips with the truth, 0 to 1; the least of all pictures. Null without a truth. */
  readonly overlap: number | null;
  /** The same of their outline alone, whatever the mouth within is. */
  readonly outline: number | null;
  /** Of the outline as the landmarks have it, before it is moved to the edge that is seen. */
  readonly landmarks: number | null;
  /** How far a point of the lips is from its own mean, root mean square, in face widths. */
  readonly jitter: number;
  /** CIEDE2000 of the lips that were painted to the swatch, in the order of the shades; over the truth where there is one. */
  readonly off: readonly number[];
  /** Light, grey pixels within the true mouth, and the most that any of them was changed, in CIEDE2000. */
  readonly teeth: { readonly count: number; readonly changed: number };
};

const SETTLES = 8;
const PICTURES = 12;

type Stage = {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
  /** Hears what is found in each picture, with the size of that picture. */
  hear: ((face: Landmarks | null, width: number, height: number) => void) | null;
};

let stage: Stage | null = null;
/** One tracker for all sittings: its models take longer to load than a sitting takes. */
const openStage = (): Stage => {
  if (stage) return stage;
  const { canvas, pen } = canvasOf(640, 480);
  document.body.replaceChildren(canvas);
  const opened: Stage = { canvas, pen, hear: null };
  openTracker('face', canvas.captureStream(15), (sight) => {
    if (!sight) return;
    const { displayWidth, displayHeight } = sight.frame;
    opened.hear?.(
      facePoints(sight.found.landmarks, displayWidth, displayHeight),
      displayWidth,
      displayHeight,
    );
  });
  stage = opened;
  return opened;
};

/** Shows one thing again and again until enough was heard of it. */
const shown = async (
  draw: () => void,
  enough: (face: Landmarks | null, width: number, height: number) => boolean,
): Promise<void> => {
  const opened = openStage();
  draw();
  const timer = setInterval(draw, 66);
  await new Promise<void>((resolve) => {
    opened.hear = (face, width, height) => {
      if (enough(face, width, height)) resolve();
    };
  });
  opened.hear = null;
  clearInterval(timer);
};

const MOST_EMPTY = 45;

/** Sits before the real tracker until it has settled, and is measured in the pictures after that. Null where no face is found. */
const sit = async (
  sitter: Sitter,
  lamp: Lamp,
  shades: readonly Shade[],
): Promise<Sitting | null> => {
  const { width, height, lips } = sitter;
  const { canvas, pen } = openStage();
  // Whoever sat here before has gone before the next one comes.
  await shown(
    () => {
      pen.fillStyle = '#8a8680';
      pen.fillRect(0, 0, canvas.width, canvas.height);
    },
    (face) => face === null,
  );
  canvas.width = width;
  canvas.height = height;
  const faces: Met[] = [];
  let edge: LipEdge | null = null;
  let held: HeldLips | null = null;
  let seen = 0;
  let empty = 0;
  await shown(
    () => {
      sitter.draw(pen);
      const picture = pen.getImageData(0, 0, width, height);
      lit(picture, lamp);
      pen.putImageData(picture, 0, 0);
    },
    (face, wide, high) => {
      if (wide !== width || high !== height) return false;
      if (face) {
        const frame = pen.getImageData(0, 0, width, height);
        const found = edgeOf(face, { width, height, frame });
        const at = performance.now() / 1_000;
        edge = edgeStep(edge, found, at);
        held = holdLips(held, outlineAt(face, edge.offsets), faceWidth(face), at);
        if (++seen > SETTLES) faces.push({ face, lips: held.lips });
      } else empty += 1;
      return faces.length === PICTURES || empty === MOST_EMPTY;
    },
  );
  sitter.dispose();
  const [met] = faces.slice(-1);
  if (!met || faces.length < PICTURES) return null;
  const { face } = met;
  const unit = faceWidth(face);
  const points = faces.map((one) => [...one.lips.outer, ...one.lips.inner]);
  const spread = (points[0] ?? []).map((_, point) => {
    const places = points.map((one) => one[point] ?? [0, 0]);
    const mean = (axis: 0 | 1) =>
      places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    const [x, y] = [mean(0), mean(1)];
    return places.reduce((sum, [px, py]) => sum + (px - x) ** 2 + (py - y) ** 2, 0) / places.length;
  });
  const window = aroundLips(face, lips, width, height);
  const ring = (points: readonly number[]) => outline(face, points);
  const ofLandmarks = (one: Landmarks): Lips => ({
    outer: outline(one, LIPS_OUTER),
    inner: outline(one, LIPS_INNER),
  });
  const least = (of: (one: Met) => number | null): number | null =>
    lips ? Math.min(...faces.map((one) => of(one) ?? 0)) : null;
  return {
    faceWidth: unit,
    overlap: least((one) => overlapOf(one, width, height, lips)),
    outline: least((one) => overlapOf(one, width, height, lips, true)),
    landmarks: least((one) =>
      overlapOf({ ...one, lips: ofLandmarks(one.face) }, width, height, lips, true),
    ),
    jitter: Math.sqrt(spread.reduce((sum, one) => sum + one, 0) / spread.length) / unit,
    ...painted(
      pen.getImageData(window.left, window.top, window.width, window.height),
      movedFace(face, window),
      movedLips(met.lips, window),
      shades,
      {
        outer: moved(lips?.outer ?? ring(LIPS_OUTER), window),
        inner: lips ? lips.inner && moved(lips.inner, window) : moved(ring(LIPS_INNER), window),
      },
    ),
  };
};

const makeup = {
  pace,
  drawn: (
    seed: number,
    seconds: number,
    how: Parameters<typeof drawn>[2],
    lamp: Lamp,
    shades: readonly Shade[],
  ) => sit(drawn(seed, seconds, how), lamp, shades),
  photographed: async (photograph: Photograph, lamp: Lamp, shades: readonly Shade[]) =>
    sit(await photographed(photograph), lamp, shades),
  given: (picture: Given, lamp: Lamp, shades: readonly Shade[]) =>
    sit(given(picture), lamp, shades),
};

declare global {
  interface Window {
    makeup: typeof makeup;
  }
}
window.makeup = makeup;
