import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOf, decode, encode } from '../../main/devices/drivers/llrp/wire/message.ts';
import { messages } from '../../main/devices/drivers/llrp/wire/messages.ts';
import type { Parameter } from '../../main/devices/drivers/llrp/wire/parameter.ts';
import { TagReader, type Sighting } from '../../main/devices/drivers/llrp/wire/tag-reads.ts';
import { sharedData } from '../fakes/shared-data.ts';

const folder = sharedData('rfid/llrp-bytes');

/** File names spell the message the way another library does. */
const messageNames = {
  CloseConnectionResponse: 'CLOSE_CONNECTION_RESPONSE',
  GetAccessSpecsResponse: 'GET_ACCESSSPECS_RESPONSE',
  GetROSpecsResponse: 'GET_ROSPECS_RESPONSE',
  GetReaderCapabilitiesResponse: 'GET_READER_CAPABILITIES_RESPONSE',
  GetReaderConfigResponse: 'GET_READER_CONFIG_RESPONSE',
  ReaderEventNotification: 'READER_EVENT_NOTIFICATION',
  ROAccessReport: 'RO_ACCESS_REPORT',
} as const;

/** Its keys for parameters, where they are not the standard's names. */
const parameterNames: Readonly<Record<string, string>> = {
  ReceiveSensitivities: 'ReceiveSensitivityTableEntry',
  PerAntennaAirProtocols: 'PerAntennaAirProtocol',
  TransmitPowerLevels: 'TransmitPowerLevelTableEntry',
  FrequencyHopTables: 'FrequencyHopTable',
  C1G2RFModes: 'UHFC1G2RFModeTable',
  UHFC1G2RFModeTableEntries: 'UHFC1G2RFModeTableEntry',
  AntennaConfigurations: 'AntennaConfiguration',
  RFControl: 'C1G2RFControl',
  SingulationControl: 'C1G2SingulationControl',
  EventNotificationStates: 'EventNotificationState',
  KeepAliveSpec: 'KeepaliveSpec',
  GPIPortCurrentStates: 'GPIPortCurrentState',
  FirstSeenUTC: 'FirstSeenTimestampUTC',
  FirstSeenUptime: 'FirstSeenTimestampUptime',
  LastSeenUTC: 'LastSeenTimestampUTC',
  LastSeenUptime: 'LastSeenTimestampUptime',
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const plain = (value: unknown, like: Json): Json => {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value) && typeof like === 'string')
    return Buffer.from(value as number[]).toString('base64');
  return value as Json;
};

/** The key stands for a parameter that is not there: null, or the zero value where that library has no null. */
const absent = (key: string, json: Json): boolean =>
  json === null ||
  (json === 0 && (key === 'UTCTimestamp' || key === 'Uptime')) ||
  (key === 'EPCData' && JSON.stringify(json) === '{"EPCNumBits":0,"EPC":null}');

type Tree = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly params: readonly Parameter[];
};

/**
 * Both write an object's fields in wire order and its parameters behind them. Every field and parameter of ours must
 * be found in the JSON and the other way round.
 */
const compare = (tree: Tree, json: Json, path: string): void => {
  const keys = Object.entries(json as Record<string, Json>);
  const values = Object.values(tree.fields);
  const fieldKeys = keys.slice(0, values.length);
  expect(
    values.map((value, i) => plain(value, fieldKeys[i]?.[1] ?? null)),
    path,
  ).toEqual(fieldKeys.map(([, value]) => value));
  let matched = 0;
  for (const [key, value] of keys.slice(values.length)) {
    const named = tree.params.filter((each) => each.name === (parameterNames[key] ?? key));
    if (absent(key, value)) {
      expect(named, `${path}.${key}`).toEqual([]);
      continue;
    }
    const expected = Array.isArray(value) ? (value as readonly Json[]) : [value];
    expect(named.length, `${path}.${key}`).toBe(expected.length);
    for (const [i, each] of named.entries()) {
      const item = expected[i] ?? null;
      if (typeof item === 'object') compare(each, item, `${path}.${key}[${i}]`);
      else expect(Object.values(each.fields).map((v) => plain(v, item))).toEqual([item]);
    }
    matched += named.length;
  }
  expect(matched, `parameters of ${path} that the JSON does not have`).toBe(tree.params.length);
};

const files = folder
  ? [folder, join(folder, 'roAccessReports')].flatMap((each) =>
      readdirSync(each)
        .filter((name) => name.endsWith('.bytes'))
        .map((name) => join(each, name)),
    )
  : [];

describe.skipIf(folder === null)(
  'bytes of a real reader (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  () => {
    it('are all here', () => expect(files.length).toBe(15));

    it.each(files.map((file) => [basename(file, '.bytes'), file] as const))(
      '%s decodes to its JSON and encodes back byte for byte',
      (name, file) => {
        const bytes = new Uint8Array(readFileSync(file));
        const json = JSON.parse(readFileSync(file.replace('.bytes', '.json'), 'utf8')) as Json;
        const message = messageNames[name.replace(/-\d+$/, '') as keyof typeof messageNames];
        const decoded = decode({ version: 1, type: messages[message].type, id: 7, body: bytes });
        if (decoded.kind !== 'message') throw new Error(`decoded as ${decoded.kind}`);
        compare(decoded.message, json, name);
        expect(bodyOf(encode(decoded.message, 1, 7))).toEqual(bytes);
      },
    );

    it('give the same reads on the fast path', () => {
      const sightings: Sighting[] = [];
      const reader = new TagReader();
      for (const file of files.filter((each) => each.includes('ROAccessReport')))
        expect(reader.read(new Uint8Array(readFileSync(file)), sightings)).toBe(true);
      expect(sightings.length).toBe(9);
      expect(sightings[0]).toEqual({
        epc: '3000ABCDEF00000000000003',
        antenna: 1,
        rssi: -48,
        phase: Number.NaN,
        readerTime: 1594174805140192,
        seenCount: 1,
      });
    });
  },
);
