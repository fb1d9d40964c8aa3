import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from './places.ts';
import { face478 } from './vision/face-478.ts';
import { readFaceMesh } from './vision/face-mesh.ts';
import { describeModel, SIGNED, UNSIGNED } from './vision/model-metadata.ts';
import { storedZip } from './vision/stored-zip.ts';
import { readWeights, sha256, WEIGHTS } from './vision/weights.ts';

/** What the screen loads from its own origin: weights as MediaPipe Tasks want them, and what runs them. */
const RUN_TIME = ['vision_wasm_module_internal.js', 'vision_wasm_module_internal.wasm'];
const CACHE = join(places.root, '.cache', 'vision-models');
const MARK = 'made-of';

/** Everything the packed files follow from: this code, the sums of the weights, and the run time's version. */
const madeOf = async (): Promise<string> => {
  const folder = join(import.meta.dirname, 'vision');
  const names = (await readdir(folder)).filter((name) => !name.includes('.test.')).sort();
  const sources = [import.meta.filename, ...names.map((name) => join(folder, name))];
  const read = await Promise.all(sources.map((file) => readFile(file)));
  const runTime = await readFile(join(places.modules, '@mediapipe/tasks-vision/package.json'));
  return sha256(Buffer.concat([...read, runTime, Buffer.from(JSON.stringify(WEIGHTS))]));
};

const model = async (
  name: Parameters<typeof readWeights>[0],
  input: typeof SIGNED,
  outputs: number,
) => describeModel(await readWeights(name), { name, input, outputs });

/** Every file of the vision folder, by its name. */
export const packModels = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const geometry = await readWeights('geometry_pipeline_metadata_landmarks.binarypb');
  const faceDetector = await model('face_detection_short_range.tflite', SIGNED, 2);
  const faceLandmarks = describeModel(
    face478(await readWeights('face_landmark_with_attention.tflite')),
    { name: 'face_landmark_478.tflite', input: UNSIGNED, outputs: 2 },
  );
  const poseDetector = await model('pose_detection.tflite', SIGNED, 2);
  const pose = async (size: 'lite' | 'full') =>
    storedZip([
      ['pose_detector.tflite', poseDetector],
      ['pose_landmarks_detector.tflite', await model(`pose_landmark_${size}.tflite`, UNSIGNED, 5)],
    ]);
  return new Map<string, Uint8Array>([
    [
      'face.task',
      storedZip([
        ['face_detector.tflite', faceDetector],
        ['face_landmarks_detector.tflite', faceLandmarks],
        ['geometry_pipeline_metadata_landmarks.binarypb', geometry],
      ]),
    ],
    ['face-detector.tflite', faceDetector],
    ['pose-lite.task', await pose('lite')],
    ['pose-full.task', await pose('full')],
    [
      'hand.task',
      storedZip([
        ['hand_detector.tflite', await model('palm_detection_lite.tflite', UNSIGNED, 2)],
        ['hand_landmarks_detector.tflite', await model('hand_landmark_lite.tflite', UNSIGNED, 4)],
      ]),
    ],
    [
      'segmenter.tflite',
      describeModel(await readWeights('selfie_segmentation_landscape.tflite'), {
        name: 'selfie_segmentation_landscape.tflite',
        input: UNSIGNED,
        outputs: 1,
        segmenter: true,
      }),
    ],
    ['face-mesh.json', Buffer.from(JSON.stringify(readFaceMesh(geometry)))],
  ]);
};

/** Fills the cache where it is not of these sources. */
const fillCache = async (): Promise<void> => {
  const print = await madeOf();
  const mark = await readFile(join(CACHE, MARK), 'utf8').catch(() => null);
  if (mark === print) return;
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  for (const [name, bytes] of await packModels()) await writeFile(join(CACHE, name), bytes);
  for (const name of RUN_TIME)
    await cp(join(places.modules, '@mediapipe/tasks-vision/wasm', name), join(CACHE, name));
  // Last, so that a fill that was cut short is not believed.
  await writeFile(join(CACHE, MARK), print);
};

/** Puts the models and what runs them beside the pages. */
export const buildVisionModels = async (folder: string): Promise<void> => {
  await fillCache();
  await cp(CACHE, folder, { recursive: true, filter: (file) => !file.endsWith(MARK) });
};
