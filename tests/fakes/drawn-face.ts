import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { labOfHex, rgbOf, type Lab } from '../../renderer/vision/makeup/colour.ts';
import { EYES, LIPS_INNER, LIPS_OUTER, type Landmarks } from '../../renderer/vision/makeup/face.ts';

/**
 * A face drawn triangle by triangle from the canonical mesh of the pinned package, lit and with teeth, together with
 * the truth: which pixels are lips, which are teeth, and where the mesh's points are. No photograph, no tracker.
 */
export type DrawnFace = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly landmarks: Landmarks;
  readonly faceWidth: number;
  /** One a pixel whose middle lies on it. */
  readonly lips: Uint8Array;
  readonly teeth: Uint8Array;
  readonly face: Uint8Array;
};

export type Sitting = {
  /** Ear to ear in pixels, seen from the front. */
  readonly faceWidth?: number;
  /** In radians. */
  readonly yaw?: number;
  readonly roll?: number;
  /** How far the lower lip is let down, in the mesh's centimetres. */
  readonly open?: number;
  readonly skin?: string;
};

/** From light to deep; the Monk scale's ten. */
export const SKIN_TONES = [
  '#f6ede4',
  '#f3e7db',
  '#f7ead0',
  '#eadaba',
  '#d7bd96',
  '#a07e56',
  '#825c43',
  '#604134',
  '#3a312a',
  '#292420',
] as const;
export const NEUTRAL_SKIN = '#d9a483';

/** The rings between the outer and the inner one belong to the lips as well. */
const LIPS = new Set(
  [
    LIPS_OUTER,
    LIPS_INNER,
    [76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 184, 74, 73, 72, 11, 302, 303, 304, 408],
    [62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 183, 42, 41, 38, 12, 268, 271, 272, 407],
  ].flat(),
);
/** The mesh closes mouth and eyes with triangles between the points of their rings. */
const MOUTH = new Set(LIPS_INNER);
const EYE = new Set(EYES.flat());
/** Of the lower lip: what moves when the mouth opens. The corners stay. */
const LOWER = new Set(
  [
    [95, 88, 178, 87, 14, 317, 402, 318, 324, 96, 89, 179, 86, 15, 316, 403, 319, 325],
    [146, 91, 181, 84, 17, 314, 405, 321, 375, 77, 90, 180, 85, 16, 315, 404, 320, 307],
  ].flat(),
);

export const drawFace = (sitting: Sitting = {}): DrawnFace => {
  const { faceWidth = 200, yaw = 0, roll = 0, open = 0, skin = NEUTRAL_SKIN } = sitting;
  const { points, triangles } = canonicalMesh();
  const width = Math.ceil((faceWidth * 1.6) / 2) * 2;
  const height = Math.ceil((faceWidth * 1.9) / 2) * 2;
  const landmarks = new Float32Array(478 * 3);
  const distance = 55;
  const across = Math.hypot(...ends(points));
  const focal = (faceWidth / across) * distance;
  for (let i = 0; i < 468; i += 1) {
    const [x, y, z] = turned(points, i, yaw, roll, open);
    const scale = focal / (distance - z);
    landmarks.set([width / 2 + x * scale, height * 0.52 - y * scale, -z * scale], i * 3);
  }

  const data = new Uint8ClampedArray(width * height * 4);
  const depth = new Float32Array(width * height).fill(Infinity);
  const lips = new Uint8Array(width * height);
  const face = new Uint8Array(width * height);
  const teeth = new Uint8Array(width * height);
  background(data);
  const tones = tonesOf(skin);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = triangles.slice(t, t + 3);
    const all = (ring: ReadonlySet<number>) => corners.every((corner) => ring.has(corner));
    if (all(MOUTH)) continue;
    const isLip = all(LIPS);
    const tone = isLip ? tones.lips : all(EYE) ? EYE_WHITE : tones.skin;
    drawTriangle(landmarks, corners, width, height, (pixel, z, light, wet) => {
      if (z >= (depth[pixel] ?? 0)) return;
      depth[pixel] = z;
      face[pixel] = 1;
      lips[pixel] = isLip ? 1 : 0;
      const [L, a, b] = tone;
      const shine = isLip ? 18 * wet : 6 * wet;
      data.set(rgbOf([Math.min(98, L * light + shine), a * (1 - wet * 0.3), b]), pixel * 4);
    });
  }
  if (open > 0) drawTeeth(landmarks, width, height, depth, data, teeth);
  return { width, height, data, landmarks, faceWidth, lips, teeth, face };
};

const EYE_WHITE: Lab = [86, 1, 3];

const tonesOf = (skin: string): { readonly skin: Lab; readonly lips: Lab } => {
  const [L, a, b] = labOfHex(skin);
  return { skin: [L, a, b], lips: [L * 0.86, a + 13, b * 0.85] };
};

const background = (data: Uint8ClampedArray): void => {
  for (let i = 0; i < data.length; i += 4) data.set([150 + ((i / 4) % 7), 148, 140, 255], i);
};

/** Whatever of the mouth the mesh leaves open shows teeth: light, and all but grey. */
const drawTeeth = (
  landmarks: Landmarks,
  width: number,
  height: number,
  depth: Float32Array,
  data: Uint8ClampedArray,
  teeth: Uint8Array,
): void => {
  const ring = LIPS_INNER.map((i) => [landmarks[i * 3] ?? 0, landmarks[i * 3 + 1] ?? 0] as const);
  const enamel = rgbOf([84, 0.5, 7]);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const pixel = y * width + x;
      if (depth[pixel] !== Infinity || !isInside(ring, x + 0.5, y + 0.5)) continue;
      teeth[pixel] = 1;
      data.set(enamel, pixel * 4);
    }
};

const isInside = (ring: readonly (readonly [number, number])[], x: number, y: number): boolean =>
  ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    const crosses = ay <= y !== by <= y && x < ax + ((y - ay) / (by - ay)) * (bx - ax);
    return crosses ? !inside : inside;
  }, false);

type Paint = (pixel: number, depth: number, light: number, wet: number) => void;

const drawTriangle = (
  landmarks: Landmarks,
  corners: readonly number[],
  width: number,
  height: number,
  paint: Paint,
): void => {
  const [a, b, c] = corners.map((i) => landmarks.subarray(i * 3, i * 3 + 3));
  if (!a || !b || !c) return;
  const [ax = 0, ay = 0, az = 0] = a;
  const [bx = 0, by = 0, bz = 0] = b;
  const [cx = 0, cy = 0, cz = 0] = c;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-9) return;
  const normal = [
    (by - ay) * (cz - az) - (bz - az) * (cy - ay),
    (bz - az) * (cx - ax) - (bx - ax) * (cz - az),
    area,
  ].map((value) => value * Math.sign(area));
  const size = Math.hypot(...normal);
  const [nx = 0, ny = 0, nz = 0] = normal.map((value) => value / size);
  // A lamp from above and a little from the left.
  const lit = Math.max(0, -0.3 * nx - 0.35 * ny + 0.88 * nz);
  const light = 0.78 + 0.22 * lit;
  const wet = Math.max(0, lit - 0.93) / 0.07;
  for (
    let y = Math.max(0, Math.floor(Math.min(ay, by, cy)));
    y < Math.min(height, Math.max(ay, by, cy) + 1);
    y += 1
  )
    for (
      let x = Math.max(0, Math.floor(Math.min(ax, bx, cx)));
      x < Math.min(width, Math.max(ax, bx, cx) + 1);
      x += 1
    ) {
      const px = x + 0.5;
      const py = y + 0.5;
      const u = ((by - py) * (cx - px) - (bx - px) * (cy - py)) / area;
      const v = ((cy - py) * (ax - px) - (cx - px) * (ay - py)) / area;
      const s = -u;
      const t = -v;
      const w = 1 - s - t;
      if (s < 0 || t < 0 || w < 0) continue;
      paint(y * width + x, az * s + bz * t + cz * w, light, wet);
    }
};

const turned = (points: Float32Array, i: number, yaw: number, roll: number, open: number) => {
  const x = points[i * 3] ?? 0;
  const y = (points[i * 3 + 1] ?? 0) - (LOWER.has(i) ? open : 0);
  const z = points[i * 3 + 2] ?? 0;
  const sideways = x * Math.cos(yaw) + z * Math.sin(yaw);
  return [
    sideways * Math.cos(roll) - y * Math.sin(roll),
    sideways * Math.sin(roll) + y * Math.cos(roll),
    z * Math.cos(yaw) - x * Math.sin(yaw),
  ] as const;
};

const ends = (points: Float32Array): readonly number[] =>
  [0, 1, 2].map((axis) => (points[454 * 3 + axis] ?? 0) - (points[234 * 3 + axis] ?? 0));

const PACKAGE = new URL('../../node_modules/@mediapipe/face_mesh/', import.meta.url);
const GEOMETRY = 'geometry_pipeline_metadata_landmarks.binarypb';

let kept: { points: Float32Array; triangles: readonly number[] } | null = null;

/** MediaPipe's canonical face: 468 points and their triangles, out of the geometry metadata of `face_mesh`. */
const canonicalMesh = () => {
  if (kept) return kept;
  const read = (name: string) => readFileSync(fileURLToPath(new URL(name, PACKAGE)));
  const list = /"files": *(\[[^\]]*\])/.exec(
    read('face_mesh_solution_packed_assets_loader.js').toString(),
  );
  const files = JSON.parse(list?.[1] ?? '[]') as { filename: string; start: number; end: number }[];
  const place = files.find(({ filename }) => filename.endsWith(GEOMETRY));
  if (!place) throw new Error(`${GEOMETRY} is not in the package`);
  const data = read('face_mesh_solution_packed_assets.data').subarray(place.start, place.end);
  const mesh = fieldsOf(data).find(({ bytes }) => bytes && bytes.length > 5000)?.bytes;
  if (!mesh) throw new Error('No mesh in the geometry metadata');
  const floats: number[] = [];
  const triangles: number[] = [];
  for (const { bytes, float, whole } of fieldsOf(mesh)) {
    if (float !== undefined) floats.push(float);
    else if (bytes && bytes.length === 468 * 5 * 4)
      for (let i = 0; i < bytes.length; i += 4) floats.push(bytes.readFloatLE(i));
    else if (bytes) triangles.push(...varints(bytes));
    else if (whole !== undefined) triangles.push(whole);
  }
  // Vertex type and primitive type come first among the plain numbers; three a triangle is what is left.
  const indices = triangles.slice(triangles.length % 3);
  const points = new Float32Array(468 * 3);
  for (let i = 0; i < 468; i += 1) points.set(floats.slice(i * 5, i * 5 + 3), i * 3);
  kept = { points, triangles: indices };
  return kept;
};

const varints = (bytes: Buffer): number[] => {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte >= 128) continue;
    values.push(value);
    value = 0;
    shift = 0;
  }
  return values;
};

type Field = { readonly bytes?: Buffer; readonly float?: number; readonly whole?: number };

/** Protocol buffers' wire format, as far as this message goes. */
const fieldsOf = (message: Buffer): Field[] => {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at] ?? 0;
      at += 1;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const wire = varint() & 7;
    if (wire === 0) fields.push({ whole: varint() });
    else if (wire === 2) {
      const length = varint();
      fields.push({ bytes: message.subarray(at, at + length) });
      at += length;
    } else if (wire === 5) {
      fields.push({ float: message.readFloatLE(at) });
      at += 4;
    } else throw new Error(`Wire type ${wire}`);
  }
  return fields;
};
