import { type ByteSink, ByteSource, MalformedError } from './bytes.ts';
import type { ParameterDefinition } from './definition.ts';
import type { Layout, Values } from './fields.ts';
import { parameters } from './parameters/index.ts';

export type ParameterName = keyof typeof parameters;

export type ParameterOf<N extends ParameterName> = N extends ParameterName
  ? {
      readonly name: N;
      readonly fields: Values<(typeof parameters)[N]['layout']>;
      /** Sub-parameters in the order they came or shall go. */
      readonly params: readonly Parameter[];
    }
  : never;

/** A TLV this codec does not know: a later version's, or a vendor's. Kept whole, so that it encodes back. */
export type UnknownParameter = {
  readonly name: 'Unknown';
  readonly fields: { readonly Type: number; readonly Data: Uint8Array };
  readonly params: readonly [];
};

/** An unknown TV hides its own length, so everything behind it in the same parameter goes unread with it. */
export type UnreadTail = {
  readonly name: 'Unread';
  readonly fields: { readonly Data: Uint8Array };
  readonly params: readonly [];
};

export type Parameter = ParameterOf<ParameterName> | UnknownParameter | UnreadTail;

type Known = { readonly name: ParameterName; readonly layout: Layout };

const byTv = new Map<number, Known>();
const byTlv = new Map<number, Known>();
const byVendor = new Map<string, Known>();
const definitions: Readonly<Record<ParameterName, ParameterDefinition>> = parameters;
for (const name of Object.keys(parameters) as ParameterName[]) {
  const definition = definitions[name];
  const known = { name, layout: definition.layout };
  if (definition.form === 'tv') byTv.set(definition.type, known);
  else if (definition.form === 'tlv') byTlv.set(definition.type, known);
  else byVendor.set(`${definition.vendor}/${definition.subtype}`, known);
}

/** TLV type of every vendor's parameter. */
const CUSTOM = 1023;
/** The deepest the standard nests is 8; a hostile body could nest thousands and exhaust the stack. */
const DEEPEST = 16;

/** Makes a parameter; its name decides what fields it needs. */
export const param = <N extends ParameterName>(
  name: N,
  fields: ParameterOf<N>['fields'],
  params: readonly Parameter[] = [],
): Parameter => ({ name, fields, params }) as unknown as Parameter;

const is =
  <N extends ParameterName>(name: N) =>
  (candidate: Parameter): candidate is ParameterOf<N> & Parameter =>
    candidate.name === name;

/** The first sub-parameter of that name. */
export const first = <N extends ParameterName>(
  params: readonly Parameter[],
  name: N,
): (ParameterOf<N> & Parameter) | undefined => params.find(is(name));

/** All sub-parameters of that name. */
export const all = <N extends ParameterName>(
  params: readonly Parameter[],
  name: N,
): readonly (ParameterOf<N> & Parameter)[] => params.filter(is(name));

export const readFields = (from: ByteSource, layout: Layout): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(layout)) {
    const value = field.read(from);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
};

export const writeFields = (
  to: ByteSink,
  layout: Layout,
  fields: Readonly<Record<string, unknown>>,
): void => {
  for (const [name, field] of Object.entries(layout)) field.write(to, fields[name]);
};

/** Reads parameters to the end of `from`. Throws `MalformedError` where a length lies. */
export const readParameters = (from: ByteSource, depth = 0): Parameter[] => {
  if (depth > DEEPEST) throw new MalformedError('parameters nest too deeply');
  const params: Parameter[] = [];
  while (from.left > 0) params.push(from.peek() >= 0x80 ? readTv(from) : readTlv(from, depth));
  return params;
};

const node = (name: ParameterName, fields: unknown, params: readonly Parameter[]): Parameter =>
  ({ name, fields, params }) as unknown as Parameter;

const readTv = (from: ByteSource): Parameter => {
  const definition = byTv.get(from.peek() & 0x7f);
  if (!definition) return { name: 'Unread', fields: { Data: from.rest() }, params: [] };
  from.u8();
  return node(definition.name, readFields(from, definition.layout), []);
};

const readTlv = (from: ByteSource, depth: number): Parameter => {
  const type = from.u16();
  if (type > 0x3ff) throw new MalformedError('reserved bits are set in a parameter header');
  const length = from.u16();
  if (length < 4) throw new MalformedError('a parameter is shorter than its header');
  const body = from.part(length - 4);
  if (type === CUSTOM) return readCustom(body, depth);
  const definition = byTlv.get(type);
  if (!definition)
    return { name: 'Unknown', fields: { Type: type, Data: body.rest() }, params: [] };
  const fields = readFields(body, definition.layout);
  return node(definition.name, fields, readParameters(body, depth + 1));
};

const readCustom = (body: ByteSource, depth: number): Parameter => {
  const VendorIdentifier = body.u32();
  const ParameterSubtype = body.u32();
  const Data = body.rest();
  const definition = byVendor.get(`${VendorIdentifier}/${ParameterSubtype}`);
  if (definition) {
    try {
      const value = new ByteSource(Data);
      const fields = readFields(value, definition.layout);
      return node(definition.name, fields, readParameters(value, depth + 1));
    } catch (error) {
      // A firmware with another idea of its own extension must not cost us the message.
      if (!(error instanceof MalformedError)) throw error;
    }
  }
  return param('Custom', { VendorIdentifier, ParameterSubtype, Data });
};

export const writeParameters = (to: ByteSink, params: readonly Parameter[]): void => {
  for (const each of params) writeParameter(to, each);
};

const writeParameter = (to: ByteSink, each: Parameter): void => {
  if (each.name === 'Unread') return to.bytes(each.fields.Data);
  if (each.name === 'Unknown')
    return writeTlv(to, each.fields.Type, () => to.bytes(each.fields.Data));
  const definition = definitions[each.name];
  if (definition.form === 'tv') {
    to.u8(0x80 | definition.type);
    return writeFields(to, definition.layout, each.fields);
  }
  return writeTlv(to, definition.form === 'custom' ? CUSTOM : definition.type, () => {
    if (definition.form === 'custom') {
      to.u32(definition.vendor);
      to.u32(definition.subtype);
    }
    writeFields(to, definition.layout, each.fields);
    writeParameters(to, each.params);
  });
};

const writeTlv = (to: ByteSink, type: number, value: () => void): void => {
  const start = to.length;
  to.u16(type);
  to.u16(0);
  value();
  const length = to.length - start;
  // Our own specs are some hundred bytes: past 64 KiB somebody is misusing the codec.
  if (length > 0xffff) throw new RangeError(`parameter ${type} is ${length} bytes, 65535 at most`);
  to.patchU16(start + 2, length);
};
