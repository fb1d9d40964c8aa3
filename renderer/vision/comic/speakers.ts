import { FilesetResolver } from '@mediapipe/tasks-vision';
import { openFaceDetector } from '../tracker/face-detector.ts';
import type { Box } from '../tracker/kinds.ts';
import { tilesOfSquare } from '../tracker/tiles.ts';

/** Who can be heard to speak in a photograph: where the face is, and the mouth in it. In parts of the picture. */
export type SpeakerFace = {
  readonly box: Box;
  readonly mouth: { readonly x: number; readonly y: number };
};

export type SpeakerFinder = (photograph: ImageData) => readonly SpeakerFace[];

/** Looks into square photographs, for faces far away as well. */
export const openSpeakerFinder = async (models: string): Promise<SpeakerFinder> => {
  const detect = await openFaceDetector(await FilesetResolver.forVisionTasks(models, true), models);
  return (photograph) =>
    detect(photograph, tilesOfSquare(photograph.width)).map(({ x, y, width, height, mouth }) => ({
      box: { x, y, width, height },
      mouth,
    }));
};
