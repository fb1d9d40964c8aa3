import { describe, expect, it } from 'vitest';
import { llrpOptions } from '../options.ts';
import { encodeParameters, say, type Message, type Saying } from '../wire/message.ts';
import { all, first, param, type Parameter } from '../wire/parameter.ts';
import { nearestPower, readerFacts } from './reader-facts.ts';
import {
  advance,
  newSession,
  type Session,
  type SessionAction,
  type SessionInput,
} from './session.ts';

const options = llrpOptions.parse({
  host: 'reader',
  antennas: { 1: 'mirror', 3: 'shelf' },
  transmitPowerDbm: 18.1,
});

/** A session on paper: what goes in is written by hand, what comes out is kept. */
const paper = (given = options) => {
  let { session, actions } = newSession(given) as {
    session: Session;
    actions: readonly SessionAction[];
  };
  const sent: { saying: Saying; id: number; version: number }[] = [];
  const put = (input: SessionInput): readonly SessionAction[] => {
    ({ session, actions } = advance(session, input, given));
    for (const action of actions) if (action.kind === 'send') sent.push(action);
    return actions;
  };
  const hear = (saying: Saying, id = 0, version: 1 | 2 = 1) =>
    put({ kind: 'message', message: { ...saying, id, version } satisfies Message });
  const lastSent = () => {
    const last = sent.at(-1);
    if (!last) throw new Error('nothing was sent');
    return last;
  };
  const status = (code: number, params: readonly Parameter[] = []) => [
    param('LLRPStatus', { StatusCode: code, ErrorDescription: 'because' }),
    ...params,
  ];
  return {
    put,
    hear,
    sent,
    lastSent,
    phase: () => session.phase,
    actions: () => actions,
    greet: (code = 0, version: 1 | 2 = 1) =>
      hear(
        say('READER_EVENT_NOTIFICATION', {}, [
          param('ReaderEventNotificationData', {}, [
            param('UTCTimestamp', { Microseconds: 1n }),
            param('ConnectionAttemptEvent', { Status: code }),
          ]),
        ]),
        1,
        version,
      ),
    /** Answers the last request as a reader would. */
    answer(code = 0, params: readonly Parameter[] = []) {
      const { saying, id, version } = lastSent();
      const spoken = version === 2 ? 2 : 1;
      if (saying.name === 'CUSTOM_MESSAGE')
        return hear(
          say('CUSTOM_MESSAGE', {
            VendorIdentifier: 25882,
            MessageSubtype: 22,
            Data: encodeParameters(status(code)),
          }),
          id,
          spoken,
        );
      const response = {
        name: `${saying.name}_RESPONSE`,
        fields: {},
        params: status(code, params),
      };
      return hear(response as unknown as Saying, id, spoken);
    },
  };
};

const capabilities = [
  param('GeneralDeviceCapabilities', {
    MaxNumberOfAntennaSupported: 4,
    CanSetAntennaProperties: false,
    HasUTCClockCapability: true,
    DeviceManufacturerName: 25882,
    ModelName: 2001002,
    ReaderFirmwareVersion: '5.14',
  }),
  param('RegulatoryCapabilities', { CountryCode: 156, CommunicationsStandard: 0 }, [
    param('UHFBandCapabilities', {}, [
      param('TransmitPowerLevelTableEntry', { Index: 1, TransmitPowerValue: 1000 }),
      param('TransmitPowerLevelTableEntry', { Index: 2, TransmitPowerValue: 1800 }),
      param('TransmitPowerLevelTableEntry', { Index: 3, TransmitPowerValue: 3000 }),
      param('FrequencyInformation', { Hopping: true }, [
        param('FrequencyHopTable', { HopTableID: 7, Frequency: [920_625] }),
      ]),
    ]),
  ]),
];

/** Everything up to running, with the answers of a real Impinj. */
const setUp = (one: ReturnType<typeof paper>) => {
  one.put({ kind: 'connected' });
  one.greet();
  for (let i = 0; one.phase() === 'setting-up' && i < 20; i++)
    one.answer(0, one.lastSent().saying.name === 'GET_READER_CAPABILITIES' ? capabilities : []);
};

describe('an LLRP session', () => {
  it('asks nothing before the greeting, then everything in order', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    expect(one.sent).toEqual([]);
    setUp(one);
    expect(one.sent.map(({ saying }) => saying.name)).toEqual([
      'DELETE_ROSPEC',
      'DELETE_ACCESSSPEC',
      'GET_READER_CAPABILITIES',
      'CUSTOM_MESSAGE',
      'SET_READER_CONFIG',
      'ADD_ROSPEC',
      'ENABLE_ROSPEC',
      'START_ROSPEC',
      'ENABLE_EVENTS_AND_REPORTS',
      'GET_READER_CONFIG',
    ]);
    expect(new Set(one.sent.map(({ id }) => id)).size).toBe(one.sent.length);
    expect(one.sent[0]?.saying.fields).toEqual({ ROSpecID: 0 });
    expect(one.phase()).toBe('running');
  });

  it('adds a ROSpec for presence: our antennas, low power, dual target, each read at once', () => {
    const one = paper();
    setUp(one);
    const add = one.sent.find(({ saying }) => saying.name === 'ADD_ROSPEC')?.saying;
    const spec = first(add?.params ?? [], 'ROSpec');
    const ai = first(spec?.params ?? [], 'AISpec');
    const inventory = first(ai?.params ?? [], 'InventoryParameterSpec');
    const antenna = first(inventory?.params ?? [], 'AntennaConfiguration')?.params ?? [];
    const gen2 = first(antenna, 'C1G2InventoryCommand')?.params ?? [];
    const report = first(spec?.params ?? [], 'ROReportSpec');
    expect(ai?.fields.AntennaIDs).toEqual([1, 3]);
    expect(first(antenna, 'RFTransmitter')?.fields).toEqual({
      HopTableID: 7,
      ChannelIndex: 0,
      TransmitPower: 2,
    });
    expect(first(gen2, 'C1G2SingulationControl')?.fields.Session).toBe(1);
    expect(first(gen2, 'ImpinjInventorySearchMode')?.fields.InventorySearchMode).toBe(2);
    expect(report?.fields).toEqual({ ROReportTrigger: 1, N: 1 });
    expect(first(report?.params ?? [], 'ImpinjTagReportContentSelector')?.params.length).toBe(2);
  });

  it('asks a plain reader for nothing it does not have', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    one.greet();
    while (one.phase() === 'setting-up') one.answer();
    const add = one.sent.find(({ saying }) => saying.name === 'ADD_ROSPEC')?.saying;
    expect(one.sent.map(({ saying }) => saying.name)).not.toContain('CUSTOM_MESSAGE');
    expect(
      Buffer.from(encodeParameters(add?.params ?? [])).includes(Buffer.of(0, 0, 0x65, 0x1a)),
    ).toBe(false);
    expect(one.phase()).toBe('running');
  });

  it('goes without the extensions where an Impinj refuses them', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    one.greet();
    while (one.phase() === 'setting-up') {
      const { name } = one.lastSent().saying;
      if (name === 'CUSTOM_MESSAGE') one.answer(109);
      else one.answer(0, name === 'GET_READER_CAPABILITIES' ? capabilities : []);
    }
    const add = one.sent.find(({ saying }) => saying.name === 'ADD_ROSPEC')?.saying;
    const spec = first(add?.params ?? [], 'ROSpec')?.params ?? [];
    const selector = first(
      first(spec, 'ROReportSpec')?.params ?? [],
      'ImpinjTagReportContentSelector',
    );
    expect(selector).toBeUndefined();
    expect(one.phase()).toBe('running');
  });

  it('matches answers by id: strangers, keepalives and late answers change nothing', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    one.greet();
    const asked = one.lastSent();
    one.hear(say('KEEPALIVE', {}), 77);
    expect(one.lastSent()).toMatchObject({ saying: { name: 'KEEPALIVE_ACK' }, id: 77 });
    const before = one.sent.length;
    one.hear(say('DELETE_ROSPEC_RESPONSE', {}), asked.id + 5);
    one.hear(say('ERROR_MESSAGE', {}), 9999);
    expect(one.sent.length).toBe(before);
    one.hear(
      say('DELETE_ROSPEC_RESPONSE', {}, [
        param('LLRPStatus', { StatusCode: 0, ErrorDescription: '' }),
      ]),
      asked.id,
    );
    expect(one.lastSent().saying.name).toBe('DELETE_ACCESSSPEC');
  });

  it.each([
    [1, 'busy', 'held-by-another-client'],
    [2, 'busy', 'held-by-another-client'],
    [3, 'fault', 'rejected-by-device'],
  ] as const)('takes greeting %i as %s', (code, health, reason) => {
    const one = paper();
    one.put({ kind: 'connected' });
    expect(one.greet(code)).toMatchObject([{ kind: 'status', health, reason }, { kind: 'drop' }]);
    expect(one.phase()).toBe('over');
  });

  it('does not mind that another client tries while it holds the reader', () => {
    const one = paper();
    setUp(one);
    expect(one.greet(4)).toEqual([]);
    expect(one.phase()).toBe('running');
  });

  it('takes an ERROR_MESSAGE to its request for a refusal', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    one.greet();
    one.answer();
    one.answer();
    const { id } = one.lastSent();
    expect(
      one.hear(
        say('ERROR_MESSAGE', {}, [
          param('LLRPStatus', { StatusCode: 109, ErrorDescription: 'no such thing' }),
        ]),
        id,
      ),
    ).toMatchObject([
      {
        kind: 'status',
        health: 'fault',
        reason: 'rejected-by-device',
        details: {
          request: 'GET_READER_CAPABILITIES',
          status: 'M_UnsupportedMessage',
          description: 'no such thing',
        },
      },
      { kind: 'drop' },
    ]);
  });

  it('waits three keepalive periods from the last word, no longer', () => {
    const one = paper();
    setUp(one);
    expect(one.actions().at(-1)).toEqual({ kind: 'wait', ms: 3000 });
    expect(one.put({ kind: 'timeout', quietMs: 500 })).toEqual([{ kind: 'wait', ms: 2500 }]);
    expect(one.put({ kind: 'timeout', quietMs: 3000 })).toEqual([{ kind: 'wait', ms: 100 }]);
    expect(one.put({ kind: 'timeout', quietMs: 3100 })).toMatchObject([
      { health: 'offline', reason: 'silent' },
      { kind: 'drop' },
    ]);
  });

  it('forgives a silence that was its own: what had come meanwhile is read before the second look', () => {
    const one = paper();
    setUp(one);
    one.put({ kind: 'timeout', quietMs: 60_000 });
    expect(one.put({ kind: 'timeout', quietMs: 90 })).toEqual([{ kind: 'wait', ms: 2910 }]);
    expect(one.put({ kind: 'timeout', quietMs: 3000 })).toEqual([{ kind: 'wait', ms: 100 }]);
    expect(one.phase()).toBe('running');
  });

  it('says what it was waiting for when the reader fell silent', () => {
    const one = paper();
    one.put({ kind: 'connected' });
    one.greet();
    one.put({ kind: 'timeout', quietMs: 5000 });
    expect(one.put({ kind: 'timeout', quietMs: 5100 })).toMatchObject([
      { reason: 'silent', details: { awaited: 'DELETE_ROSPEC_RESPONSE' } },
      { kind: 'drop' },
    ]);
  });

  it('ends when the reader says it closes, and hears nothing after the end', () => {
    const one = paper();
    setUp(one);
    one.hear(
      say('READER_EVENT_NOTIFICATION', {}, [
        param('ReaderEventNotificationData', {}, [param('ConnectionCloseEvent', {})]),
      ]),
    );
    expect(one.phase()).toBe('over');
    expect(one.hear(say('KEEPALIVE', {}), 1)).toEqual([]);
    expect(one.put({ kind: 'disconnected', reason: 'closed-by-device' })).toEqual([]);
    expect(one.put({ kind: 'timeout', quietMs: 1e9 })).toEqual([]);
  });

  it('tells of antennas from the configuration', () => {
    const one = paper();
    setUp(one);
    const told = one.hear(
      say('GET_READER_CONFIG_RESPONSE', {}, [
        param('AntennaProperties', { AntennaConnected: true, AntennaID: 1, AntennaGain: 0 }),
        param('AntennaProperties', { AntennaConnected: false, AntennaID: 3, AntennaGain: 0 }),
      ]),
      one.lastSent().id,
    );
    expect(told).toEqual([
      { kind: 'antenna', antenna: 1, connected: true },
      { kind: 'antenna', antenna: 3, connected: false },
    ]);
  });
});

describe('transmit power', () => {
  const { powers } = readerFacts(capabilities);
  it.each([
    [18, 2],
    [29.9, 2],
    [30, 3],
    [36, 3],
    [10, 1],
    [0, 1],
  ])('%s dBm is setting %i', (wanted, index) => {
    expect(nearestPower(powers, wanted)?.index).toBe(index);
  });

  it('is left to a reader that lists none', () => {
    expect(nearestPower([], 15)).toBeUndefined();
  });

  it('is read from a sparse answer without a stumble', () => {
    expect(readerFacts([])).toMatchObject({ manufacturer: 0, powers: [], hopTableId: 0 });
    expect(all([], 'TransmitPowerLevelTableEntry')).toEqual([]);
  });
});
