import type { Message, Saying } from '../../drivers/llrp/wire/message.ts';
import { encodeParameters, say } from '../../drivers/llrp/wire/message.ts';
import type { MessageName } from '../../drivers/llrp/wire/messages.ts';
import { all, first, param, type Parameter } from '../../drivers/llrp/wire/parameter.ts';
import { IMPINJ } from '../../drivers/llrp/wire/parameters/impinj.ts';
import { capabilitiesOf, POWER_SETTINGS } from './capabilities.ts';
import type { ReportContent } from './reports.ts';

const M_SUCCESS = 0;
const M_FIELD_ERROR = 101;
const M_MISSING_PARAMETER = 103;
const M_UNSUPPORTED_VERSION = 110;
const M_UNSUPPORTED_MESSAGE = 109;
const P_FIELD_ERROR = 201;

type RoSpec = { readonly spec: Parameter; state: 'disabled' | 'inactive' | 'active' };

/** What the reader holds; it outlives a connection, as in real readers, but not a reboot. */
export type ReaderState = {
  readonly roSpecs: Map<number, RoSpec>;
  keepaliveMs: number;
  extended: boolean;
};

export const freshState = (): ReaderState => ({
  roSpecs: new Map(),
  keepaliveMs: 0,
  extended: false,
});

export type ReaderNature = {
  readonly antennas: number;
  readonly impinj: boolean;
  readonly speaks11: boolean;
  isDead(antenna: number): boolean;
  /** A status the reader answers this message with, whatever it says. */
  refusal(name: MessageName): number | undefined;
};

export type Answer = {
  readonly saying: Saying | null;
  /** The connection's version from here on. */
  readonly version?: 2;
  readonly close?: boolean;
};

export const statusOf = (code: number, description = ''): Parameter =>
  param('LLRPStatus', { StatusCode: code, ErrorDescription: description });

export const errorMessage = (code: number): Saying => say('ERROR_MESSAGE', {}, [statusOf(code)]);

const responses: Partial<Record<MessageName, MessageName>> = {
  SET_PROTOCOL_VERSION: 'SET_PROTOCOL_VERSION_RESPONSE',
  GET_READER_CAPABILITIES: 'GET_READER_CAPABILITIES_RESPONSE',
  ADD_ROSPEC: 'ADD_ROSPEC_RESPONSE',
  DELETE_ROSPEC: 'DELETE_ROSPEC_RESPONSE',
  START_ROSPEC: 'START_ROSPEC_RESPONSE',
  STOP_ROSPEC: 'STOP_ROSPEC_RESPONSE',
  ENABLE_ROSPEC: 'ENABLE_ROSPEC_RESPONSE',
  DISABLE_ROSPEC: 'DISABLE_ROSPEC_RESPONSE',
  GET_ROSPECS: 'GET_ROSPECS_RESPONSE',
  ADD_ACCESSSPEC: 'ADD_ACCESSSPEC_RESPONSE',
  DELETE_ACCESSSPEC: 'DELETE_ACCESSSPEC_RESPONSE',
  GET_ACCESSSPECS: 'GET_ACCESSSPECS_RESPONSE',
  GET_READER_CONFIG: 'GET_READER_CONFIG_RESPONSE',
  SET_READER_CONFIG: 'SET_READER_CONFIG_RESPONSE',
  CLOSE_CONNECTION: 'CLOSE_CONNECTION_RESPONSE',
};

const respond = (message: Message, code: number, params: readonly Parameter[] = [], why = '') => {
  const name = responses[message.name];
  if (!name) return { saying: errorMessage(M_UNSUPPORTED_MESSAGE) };
  const answer = { name, fields: {}, params: [statusOf(code, why), ...params] };
  return { saying: answer as unknown as Saying };
};

type Asked<N extends MessageName> = Extract<Message, { readonly name: N }>;
type Answers = {
  readonly [N in MessageName]?: (
    message: Asked<N>,
    state: ReaderState,
    nature: ReaderNature,
  ) => Answer;
};

const well = (message: Message) => respond(message, M_SUCCESS);
const silence = (): Answer => ({ saying: null });

/** What a well-behaved reader answers; what it is not here for is an unsupported message. */
const answers: Answers = {
  GET_SUPPORTED_VERSION: () => ({
    saying: say('GET_SUPPORTED_VERSION_RESPONSE', { CurrentVersion: 1, SupportedVersion: 2 }, [
      statusOf(M_SUCCESS),
    ]),
  }),
  SET_PROTOCOL_VERSION: (message) =>
    message.fields.ProtocolVersion === 2
      ? { ...well(message), version: 2 }
      : respond(message, M_UNSUPPORTED_VERSION),
  GET_READER_CAPABILITIES: (message, _, nature) =>
    respond(message, M_SUCCESS, capabilitiesOf(nature.antennas, nature.impinj)),
  GET_READER_CONFIG: (message, state, nature) =>
    respond(message, M_SUCCESS, configuration(state, nature)),
  SET_READER_CONFIG(message, state) {
    state.keepaliveMs =
      first(message.params, 'KeepaliveSpec')?.fields.PeriodicTriggerValue ?? state.keepaliveMs;
    return well(message);
  },
  ADD_ROSPEC: (message, state, nature) => added(message, state, nature),
  DELETE_ROSPEC: (message, state) =>
    each(message, message.fields.ROSpecID, state, (id) => void state.roSpecs.delete(id)),
  ENABLE_ROSPEC: (message, state) =>
    each(message, message.fields.ROSpecID, state, turn(state, 'inactive')),
  START_ROSPEC: (message, state) =>
    state.roSpecs.get(message.fields.ROSpecID)?.state === 'disabled'
      ? respond(message, M_FIELD_ERROR, [], 'the ROSpec is disabled')
      : each(message, message.fields.ROSpecID, state, turn(state, 'active')),
  STOP_ROSPEC: (message, state) =>
    each(message, message.fields.ROSpecID, state, turn(state, 'inactive')),
  DISABLE_ROSPEC: (message, state) =>
    each(message, message.fields.ROSpecID, state, turn(state, 'disabled')),
  GET_ROSPECS: (message, state) =>
    respond(
      message,
      M_SUCCESS,
      [...state.roSpecs.values()].map(({ spec }) => spec),
    ),
  DELETE_ACCESSSPEC: well,
  GET_ACCESSSPECS: well,
  CUSTOM_MESSAGE: (message, state, nature) => customAnswer(message.fields, state, nature),
  CLOSE_CONNECTION: (message) => ({ ...well(message), close: true }),
  ENABLE_EVENTS_AND_REPORTS: silence,
  KEEPALIVE_ACK: silence,
};

/** Changes `state` as the message asks. */
export const answerTo = (message: Message, state: ReaderState, nature: ReaderNature): Answer => {
  if (message.version === 2 && !nature.speaks11)
    return { saying: errorMessage(M_UNSUPPORTED_VERSION) };
  const refusal = nature.refusal(message.name);
  if (refusal !== undefined) return respond(message, refusal, [], 'refused by the script');
  const answer = answers[message.name] as
    | ((message: Message, state: ReaderState, nature: ReaderNature) => Answer)
    | undefined;
  return answer?.(message, state, nature) ?? { saying: errorMessage(M_UNSUPPORTED_MESSAGE) };
};

const turn = (state: ReaderState, to: RoSpec['state']) => (id: number) => {
  const spec = state.roSpecs.get(id);
  if (spec) spec.state = to;
};

/** Does it to one ROSpec, or to all where the id is 0. */
const each = (message: Message, id: number, state: ReaderState, act: (id: number) => void) => {
  if (id !== 0 && !state.roSpecs.has(id))
    return respond(message, M_FIELD_ERROR, [], `no ROSpec ${id}`);
  for (const one of id === 0 ? [...state.roSpecs.keys()] : [id]) act(one);
  return respond(message, M_SUCCESS);
};

const added = (message: Message, state: ReaderState, nature: ReaderNature): Answer => {
  const spec = first(message.params, 'ROSpec');
  if (!spec) return respond(message, M_MISSING_PARAMETER, [], 'no ROSpec');
  if (state.roSpecs.has(spec.fields.ROSpecID))
    return respond(message, M_FIELD_ERROR, [], `ROSpec ${spec.fields.ROSpecID} exists already`);
  for (const ai of all(spec.params, 'AISpec')) {
    if (ai.fields.AntennaIDs.some((antenna) => antenna > nature.antennas))
      return respond(message, P_FIELD_ERROR, [], 'no such antenna');
    for (const inventory of all(ai.params, 'InventoryParameterSpec'))
      for (const antenna of all(inventory.params, 'AntennaConfiguration')) {
        const power = first(antenna.params, 'RFTransmitter')?.fields.TransmitPower ?? 1;
        if (power < 1 || power > POWER_SETTINGS)
          return respond(message, P_FIELD_ERROR, [], 'no such transmit power');
      }
  }
  state.roSpecs.set(spec.fields.ROSpecID, { spec, state: 'disabled' });
  return respond(message, M_SUCCESS);
};

const configuration = (state: ReaderState, nature: ReaderNature): Parameter[] => [
  ...Array.from({ length: nature.antennas }, (_, i) =>
    param('AntennaProperties', {
      AntennaConnected: !nature.isDead(i + 1),
      AntennaID: i + 1,
      AntennaGain: 0,
    }),
  ),
  param('KeepaliveSpec', {
    KeepaliveTriggerType: state.keepaliveMs > 0 ? 1 : 0,
    PeriodicTriggerValue: state.keepaliveMs,
  }),
];

const customAnswer = (
  asked: { readonly VendorIdentifier: number; readonly MessageSubtype: number },
  state: ReaderState,
  nature: ReaderNature,
): Answer => {
  if (!nature.impinj || asked.VendorIdentifier !== IMPINJ || asked.MessageSubtype !== 21)
    return { saying: errorMessage(M_UNSUPPORTED_MESSAGE) };
  state.extended = true;
  return {
    saying: say('CUSTOM_MESSAGE', {
      VendorIdentifier: IMPINJ,
      MessageSubtype: 22,
      Data: encodeParameters([statusOf(M_SUCCESS)]),
    }),
  };
};

/** The antennas an active ROSpec reads on and what it wants told; null while none is active. */
export const activeRoSpec = (
  state: ReaderState,
  nature: ReaderNature,
  strangers: boolean,
): { readonly antennas: readonly number[]; readonly content: ReportContent } | null => {
  const active = [...state.roSpecs.values()].find((each) => each.state === 'active');
  if (!active) return null;
  const named = all(active.spec.params, 'AISpec').flatMap((ai) => ai.fields.AntennaIDs);
  const every = Array.from({ length: nature.antennas }, (_, i) => i + 1);
  const report = first(active.spec.params, 'ROReportSpec')?.params ?? [];
  const impinj = first(report, 'ImpinjTagReportContentSelector')?.params ?? [];
  return {
    antennas: (named.includes(0) ? every : named).filter((antenna) => !nature.isDead(antenna)),
    content: {
      selector: first(report, 'TagReportContentSelector')?.fields,
      fineRssi: state.extended && first(impinj, 'ImpinjEnablePeakRSSI')?.fields.PeakRSSIMode === 1,
      phase:
        state.extended && first(impinj, 'ImpinjEnableRFPhaseAngle')?.fields.RFPhaseAngleMode === 1,
      strangers,
    },
  };
};
