import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, decode, encode, say } from './message.ts';
import { first, param, type Parameter } from './parameter.ts';
import { TagReader, type Sighting } from './tag-reads.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** One for all, as in a driver: what it remembers of earlier tags must not show. */
const reader = new TagReader();
const read = (body: Uint8Array) => {
  const sightings: Sighting[] = [];
  const whole = reader.read(body, sightings);
  return { sightings, whole };
};

/** The same question asked of the general codec. */
const slowly = (body: Uint8Array): Sighting[] => {
  const decoded = decode({ version: 1, type: 61, id: 1, body });
  if (decoded.kind !== 'message') throw new Error(decoded.kind);
  return decoded.message.params.flatMap((tag) => {
    if (tag.name !== 'TagReportData') return [];
    const epc =
      first(tag.params, 'EPC96')?.fields.EPC ?? first(tag.params, 'EPCData')?.fields.EPC.bytes;
    const fine = first(tag.params, 'ImpinjPeakRSSI')?.fields.RSSI;
    const phase = first(tag.params, 'ImpinjRFPhaseAngle')?.fields.PhaseAngle;
    const seen = first(tag.params, 'FirstSeenTimestampUTC')?.fields.Microseconds;
    return [
      {
        epc: hex(epc ?? new Uint8Array()),
        antenna: first(tag.params, 'AntennaID')?.fields.AntennaID ?? 0,
        rssi:
          fine === undefined
            ? (first(tag.params, 'PeakRSSI')?.fields.PeakRSSI ?? Number.NaN)
            : fine / 100,
        phase: phase === undefined ? Number.NaN : (phase % 4096) * ((2 * Math.PI) / 4096),
        readerTime: seen === undefined ? Number.NaN : Number(seen),
        seenCount: first(tag.params, 'TagSeenCount')?.fields.TagCount ?? 1,
      },
    ];
  });
};

const epc = fc.oneof(
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((EPC): Parameter => param('EPC96', { EPC })),
  fc
    .uint8Array({ minLength: 1, maxLength: 62 })
    .map((bytes): Parameter => param('EPCData', { EPC: { bits: bytes.length * 8, bytes } })),
);
const maybe = (...options: fc.Arbitrary<Parameter>[]) =>
  fc
    .tuple(...options.map((each) => fc.option(each)))
    .map((drawn) => drawn.filter((each) => each !== null));
const rest = maybe(
  fc.nat(65535).map((AntennaID) => param('AntennaID', { AntennaID })),
  fc.integer({ min: -128, max: 127 }).map((PeakRSSI) => param('PeakRSSI', { PeakRSSI })),
  fc
    .bigInt({ min: 0n, max: 2n ** 53n })
    .map((Microseconds) => param('FirstSeenTimestampUTC', { Microseconds })),
  fc.nat(65535).map((TagCount) => param('TagSeenCount', { TagCount })),
  fc.nat(65535).map((PCBits) => param('C1G2PC', { PCBits })),
  fc.integer({ min: -32768, max: 32767 }).map((RSSI) => param('ImpinjPeakRSSI', { RSSI })),
  fc.nat(4095).map((PhaseAngle) => param('ImpinjRFPhaseAngle', { PhaseAngle })),
  fc
    .uint8Array({ maxLength: 9 })
    .map((Data) => param('Custom', { VendorIdentifier: 1, ParameterSubtype: 57, Data })),
  fc
    .uint8Array({ maxLength: 9 })
    .map((Data): Parameter => ({ name: 'Unknown', fields: { Type: 901, Data }, params: [] })),
);
const tag = fc
  .tuple(epc, rest)
  .map(([name, others]) => param('TagReportData', {}, [name, ...others]));
const stranger: Parameter = {
  name: 'Unknown',
  fields: { Type: 777, Data: Uint8Array.of(1, 2) },
  params: [],
};

describe('the fast path through a report', () => {
  it('gives what the general codec gives', () => {
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 6 }), (tags) => {
        const body = bodyOf(encode(say('RO_ACCESS_REPORT', {}, [...tags, stranger]), 1, 1));
        expect(read(body)).toEqual({ sightings: slowly(body), whole: true });
      }),
      { numRuns: 300 },
    );
  });

  it('names tags apart that share a place in its memory', () => {
    const serials = Array.from({ length: 9_000 }, (_, i) => i * 37);
    const tags = serials.map((serial) => {
      const EPC = new Uint8Array(12);
      new DataView(EPC.buffer).setUint32(8, serial);
      return bodyOf(
        encode(
          say('RO_ACCESS_REPORT', {}, [param('TagReportData', {}, [param('EPC96', { EPC })])]),
          1,
          1,
        ),
      );
    });
    const seen: Sighting[] = [];
    for (const body of [...tags, ...tags]) reader.read(body, seen);
    expect(seen.map((each) => Number.parseInt(each.epc, 16))).toEqual([...serials, ...serials]);
  });

  it('never throws and never reads outside the body', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        fc.uint8Array({ maxLength: 20 }),
        (body, around) => {
          const framed = new Uint8Array([...around, ...body, ...around]);
          const view = framed.subarray(around.length, around.length + body.length);
          expect(read(view)).toEqual(read(body));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps the tags before a length that lies', () => {
    const good = encode(
      say('RO_ACCESS_REPORT', {}, [
        param('TagReportData', {}, [param('EPC96', { EPC: new Uint8Array(12).fill(0xab) })]),
      ]),
      1,
      1,
    );
    const body = new Uint8Array([...bodyOf(good), 0x00, 0xf0, 0x00, 0xff]);
    const { sightings, whole } = read(body);
    expect(whole).toBe(false);
    expect(sightings.map((each) => each.epc)).toEqual(['AB'.repeat(12)]);
  });
});
