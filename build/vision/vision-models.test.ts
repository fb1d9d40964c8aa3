import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packModels } from '../vision-models.ts';
import { FlatBytes } from './flat-table.ts';
import type { FaceMesh } from './face-mesh.ts';
import { readWeights, WEIGHTS, type WeightName } from './weights.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lookglass-models-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let packed: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  packed = await packModels();
});

const part = (task: string, name: string): Buffer => {
  const bytes = Buffer.from(packed.get(task) ?? []);
  const at = bytes.indexOf(name) + name.length;
  const local = at - name.length - 30;
  const start = at + bytes.readUInt16LE(local + 28);
  return bytes.subarray(start, start + bytes.readUInt32LE(local + 18));
};

it('finds every file of weights in the pinned packages, with the sum that was checked', async () => {
  const names = Object.keys(WEIGHTS) as WeightName[];
  const read = await Promise.all(names.map((name) => readWeights(name)));
  expect(read.every(({ length }) => length > 10_000)).toBe(true);
});

it('refuses weights that are not the ones that were checked', async () => {
  const folder = join(scratch, '@mediapipe', 'pose');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pose_landmark_lite.tflite'), 'other weights');
  await expect(readWeights('pose_landmark_lite.tflite', scratch)).rejects.toThrow(
    'another pose_landmark_lite.tflite',
  );
});

it('leaves the weights as they are, behind a new head', async () => {
  const weights = await readWeights('pose_landmark_lite.tflite');
  const model = part('pose-lite.task', 'pose_landmarks_detector.tflite');
  expect(model.subarray(-weights.length).equals(weights)).toBe(true);
  expect(model.toString('latin1', 4, 8)).toBe('TFL3');
});

it('gives the face model one output of 478 points beside its flag', () => {
  const flat = new FlatBytes(part('face.task', 'face_landmarks_detector.tflite'));
  const [graph = 0] = flat.tables(flat.target(flat.root(), 2));
  const tensors = flat.tables(flat.target(graph, 0));
  const shapes = flat
    .ints(flat.target(graph, 2))
    .map((output) => flat.ints(flat.target(tensors[output] ?? 0, 0)));
  expect(shapes[0]).toEqual([1, 1, 1, 478 * 3]);
  expect(shapes).toHaveLength(2);
});

it('stores each model of a bundle uncompressed and aligned, as it is read where it lies', () => {
  const whole = Buffer.from(packed.get('face.task') ?? []);
  for (const name of ['face_detector.tflite', 'face_landmarks_detector.tflite'])
    expect([name, whole.indexOf(part('face.task', name)) % 16]).toEqual([name, 0]);
});

it('reads the mesh of a face: a nose before the eyes, and every triangle among its points', () => {
  const mesh = JSON.parse(Buffer.from(packed.get('face-mesh.json') ?? []).toString()) as FaceMesh;
  const z = (point: number) => mesh.points[5 * point + 2] ?? 0;
  expect(z(1)).toBeGreaterThan(z(33));
  expect(Math.max(...mesh.triangles)).toBe(467);
});
