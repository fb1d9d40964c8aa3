import {
  FaceLandmarker,
  FilesetResolver,
  HandLandmarker,
  ImageSegmenter,
  PoseLandmarker,
  type MPMask,
  type NormalizedLandmark,
} from '@mediapipe/tasks-vision';
import { openFaceDetector } from './face-detector.ts';
import { ofNearest, placeOf, type Seen } from './nearest.ts';
import { tilesOf } from './tiles.ts';
import type { Effort, Found, Landmark, Mask, TrackerKind } from './kinds.ts';

export type Task<K extends TrackerKind> = {
  find(picture: ImageData, at: number): Found[K];
};

const landmark = ({ x, y, z, visibility }: NormalizedLandmark): Landmark => ({
  x,
  y,
  z,
  seen: visibility ?? 1,
});

/** Copied out at once: what MediaPipe gives is its own memory and gone with the next picture. */
const maskOf = (mask: MPMask | undefined): Mask | null => {
  if (!mask) return null;
  const { width, height } = mask;
  const shares = mask.getAsFloat32Array();
  const values = new Uint8Array(shares.length);
  // A function called for each of some hundred thousand pixels would take a third of the time of finding a body.
  for (let at = 0; at < shares.length; at++) values[at] = (shares[at] ?? 0) * 255 + 0.5;
  mask.close();
  return { width, height, values };
};

const faceIn = ({ landmarks }: Found['face'], { height }: ImageData): Seen | null => {
  if (landmarks.length === 0) return null;
  const place = placeOf(landmarks);
  return { place, size: (place.bottom - place.top) * height };
};

/** Shoulders and hips: a body is as large from the side as from the front. */
const TRUNK = [11, 12, 23, 24] as const;

const bodyIn = ({ landmarks }: Found['pose'], { width, height }: ImageData): Seen | null => {
  const [left, right, hipLeft, hipRight] = TRUNK.map((point) => landmarks[point]);
  if (!left || !right || !hipLeft || !hipRight) return null;
  const wide = Math.hypot((left.x - right.x) * width, (left.y - right.y) * height);
  const tall = Math.hypot(
    ((left.x + right.x - hipLeft.x - hipRight.x) / 2) * width,
    ((left.y + right.y - hipLeft.y - hipRight.y) / 2) * height,
  );
  return { place: placeOf(landmarks), size: Math.max(wide, tall) };
};

const makers: {
  readonly [K in TrackerKind]: (
    files: Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>,
    models: string,
    effort: Effort,
  ) => Promise<Task<K>>;
} = {
  async face(files, models) {
    const task = await FaceLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetPath: `${models}/face.task`, delegate: 'CPU' },
      canvas: new OffscreenCanvas(1, 1),
      runningMode: 'VIDEO',
      numFaces: 1,
    });
    return {
      find: ofNearest(
        (picture, at): Found['face'] => ({
          landmarks: (task.detectForVideo(picture, at).faceLandmarks[0] ?? []).map(landmark),
        }),
        faceIn,
        { landmarks: [] },
      ),
    };
  },
  async pose(files, models, effort) {
    const task = await PoseLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetPath: `${models}/pose-${effort.pose}.task`, delegate: 'CPU' },
      canvas: new OffscreenCanvas(1, 1),
      runningMode: 'VIDEO',
      // With more, bodies appear where nobody is.
      numPoses: 1,
      outputSegmentationMasks: true,
    });
    return {
      find: ofNearest(
        (picture, at): Found['pose'] => {
          const found = task.detectForVideo(picture, at);
          return {
            landmarks: (found.landmarks[0] ?? []).map(landmark),
            mask: maskOf(found.segmentationMasks?.[0]),
          };
        },
        bodyIn,
        { landmarks: [], mask: null },
      ),
    };
  },
  async hand(files, models) {
    const task = await HandLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetPath: `${models}/hand.task`, delegate: 'CPU' },
      canvas: new OffscreenCanvas(1, 1),
      runningMode: 'VIDEO',
      numHands: 1,
    });
    return {
      find: (picture, at) => ({
        hands: task.detectForVideo(picture, at).landmarks.map((hand) => hand.map(landmark)),
      }),
    };
  },
  async segmentation(files, models) {
    const task = await ImageSegmenter.createFromOptions(files, {
      baseOptions: { modelAssetPath: `${models}/segmenter.tflite`, delegate: 'CPU' },
      canvas: new OffscreenCanvas(1, 1),
      runningMode: 'VIDEO',
      outputConfidenceMasks: true,
      outputCategoryMask: false,
    });
    return {
      find: (picture, at) => ({
        mask: maskOf(task.segmentForVideo(picture, at).confidenceMasks?.[0]),
      }),
    };
  },
  async presence(files, models) {
    const detect = await openFaceDetector(files, models);
    return {
      find: (picture) => ({
        faces: detect(picture, tilesOf(picture)).map(({ x, y, width, height, eyes }) => ({
          x,
          y,
          width,
          height,
          eyes,
        })),
      }),
    };
  },
};

/** One task to a worker: a second one in the same module worker finds no run time. */
export const openTask = async (
  kind: TrackerKind,
  models: string,
  effort: Effort,
): Promise<Task<TrackerKind>> =>
  makers[kind](await FilesetResolver.forVisionTasks(models, true), models, effort);
