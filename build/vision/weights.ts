import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { places } from '../places.ts';

/*
 * The weights come inside npm packages that are pinned to one version each. These are the sums that MediaPipe itself
 * publishes for its models (third_party/external_files.bzl): a package with other weights does not build.
 */
export const WEIGHTS = {
  'face_detection_short_range.tflite': {
    from: 'face_mesh',
    sha256: '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
  },
  'face_landmark_with_attention.tflite': {
    from: 'face_mesh',
    sha256: '883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d',
  },
  'geometry_pipeline_metadata_landmarks.binarypb': {
    from: 'face_mesh',
    sha256: 'bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4',
  },
  'palm_detection_lite.tflite': {
    from: 'hands',
    sha256: 'e9a4aaddf90dda56a87235303cf00e4c2d3fb28725f68fd88772997dac905c18',
  },
  'hand_landmark_lite.tflite': {
    from: 'hands',
    sha256: 'd7fde8ac11f8ce03f8663775bfc323f4fc9f2a38062b4f4efa142874ef5b2a48',
  },
  'pose_detection.tflite': {
    from: 'pose',
    sha256: 'a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85',
  },
  'pose_landmark_lite.tflite': {
    from: 'pose',
    sha256: 'f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61',
  },
  'pose_landmark_full.tflite': {
    from: 'pose',
    sha256: 'e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f',
  },
  'selfie_segmentation_landscape.tflite': {
    from: 'selfie_segmentation',
    sha256: '4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894',
  },
} as const satisfies Record<string, { readonly from: string; readonly sha256: string }>;

export type WeightName = keyof typeof WEIGHTS;

type Packed = { readonly filename: string; readonly start: number; readonly end: number };

/** Some files lie loose in a package, some one behind another in its `.data`, with a list in the loader beside it. */
const readFrom = async (folder: string, pack: string, name: string): Promise<Buffer> => {
  const loose = await readFile(join(folder, name)).catch(() => null);
  if (loose) return loose;
  const stem = join(folder, `${pack}_solution_packed_assets`);
  const loader = await readFile(`${stem}_loader.js`, 'utf8');
  const list = /"files": *(\[[^\]]*\])/.exec(loader)?.[1];
  const found = (JSON.parse(list ?? '[]') as Packed[]).find(
    ({ filename }) => basename(filename) === name,
  );
  if (!found) throw new Error(`@mediapipe/${pack} holds no ${name}`);
  return (await readFile(`${stem}.data`)).subarray(found.start, found.end);
};

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** One file of weights, checked. */
export const readWeights = async (name: WeightName, modules = places.modules): Promise<Buffer> => {
  const { from, sha256: wanted } = WEIGHTS[name];
  const bytes = await readFrom(join(modules, '@mediapipe', from), from, name);
  const found = sha256(bytes);
  if (found !== wanted)
    throw new Error(`@mediapipe/${from} holds another ${name} than was checked: ${found}`);
  return bytes;
};
