import { ByteSink, ByteSource, MalformedError } from './bytes.ts';
import type { MessageDefinition } from './definition.ts';
import type { Values } from './fields.ts';
import { HEADER_LENGTH, type Frame, type Version } from './framer.ts';
import { messages, type MessageName } from './messages.ts';
import {
  readFields,
  readParameters,
  writeFields,
  writeParameters,
  type Parameter,
} from './parameter.ts';

type Body<N extends MessageName> = N extends MessageName
  ? {
      readonly name: N;
      readonly fields: Values<(typeof messages)[N]['layout']>;
      readonly params: readonly Parameter[];
    }
  : never;

/** What a message says, without the header that carries it. */
export type Saying = Body<MessageName>;

export type Message = Saying & { readonly version: Version; readonly id: number };

export type Decoded =
  | { readonly kind: 'message'; readonly message: Message }
  /** A message type this codec does not know: framed well, so it can be passed over. */
  | { readonly kind: 'unknown'; readonly type: number; readonly id: number }
  | {
      readonly kind: 'malformed';
      readonly type: number;
      readonly id: number;
      readonly why: string;
    };

const definitions: Readonly<Record<MessageName, MessageDefinition>> = messages;
const byType = new Map(
  (Object.keys(messages) as MessageName[]).map((name) => [definitions[name].type, name] as const),
);

export const say = <N extends MessageName>(
  name: N,
  fields: Body<N>['fields'],
  params: readonly Parameter[] = [],
): Saying => ({ name, fields, params }) as unknown as Saying;

export const decode = (frame: Frame): Decoded => {
  const { type, id } = frame;
  const name = byType.get(type);
  if (!name) return { kind: 'unknown', type, id };
  try {
    const from = new ByteSource(frame.body);
    const fields = readFields(from, definitions[name].layout);
    const saying = { name, fields, params: readParameters(from) } as unknown as Saying;
    return { kind: 'message', message: { ...saying, version: frame.version, id } };
  } catch (error) {
    if (error instanceof MalformedError) return { kind: 'malformed', type, id, why: error.message };
    throw error;
  }
};

/** The whole frame, header included (LLRP 1.1 §17.1). */
export const encode = (saying: Saying, version: Version, id: number): Uint8Array => {
  const definition = definitions[saying.name];
  const to = new ByteSink();
  to.u16((version << 10) | definition.type);
  to.u32(0);
  to.u32(id);
  writeFields(to, definition.layout, saying.fields);
  writeParameters(to, saying.params);
  to.patchU32(2, to.length);
  return to.finish();
};

export const bodyOf = (frame: Uint8Array): Uint8Array => frame.subarray(HEADER_LENGTH);

/** Parameters standing alone, as in the data of a vendor's message; nothing where they are malformed. */
export const decodeParameters = (bytes: Uint8Array): readonly Parameter[] => {
  try {
    return readParameters(new ByteSource(bytes));
  } catch (error) {
    if (error instanceof MalformedError) return [];
    throw error;
  }
};

export const encodeParameters = (params: readonly Parameter[]): Uint8Array => {
  const to = new ByteSink();
  writeParameters(to, params);
  return to.finish();
};
