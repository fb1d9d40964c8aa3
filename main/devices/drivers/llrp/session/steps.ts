import type { LlrpOptions } from '../options.ts';
import { say, type Message, type Saying } from '../wire/message.ts';
import type { MessageName } from '../wire/messages.ts';
import type { Version } from '../wire/framer.ts';
import { IMPINJ } from '../wire/parameters/impinj.ts';
import { readerFacts, type ReaderFacts } from './reader-facts.ts';
import {
  addRoSpec,
  deleteRoSpecs,
  enableImpinjExtensions,
  RO_SPEC_ID,
  setReaderConfig,
} from './requests.ts';

/** What the session has learnt of this reader so far. */
export type Learnt = {
  readonly version: Version;
  /** The reader says it can speak LLRP 1.1 as well. */
  readonly speaks11: boolean;
  readonly facts: ReaderFacts;
  /** Impinj's own reports, with fine RSSI and phase, are on. */
  readonly extended: boolean;
};

/** One request of the set-up and what its answer is good for. */
export type Step = {
  /** The request, or null where this reader needs none. */
  ask(options: LlrpOptions, learnt: Learnt): Saying | null;
  readonly answer: MessageName;
  /** Go on even where the reader answers with an error. */
  readonly optional?: boolean;
  /** LLRP 1.1 §9.1: version negotiation itself is always spoken in version 2. */
  readonly inVersion?: Version;
  learn?(learnt: Learnt, answer: Message): Learnt;
};

/** The set-up in order. A reader that has been through it reads until the connection ends. */
export const steps: readonly Step[] = [
  {
    ask: (options, learnt) =>
      options.version === '1.1' && learnt.version === 1 ? say('GET_SUPPORTED_VERSION', {}) : null,
    answer: 'GET_SUPPORTED_VERSION_RESPONSE',
    optional: true,
    inVersion: 2,
    learn: (learnt, answer) =>
      answer.name === 'GET_SUPPORTED_VERSION_RESPONSE'
        ? { ...learnt, speaks11: answer.fields.SupportedVersion >= 2 }
        : learnt,
  },
  {
    ask: (_, learnt) =>
      learnt.speaks11 ? say('SET_PROTOCOL_VERSION', { ProtocolVersion: 2 }) : null,
    answer: 'SET_PROTOCOL_VERSION_RESPONSE',
    optional: true,
    inVersion: 2,
    learn: (learnt) => ({ ...learnt, version: 2 }),
  },
  // A client that crashed leaves its specs behind, and a second ADD of the same id is an M_FieldError.
  { ask: deleteRoSpecs, answer: 'DELETE_ROSPEC_RESPONSE', optional: true },
  {
    ask: () => say('DELETE_ACCESSSPEC', { AccessSpecID: 0 }),
    answer: 'DELETE_ACCESSSPEC_RESPONSE',
    optional: true,
  },
  {
    ask: () => say('GET_READER_CAPABILITIES', { RequestedData: 0 }),
    answer: 'GET_READER_CAPABILITIES_RESPONSE',
    learn: (learnt, answer) => ({ ...learnt, facts: readerFacts(answer.params) }),
  },
  {
    ask: (_, learnt) => (learnt.facts.manufacturer === IMPINJ ? enableImpinjExtensions() : null),
    answer: 'CUSTOM_MESSAGE',
    optional: true,
    learn: (learnt) => ({ ...learnt, extended: true }),
  },
  { ask: setReaderConfig, answer: 'SET_READER_CONFIG_RESPONSE' },
  {
    ask: (options, learnt) => addRoSpec(options, learnt.facts, learnt.extended),
    answer: 'ADD_ROSPEC_RESPONSE',
  },
  {
    ask: () => say('ENABLE_ROSPEC', { ROSpecID: RO_SPEC_ID }),
    answer: 'ENABLE_ROSPEC_RESPONSE',
  },
  { ask: () => say('START_ROSPEC', { ROSpecID: RO_SPEC_ID }), answer: 'START_ROSPEC_RESPONSE' },
];
