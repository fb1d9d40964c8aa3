import type { Socket } from 'node:net';
import type { Clock } from '../../../base/clock.ts';
import { Framer, type Frame, type Version } from '../../drivers/llrp/wire/framer.ts';
import { decode, encode, say, type Saying } from '../../drivers/llrp/wire/message.ts';
import { param } from '../../drivers/llrp/wire/parameter.ts';
import { answerTo, errorMessage, type ReaderNature, type ReaderState } from './answers.ts';
import { lineOver, type LineHabits } from './line.ts';
import { notificationOf } from './reports.ts';

const M_UNSUPPORTED_MESSAGE = 109;

export type ConnectionParts = {
  readonly clock: Clock;
  readonly state: ReaderState;
  readonly nature: ReaderNature;
  readonly habits: LineHabits & { keepaliveBetween: boolean; keepalives: boolean };
  readonly greetIn: Version;
  utcMicroseconds(): bigint;
  onKeepalive(answered: boolean): void;
  onClose(): void;
};

export type Connection = {
  report(saying: Saying): void;
  notify(event: Parameters<typeof notificationOf>[0]): void;
  raw(bytes: Uint8Array): void;
  /** The cable is back: what waited in the client's buffers comes through. */
  resume(): void;
  pause(): void;
  /** At once, as a reader that loses power. */
  reset(): void;
  end(): void;
};

/** One client on the reader's socket. */
export const serve = (socket: Socket, parts: ConnectionParts): Connection => {
  const { clock, habits, state, nature } = parts;
  const line = lineOver(socket, habits, clock);
  let version = parts.greetIn;
  let nextId = 1000;
  let stopKeepalive = (): void => {};
  let keepaliveMs = 0;
  let greeted = false;

  const tell = (saying: Saying): Uint8Array => encode(saying, version, nextId++);
  const keepalive = (): void => {
    if (!habits.keepalives) return;
    parts.onKeepalive(false);
    line.raw(tell(say('KEEPALIVE', {})));
  };
  const keepGoing = (): void => {
    if (state.keepaliveMs === keepaliveMs) return;
    keepaliveMs = state.keepaliveMs;
    stopKeepalive();
    if (keepaliveMs > 0) stopKeepalive = clock.every(keepaliveMs, keepalive);
  };

  const onFrame = (frame: Frame): void => {
    const decoded = decode(frame);
    if (decoded.kind !== 'message') {
      line.answer(encode(errorMessage(M_UNSUPPORTED_MESSAGE), frame.version, frame.id));
      return;
    }
    const { message } = decoded;
    if (message.name === 'KEEPALIVE_ACK') parts.onKeepalive(true);
    const answer = answerTo(message, state, nature);
    if (answer.saying) {
      // The habit that other clients hang on for ever.
      if (habits.keepaliveBetween) keepalive();
      // An error about the version is told in the version that was asked in (LLRP 1.1 §15).
      const inVersion = answer.saying.name === 'ERROR_MESSAGE' ? message.version : version;
      const negotiating =
        message.name === 'GET_SUPPORTED_VERSION' || message.name === 'SET_PROTOCOL_VERSION';
      line.answer(encode(answer.saying, negotiating ? 2 : inVersion, message.id));
    }
    if (answer.version) version = answer.version;
    keepGoing();
    if (answer.close) line.close();
  };
  const framer = new Framer(onFrame);

  const greet = (): void => {
    if (greeted || habits.pulled) return;
    greeted = true;
    line.answer(
      tell(notificationOf(param('ConnectionAttemptEvent', { Status: 0 }), parts.utcMicroseconds())),
    );
  };

  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    if (framer.push(bytes)) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    stopKeepalive();
    parts.onClose();
  });
  if (habits.pulled) socket.pause();
  greet();

  return {
    report: (saying) => line.report(tell(saying)),
    notify: (event) => line.raw(tell(notificationOf(event, parts.utcMicroseconds()))),
    raw: line.raw,
    resume() {
      socket.resume();
      greet();
    },
    pause: () => void socket.pause(),
    reset: () => void socket.resetAndDestroy(),
    end: () => void socket.destroy(),
  };
};

/** Another client holds the reader: says so and hangs up. LLRP 1.1 §14.2.6.11, status 2. */
export const turnAway = (socket: Socket, greetIn: Version, utcMicroseconds: bigint): void => {
  socket.on('error', () => socket.destroy());
  const event = param('ConnectionAttemptEvent', { Status: 2 });
  socket.end(encode(notificationOf(event, utcMicroseconds), greetIn, 1));
};
