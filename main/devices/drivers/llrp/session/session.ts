import type { Health, HealthReason } from '../../../../../preload/contract/index.ts';
import type { LlrpOptions } from '../options.ts';
import type { Version } from '../wire/framer.ts';
import { decodeParameters, say, type Message, type Saying } from '../wire/message.ts';
import { all, first, type Parameter } from '../wire/parameter.ts';
import { readerFacts } from './reader-facts.ts';
import { askAntennas } from './requests.ts';
import { statusName } from './status-codes.ts';
import { steps, type Learnt } from './steps.ts';

export type Session = {
  readonly phase: 'connecting' | 'greeting' | 'setting-up' | 'running' | 'over';
  readonly step: number;
  /** Message id of the request that waits for its answer. */
  readonly awaited: number;
  readonly nextId: number;
  /** Time is up once already; the next time counts. */
  readonly suspected: boolean;
  readonly learnt: Learnt;
};

export type SessionInput =
  | { readonly kind: 'connected' }
  | { readonly kind: 'message'; readonly message: Message }
  /** The bytes make no sense any more. */
  | { readonly kind: 'garbage'; readonly why: string }
  /** The time set by `wait` is over; nothing complete has come for `quietMs`. */
  | { readonly kind: 'timeout'; readonly quietMs: number }
  | { readonly kind: 'disconnected'; readonly reason: HealthReason };

export type SessionAction =
  | {
      readonly kind: 'send';
      readonly saying: Saying;
      readonly version: Version;
      readonly id: number;
    }
  /** Sets the one timer a session has; replaces the time set before. */
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly health: Health;
      readonly reason: HealthReason;
      readonly details: Readonly<Record<string, string | number>>;
    }
  /** Reads count from here on. */
  | { readonly kind: 'running' }
  | { readonly kind: 'antenna'; readonly antenna: number; readonly connected: boolean }
  /** End the connection. Always the last action there is. */
  | { readonly kind: 'drop' };

type Step = { readonly session: Session; readonly actions: readonly SessionAction[] };

/** Three silent keepalive periods and the other end is gone, whatever TCP still believes. */
const MISSED_KEEPALIVES = 3;
/**
 * When this process itself was held up, or the machine slept, timers ring before the words that came meanwhile are read
 * from the socket. So a deadline is looked at twice, with time to read in between.
 */
const SECOND_LOOK_MS = 100;

/** Before the first byte: connecting has its limit as well, since a pulled cable refuses nothing. */
export const newSession = (options: LlrpOptions): Step => ({
  session: {
    phase: 'connecting',
    step: 0,
    awaited: 0,
    nextId: 1,
    suspected: false,
    learnt: { version: 1, speaks11: false, facts: readerFacts([]), extended: false },
  },
  actions: [{ kind: 'wait', ms: options.answerMs }],
});

/** The whole of the protocol, without a socket or a clock: what happened in, what to do out. */
export const advance = (session: Session, input: SessionInput, options: LlrpOptions): Step => {
  if (session.phase === 'over') return stay(session);
  switch (input.kind) {
    case 'connected':
      return {
        session: { ...session, phase: 'greeting', suspected: false },
        actions: [{ kind: 'wait', ms: options.answerMs }],
      };
    case 'message':
      return heard(session, input.message, options);
    case 'garbage':
      return end(session, 'fault', 'garbage', { why: input.why });
    case 'timeout':
      return overdue(session, input.quietMs, options);
    case 'disconnected':
      return end(session, 'offline', input.reason);
  }
};

const stay = (session: Session): Step => ({ session, actions: [] });

const end = (
  session: Session,
  health: Health,
  reason: HealthReason,
  details: Readonly<Record<string, string | number>> = {},
): Step => ({
  session: { ...session, phase: 'over' },
  actions: [{ kind: 'status', health, reason, details }, { kind: 'drop' }],
});

const overdue = (session: Session, quietMs: number, options: LlrpOptions): Step => {
  const patience = MISSED_KEEPALIVES * options.keepaliveMs;
  if (session.phase === 'running' && quietMs < patience)
    return {
      session: { ...session, suspected: false },
      actions: [{ kind: 'wait', ms: patience - quietMs }],
    };
  if (!session.suspected)
    return {
      session: { ...session, suspected: true },
      actions: [{ kind: 'wait', ms: SECOND_LOOK_MS }],
    };
  if (session.phase === 'connecting') return end(session, 'offline', 'unreachable');
  if (session.phase === 'running')
    return end(session, 'offline', 'silent', { quietMs: Math.round(quietMs) });
  const asked = session.phase === 'greeting' ? undefined : steps[session.step]?.answer;
  return end(session, 'offline', 'silent', { awaited: asked ?? 'READER_EVENT_NOTIFICATION' });
};

const heard = (session: Session, message: Message, options: LlrpOptions): Step => {
  if (message.name === 'KEEPALIVE')
    return {
      session,
      actions: [send(session, say('KEEPALIVE_ACK', {}), message.id)],
    };
  if (message.name === 'READER_EVENT_NOTIFICATION') return notified(session, message, options);
  if (session.phase === 'setting-up' && message.id === session.awaited)
    return answered(session, message, options);
  if (message.name === 'GET_READER_CONFIG_RESPONSE')
    return { session, actions: antennasOf(message.params) };
  return stay(session);
};

const send = (session: Session, saying: Saying, id: number): SessionAction => ({
  kind: 'send',
  saying,
  version: session.learnt.version,
  id,
});

const notified = (session: Session, message: Message, options: LlrpOptions): Step => {
  const data = first(message.params, 'ReaderEventNotificationData')?.params ?? [];
  if (first(data, 'ConnectionCloseEvent')) return end(session, 'offline', 'closed-by-device');
  const attempt = first(data, 'ConnectionAttemptEvent')?.fields.Status;
  if (attempt !== undefined && session.phase === 'greeting')
    return greeted(session, attempt, message.version, options);
  const antenna = first(data, 'AntennaEvent')?.fields;
  if (antenna)
    return {
      session,
      actions: [
        { kind: 'antenna', antenna: antenna.AntennaID, connected: antenna.EventType === 1 },
      ],
    };
  return stay(session);
};

/** LLRP 1.1 §14.2.6.11. */
const greeted = (
  session: Session,
  status: number,
  version: Version,
  options: LlrpOptions,
): Step => {
  if (status === 0)
    return ask(
      { ...session, phase: 'setting-up', learnt: { ...session.learnt, version } },
      0,
      options,
    );
  if (status === 1 || status === 2)
    return end(session, 'busy', 'held-by-another-client', { connectionAttempt: status });
  return end(session, 'fault', 'rejected-by-device', { connectionAttempt: status });
};

/** Asks the next thing there is to ask this reader, from `step` on. */
const ask = (session: Session, step: number, options: LlrpOptions): Step => {
  for (let i = step; i < steps.length; i++) {
    const each = steps[i];
    const saying = each?.ask(options, session.learnt);
    if (!each || !saying) continue;
    const id = session.nextId;
    return {
      session: { ...session, step: i, awaited: id, nextId: id + 1, suspected: false },
      actions: [
        { kind: 'send', saying, version: each.inVersion ?? session.learnt.version, id },
        { kind: 'wait', ms: options.answerMs },
      ],
    };
  }
  return running(session, options);
};

const answered = (session: Session, message: Message, options: LlrpOptions): Step => {
  const step = steps[session.step];
  if (!step) return stay(session);
  const verdict = first(paramsOf(message), 'LLRPStatus')?.fields;
  const accepted = message.name === step.answer && (verdict?.StatusCode ?? 0) === 0;
  if (!accepted && !step.optional)
    return end(session, 'fault', 'rejected-by-device', {
      request: step.answer.replace(/_RESPONSE$/, ''),
      statusCode: verdict?.StatusCode ?? 0,
      status: verdict ? statusName(verdict.StatusCode) : message.name,
      description: verdict?.ErrorDescription.slice(0, 200) ?? '',
    });
  const learnt = accepted && step.learn ? step.learn(session.learnt, message) : session.learnt;
  return ask({ ...session, learnt }, session.step + 1, options);
};

/** A vendor's answer carries its parameters as data. */
const paramsOf = (message: Message): readonly Parameter[] =>
  message.name === 'CUSTOM_MESSAGE' ? decodeParameters(message.fields.Data) : message.params;

const running = (session: Session, options: LlrpOptions): Step => {
  const id = session.nextId;
  const { facts, version } = session.learnt;
  return {
    session: { ...session, phase: 'running', awaited: 0, nextId: id + 2, suspected: false },
    actions: [
      send(session, say('ENABLE_EVENTS_AND_REPORTS', {}), id),
      // Nobody waits for this one: a reader that cannot tell is a good reader all the same.
      send(session, askAntennas(), id + 1),
      { kind: 'running' },
      {
        kind: 'status',
        health: 'ok',
        reason: 'none',
        details: {
          llrp: version === 1 ? '1.0.1' : '1.1',
          manufacturer: facts.manufacturer,
          model: facts.model,
          firmware: facts.firmware,
          antennaPorts: facts.antennaPorts,
        },
      },
      { kind: 'wait', ms: MISSED_KEEPALIVES * options.keepaliveMs },
    ],
  };
};

const antennasOf = (params: readonly Parameter[]): readonly SessionAction[] =>
  all(params, 'AntennaProperties').map(({ fields }) => ({
    kind: 'antenna',
    antenna: fields.AntennaID,
    connected: fields.AntennaConnected,
  }));
