/** A face's 468 points in centimetres with their place on a flat picture of it, and the triangles between them. */
export type FaceMesh = {
  /** x, y, z, u, v for each point. */
  readonly points: readonly number[];
  readonly triangles: readonly number[];
};

type Field = { readonly number: number; readonly value: number | Buffer };

/** The wire format of protocol buffers: https://protobuf.dev/programming-guides/encoding */
const fields = (bytes: Buffer): Field[] => {
  const found: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if ((byte & 128) === 0) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const number = key >> 3;
    switch (key & 7) {
      case 0:
        found.push({ number, value: varint() });
        break;
      case 2: {
        const length = varint();
        found.push({ number, value: bytes.subarray(at, at + length) });
        at += length;
        break;
      }
      case 5:
        found.push({ number, value: bytes.readFloatLE(at) });
        at += 4;
        break;
      default:
        throw new Error(`a wire type of ${key & 7} is not known here`);
    }
  }
  return found;
};

const POINTS = 468;
const PER_POINT = 5;
/** GeometryPipelineMetadata.canonical_mesh; Mesh3d.vertex_buffer and .index_buffer. */
const MESH = 1;
const VERTICES = 3;
const INDICES = 4;

export const readFaceMesh = (metadata: Buffer): FaceMesh => {
  const mesh = fields(metadata).find(({ number }) => number === MESH)?.value;
  if (!Buffer.isBuffer(mesh)) throw new Error('the face geometry holds no mesh');
  const points: number[] = [];
  const triangles: number[] = [];
  for (const { number, value } of fields(mesh)) {
    if (number === VERTICES) {
      if (typeof value === 'number') points.push(value);
      else for (let i = 0; i < value.length; i += 4) points.push(value.readFloatLE(i));
    }
    if (number === INDICES) {
      if (typeof value === 'number') triangles.push(value);
      else triangles.push(...varints(value));
    }
  }
  if (points.length !== POINTS * PER_POINT || triangles.length % 3 !== 0 || triangles.length === 0)
    throw new Error(`a mesh of ${points.length / PER_POINT} points is not this face`);
  return { points: points.map((one) => Math.round(one * 1e5) / 1e5), triangles };
};

const varints = (bytes: Buffer): number[] => {
  const found: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte & 128) continue;
    found.push(value);
    value = 0;
    shift = 0;
  }
  return found;
};
