import { FlatBytes } from './flat-table.ts';
import { FlatHead, type Part } from './flat-head.ts';
import { refined } from './refined-landmarks.ts';

/** Builtin operators, option types and tensor types of TFLite's schema.fbs. */
const CONCATENATION = { operator: 2, options: 10 } as const;
const GATHER = { operator: 36, options: 23 } as const;
const FLOAT32 = 0;
const INT32 = 2;
const AXIS = 3;

/** In the order in which they are laid behind one another, with their number of values. */
const OUTPUTS = [
  ['output_mesh_identity', 1404],
  ['output_lips', 160],
  ['output_left_eye', 142],
  ['output_right_eye', 142],
  ['output_left_iris', 10],
  ['output_right_iris', 10],
] as const;
const FLAG = 'conv_faceflag';
const POINTS = 478;
const MESH_POINTS = 468;
/** Points of the upper lids whose depth an iris is given. */
const LEFT_LID = 159;
const RIGHT_LID = 386;

/** For each of the 478 x 3 values, where it stands among the outputs laid behind one another. */
const order = (): number[] => {
  const from = Array.from({ length: POINTS * 3 }, () => 0);
  for (let i = 0; i < MESH_POINTS * 3; i++) from[i] = i;
  const [lips, leftEye, rightEye, leftIris, rightIris] = [1404, 1564, 1706, 1848, 1858] as const;
  const place = (points: readonly number[], offset: number, depthOf?: number) => {
    for (const [i, point] of points.entries()) {
      from[3 * point] = offset + 2 * i;
      from[3 * point + 1] = offset + 2 * i + 1;
      if (depthOf !== undefined) from[3 * point + 2] = 3 * depthOf + 2;
    }
  };
  place(refined.lips, lips);
  place(refined.leftEye, leftEye);
  place(refined.rightEye, rightEye);
  place(refined.leftIris, leftIris, LEFT_LID);
  place(refined.rightIris, rightIris, RIGHT_LID);
  return from;
};

/**
 * The attention model answers with seven tensors, the face task wants one of 478 points and a flag. Two operators are
 * put behind it that only lay values in another order; weights and operators stay as they are.
 */
export const face478 = (model: Buffer): Buffer => {
  const flat = new FlatBytes(model);
  const root = flat.root();
  const [graph = 0] = flat.tables(flat.target(root, 2));
  const codes = flat.tables(flat.target(root, 1));
  const buffers = flat.tables(flat.target(root, 4));
  const tensors = flat.tables(flat.target(graph, 0));
  const operators = flat.tables(flat.target(graph, 3));
  const outputs = flat.ints(flat.target(graph, 2));
  const named = (name: string): number => {
    const found = outputs.find((one) => flat.text(flat.target(tensors[one] ?? 0, 3)) === name);
    if (found === undefined) throw new Error(`the face model has no output ${name}`);
    return found;
  };

  const head = new FlatHead();
  const oldOnes = (list: readonly number[]) => list.map((at) => ({ kind: 'old', at }) as const);
  const old = (table: number, index: number): Part => {
    const at = flat.target(table, index);
    return at === 0 ? null : { kind: 'old', at };
  };
  const later = new Map<string, number>();
  const at = (name: string) => ({ kind: 'new', at: () => later.get(name) ?? 0 }) as const;
  const make = (name: string, where: number) => void later.set(name, where);

  const version = flat.field(root, 0);
  const newRoot = head.table([
    { kind: 'u32', value: version === 0 ? 0 : flat.u32(version) },
    at('codes'),
    at('graphs'),
    old(root, 3),
    at('buffers'),
    null,
    old(root, 6),
  ]);
  make('codes', head.vector([...oldOnes(codes), at('concat code'), at('gather code')]));
  make('graphs', head.vector([at('graph')]));
  make('buffers', head.vector([...oldOnes(buffers), at('order')]));
  for (const [name, { operator }] of [
    ['concat code', CONCATENATION],
    ['gather code', GATHER],
  ] as const)
    make(
      name,
      head.table([
        { kind: 'u8', value: operator },
        null,
        { kind: 'u32', value: 1 },
        { kind: 'u32', value: operator },
      ]),
    );
  make(
    'graph',
    head.table([at('tensors'), old(graph, 1), at('outputs'), at('operators'), old(graph, 4)]),
  );
  make(
    'tensors',
    head.vector([...oldOnes(tensors), at('joined'), at('order tensor'), at('points')]),
  );
  make('operators', head.vector([...oldOnes(operators), at('concat'), at('gather')]));

  const tensor = (name: string, shape: readonly number[], type: number, buffer: number) => {
    make(
      name,
      head.table([
        at(`${name} shape`),
        { kind: 'u8', value: type },
        { kind: 'u32', value: buffer },
        at(`${name} name`),
      ]),
    );
    make(`${name} shape`, head.ints(shape));
    make(`${name} name`, head.text(name));
  };
  const values = OUTPUTS.reduce((sum, [, size]) => sum + size, 0);
  tensor('joined', [1, 1, 1, values], FLOAT32, 0);
  tensor('order tensor', [POINTS * 3], INT32, buffers.length);
  tensor('points', [1, 1, 1, POINTS * 3], FLOAT32, 0);

  const joined = tensors.length;
  make('outputs', head.ints([joined + 2, named(FLAG)]));
  const operator = (
    name: string,
    code: number,
    options: number,
    inputs: readonly number[],
    output: number,
  ) => {
    make(
      name,
      head.table([
        { kind: 'u32', value: code },
        at(`${name} inputs`),
        at(`${name} outputs`),
        { kind: 'u8', value: options },
        at(`${name} options`),
      ]),
    );
    make(`${name} inputs`, head.ints(inputs));
    make(`${name} outputs`, head.ints([output]));
    make(`${name} options`, head.table([{ kind: 'u32', value: AXIS }]));
  };
  operator(
    'concat',
    codes.length,
    CONCATENATION.options,
    OUTPUTS.map(([name]) => named(name)),
    joined,
  );
  operator('gather', codes.length + 1, GATHER.options, [joined, joined + 1], joined + 2);
  make('order', head.table([at('order bytes')]));
  make('order bytes', head.bytes(new Uint8Array(Int32Array.from(order()).buffer)));
  return head.before(model, newRoot, 'TFL3');
};
