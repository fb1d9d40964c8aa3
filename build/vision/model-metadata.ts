import { Builder, type Offset } from 'flatbuffers';
import { FlatBytes } from './flat-table.ts';
import { FlatHead, type Part } from './flat-head.ts';

/** How pixels (0 to 255) become what the model was taught with: (pixel - mean) / std. */
export type Normalization = { readonly mean: number; readonly std: number };

/** -1 to 1, for detectors of poses and faces. */
export const SIGNED: Normalization = { mean: 127.5, std: 127.5 };
/** 0 to 1, for all others. */
export const UNSIGNED: Normalization = { mean: 0, std: 255 };

type Described = {
  readonly name: string;
  readonly input: Normalization;
  readonly outputs: number;
  /** A mask whose values are probabilities already. */
  readonly segmenter?: true;
};

type Field = readonly [index: number, value: Offset, byte?: 'byte'];

const table = (builder: Builder, fields: number, set: readonly Field[]): Offset => {
  builder.startObject(fields);
  for (const [index, value, byte] of set)
    if (byte) builder.addFieldInt8(index, value, 0);
    else builder.addFieldOffset(index, value, 0);
  return builder.endObject();
};
const offsets = (builder: Builder, list: readonly Offset[]): Offset => {
  builder.startVector(4, list.length, 4);
  for (const one of [...list].reverse()) builder.addOffset(one);
  return builder.endVector();
};
const floats = (builder: Builder, value: number): Offset => {
  builder.startVector(4, 1, 4);
  builder.addFloat32(value);
  return builder.endVector();
};

const segmenterOptions = (): Uint8Array => {
  const builder = new Builder(64);
  const version = builder.createString('1.0.0');
  // ImageSegmenterOptions: activation NONE, least parser.
  builder.finish(
    table(builder, 2, [
      [0, 0, 'byte'],
      [1, version],
    ]),
    'V001',
  );
  return builder.asUint8Array();
};

/** TFLite ModelMetadata (metadata_schema.fbs): one image in, normalised so; the outputs by their count alone. */
const metadata = ({ name, input, outputs, segmenter }: Described): Uint8Array => {
  const builder = new Builder(1024);
  const NORMALIZATION = 1;
  const IMAGE = 2;
  const RGB = 1;
  const options = table(builder, 2, [
    [0, floats(builder, input.mean)],
    [1, floats(builder, input.std)],
  ]);
  const unit = table(builder, 2, [
    [0, NORMALIZATION, 'byte'],
    [1, options],
  ]);
  const units = offsets(builder, [unit]);
  const image = table(builder, 2, [[0, RGB, 'byte']]);
  const content = table(builder, 3, [
    [0, IMAGE, 'byte'],
    [1, image],
  ]);
  const inputName = builder.createString('image');
  const inputTensor = table(builder, 7, [
    [0, inputName],
    [3, content],
    [4, units],
  ]);
  const inputs = offsets(builder, [inputTensor]);
  const outputTensors = offsets(
    builder,
    Array.from({ length: outputs }, (_, i) => {
      const outputName = builder.createString(`out${i}`);
      return table(builder, 7, [[0, outputName]]);
    }),
  );
  const custom: Field[] = [];
  if (segmenter) {
    const bytes = segmenterOptions();
    builder.startVector(1, bytes.length, 16);
    for (const byte of [...bytes].reverse()) builder.addInt8(byte);
    const data = builder.endVector();
    const customName = builder.createString('SEGMENTER_METADATA');
    const one = table(builder, 2, [
      [0, customName],
      [1, data],
    ]);
    custom.push([9, offsets(builder, [one])]);
  }
  const graph = table(builder, 10, [[2, inputs], [3, outputTensors], ...custom]);
  const graphs = offsets(builder, [graph]);
  const modelName = builder.createString(name);
  const version = builder.createString('1.0.0');
  builder.finish(
    table(builder, 8, [
      [0, modelName],
      [3, graphs],
      [7, version],
    ]),
    'M001',
  );
  return builder.asUint8Array();
};

/** Fields of a TFLite Model (schema.fbs), by number. */
const VERSION = 0;
const CODES = 1;
const SUBGRAPHS = 2;
const DESCRIPTION = 3;
const BUFFERS = 4;
const METADATA_BUFFER = 5;
const METADATA = 6;
const SIGNATURES = 7;

/** The model with a new root that also names its metadata: MediaPipe Tasks refuse a float model without it. */
export const describeModel = (model: Buffer, described: Described): Buffer => {
  const flat = new FlatBytes(model);
  const root = flat.root();
  const head = new FlatHead();
  const old = (index: number): Part => {
    const at = flat.target(root, index);
    return at === 0 ? null : { kind: 'old', at };
  };
  const oldOnes = (index: number) =>
    flat.tables(flat.target(root, index)).map((at) => ({ kind: 'old', at }) as const);
  const buffers = oldOnes(BUFFERS);
  const version = flat.field(root, VERSION);
  const later = { buffers: 0, list: 0, entry: 0, name: 0, buffer: 0, bytes: 0 };
  const at = (name: keyof typeof later) => ({ kind: 'new', at: () => later[name] }) as const;

  const fields: Part[] = [];
  fields[VERSION] = { kind: 'u32', value: version === 0 ? 0 : flat.u32(version) };
  fields[CODES] = old(CODES);
  fields[SUBGRAPHS] = old(SUBGRAPHS);
  fields[DESCRIPTION] = old(DESCRIPTION);
  fields[BUFFERS] = at('buffers');
  fields[METADATA_BUFFER] = old(METADATA_BUFFER);
  fields[METADATA] = at('list');
  fields[SIGNATURES] = old(SIGNATURES);
  const newRoot = head.table(fields);
  later.buffers = head.vector([...buffers, at('buffer')]);
  later.list = head.vector([...oldOnes(METADATA), at('entry')]);
  later.entry = head.table([at('name'), { kind: 'u32', value: buffers.length }]);
  later.name = head.text('TFLITE_METADATA');
  later.buffer = head.table([at('bytes')]);
  later.bytes = head.bytes(metadata(described));
  return head.before(model, newRoot, 'TFL3');
};
