import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from './bytes.ts';
import type { ParameterDefinition } from './definition.ts';
import type { Layout } from './fields.ts';
import { Framer, type Frame } from './framer.ts';
import {
  bodyOf,
  decode,
  decodeParameters,
  encode,
  encodeParameters,
  say,
  type Saying,
} from './message.ts';
import { messages, type MessageName } from './messages.ts';
import { all, first, param, readFields, type Parameter, type ParameterName } from './parameter.ts';
import { parameters } from './parameters/index.ts';

const frameOf = (bytes: Uint8Array): Frame => {
  const frames: Frame[] = [];
  new Framer((frame) => void frames.push(frame)).push(bytes);
  const frame = frames[0];
  if (!frame) throw new Error('no frame');
  return frame;
};

const messageOf = (bytes: Uint8Array) => {
  const decoded = decode(frameOf(bytes));
  if (decoded.kind !== 'message') throw new Error(`decoded as ${decoded.kind}`);
  return decoded.message;
};

type Draw = fc.GeneratorValue;

/** Stands in for received bytes: each field, whatever it is made of, reads a drawn value. */
const dream = (g: Draw): ByteSource => {
  const int = (min: number, max: number) => g(fc.integer, { min, max });
  const bytes = (length: number) => g(fc.uint8Array, { minLength: length, maxLength: length });
  return {
    bits: (count: number) => int(0, 2 ** count - 1),
    u8: () => int(0, 255),
    u16: () => g(fc.constantFrom, 0, 1, 2, 7, 255, 256, 700),
    u32: () => int(0, 0xffffffff),
    u64: () => g(fc.bigInt, { min: 0n, max: 2n ** 64n - 1n }),
    s8: () => int(-128, 127),
    s16: () => int(-32768, 32767),
    bytes,
    rest: () => bytes(int(0, 20)),
  } as unknown as ByteSource;
};

const definitions: Readonly<Record<ParameterName, ParameterDefinition>> = parameters;
const layouts: Readonly<Record<MessageName, { readonly layout: Layout }>> = messages;

const parameterNames = Object.keys(parameters) as ParameterName[];
const messageNames = Object.keys(messages) as MessageName[];

const drawParameters = (g: Draw, depth: number): Parameter[] => {
  const count = g(fc.integer, { min: 0, max: depth > 2 ? 0 : 3 });
  return Array.from({ length: count }, () => {
    const name: ParameterName = g(fc.constantFrom<ParameterName[]>, ...parameterNames);
    const definition = definitions[name];
    const fields = readFields(dream(g), definition.layout);
    const children =
      definition.form === 'tv' || name === 'Custom' ? [] : drawParameters(g, depth + 1);
    return { name, fields, params: children } as unknown as Parameter;
  });
};

/** Null where what was drawn is longer than a parameter can be, which is refused. */
const written = (...asked: Parameters<typeof encode>): Uint8Array | null => {
  try {
    return encode(...asked);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

describe('messages', () => {
  it('survive encoding and decoding, every one with anything inside', () => {
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom<1 | 2>(1, 2), (g, version) => {
        const name: MessageName = g(fc.constantFrom<MessageName[]>, ...messageNames);
        const fields = readFields(dream(g), layouts[name].layout);
        const params = name === 'CUSTOM_MESSAGE' ? [] : drawParameters(g, 0);
        const saying = { name, fields, params } as unknown as Saying;
        const id = g(fc.integer, { min: 0, max: 0xffffffff });
        const bytes = written(saying, version, id);
        fc.pre(bytes !== null);
        expect(messageOf(bytes)).toEqual({ ...saying, version, id });
        expect(encode(messageOf(bytes), version, id)).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it('never throw on any body', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(messages).map((each) => each.type)),
        fc.uint8Array({ maxLength: 200 }),
        (type, body) => {
          const decoded = decode({ version: 1, type, id: 1, body });
          expect(['message', 'malformed']).toContain(decoded.kind);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keep an unknown TLV and a stranger’s Custom exactly, among known ones', () => {
    const params = [
      param('AntennaID', { AntennaID: 3 }),
      { name: 'Unknown', fields: { Type: 900, Data: Uint8Array.of(1, 2, 3) }, params: [] } as const,
      param('Custom', { VendorIdentifier: 99, ParameterSubtype: 1, Data: Uint8Array.of(4, 5) }),
      param('Custom', { VendorIdentifier: 99, ParameterSubtype: 1, Data: Uint8Array.of(6) }),
      param('PeakRSSI', { PeakRSSI: -51 }),
    ];
    const bytes = encode(say('RO_ACCESS_REPORT', {}, [param('TagReportData', {}, params)]), 1, 1);
    const tag = first(messageOf(bytes).params, 'TagReportData');
    expect(tag?.params).toEqual(params);
    expect(all(tag?.params ?? [], 'Custom').length).toBe(2);
    expect(encode(messageOf(bytes), 1, 1)).toEqual(bytes);
  });

  it('keep what stands behind a TV whose length nobody knows', () => {
    const body = Uint8Array.of(0x00, 0xf0, 0x00, 0x0a, 0x81, 0x00, 0x02, 0xff, 0x01, 0x02);
    const decoded = decode({ version: 2, type: 61, id: 1, body });
    if (decoded.kind !== 'message') throw new Error(decoded.kind);
    const tag = first(decoded.message.params, 'TagReportData');
    expect(first(tag?.params ?? [], 'AntennaID')?.fields.AntennaID).toBe(2);
    expect(bodyOf(encode(decoded.message, 2, 1))).toEqual(body);
  });

  it('keep an Impinj parameter of another length as a plain Custom', () => {
    const odd = param('Custom', {
      VendorIdentifier: 25882,
      ParameterSubtype: 57,
      Data: Uint8Array.of(1),
    });
    expect(decodeParameters(encodeParameters([odd]))).toEqual([odd]);
    const known = param('ImpinjPeakRSSI', { RSSI: -5125 });
    expect(decodeParameters(encodeParameters([known]))).toEqual([known]);
  });

  it.each([
    ['a parameter shorter than its header', [0x01, 0x1f, 0x00, 0x03]],
    ['an unknown one shorter than its header', [0x03, 0x84, 0x00, 0x03, 0x84, 0x00, 0x04]],
    ['a parameter longer than the message', [0x01, 0x1f, 0x00, 0x09, 0, 0, 0, 0]],
    ['half a header', [0x01, 0x1f]],
    ['a text longer than its parameter', [0x01, 0x1f, 0x00, 0x08, 0, 0, 0, 9]],
    ['reserved bits', [0x41, 0x1f, 0x00, 0x08, 0, 0, 0, 0]],
  ])('call %s malformed', (_, body) => {
    expect(decode({ version: 1, type: 4, id: 1, body: Uint8Array.from(body) }).kind).toBe(
      'malformed',
    );
  });

  it('do not follow parameters nested without end', () => {
    // Deep enough for the decoder to refuse, and not so deep that the encoder, which trusts what it is given, runs out of stack.
    let nested: Parameter = param('TagReportData', {});
    for (let i = 0; i < 200; i++) nested = param('TagReportData', {}, [nested]);
    const body = encodeParameters([nested]);
    expect(decode({ version: 1, type: 61, id: 1, body }).kind).toBe('malformed');
  });

  it('pass over a message type nobody knows', () => {
    expect(decode({ version: 1, type: 500, id: 3, body: Uint8Array.of(1) })).toEqual({
      kind: 'unknown',
      type: 500,
      id: 3,
    });
  });
});
