import { FaceDetector, type FilesetResolver } from '@mediapipe/tasks-vision';
import type { Face } from './kinds.ts';
import { joined, tiles, type Tile } from './tiles.ts';

/** Of a found face, in parts of the picture; the mouth is of use where somebody is made to speak, and nowhere else. */
export type DetectedFace = Face & { readonly mouth: { readonly x: number; readonly y: number } };

/** Looks for faces in pieces of a picture, for each picture anew: nothing of the last one is known to the next. */
export const openFaceDetector = async (
  files: Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>,
  models: string,
): Promise<(picture: ImageData, pieces: readonly Tile[]) => readonly DetectedFace[]> => {
  const task = await FaceDetector.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${models}/face-detector.tflite`, delegate: 'CPU' },
    canvas: new OffscreenCanvas(1, 1),
    runningMode: 'IMAGE',
  });
  const tile = tiles();
  return (picture, pieces) =>
    joined(
      pieces.flatMap((at) =>
        task
          .detect(tile.cut(picture, at))
          .detections.flatMap(({ boundingBox: box, keypoints: [right, left, , mouth] }) =>
            box && right && left && mouth
              ? [
                  {
                    x: (at.x + box.originX) / picture.width,
                    y: (at.y + box.originY) / picture.height,
                    width: box.width / picture.width,
                    height: box.height / picture.height,
                    // Points are parts of the square.
                    eyes:
                      (Math.hypot(right.x - left.x, right.y - left.y) * at.side) / picture.width,
                    mouth: {
                      x: (at.x + mouth.x * at.side) / picture.width,
                      y: (at.y + mouth.y * at.side) / picture.height,
                    },
                  },
                ]
              : [],
          ),
      ),
    );
};
