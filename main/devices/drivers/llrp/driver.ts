import {
  defineDriver,
  type DriverContext,
  type DriverStatus,
  type OpenDevice,
  type Port,
  type TagRead,
} from '../../driver.ts';
import { llrpOptions, type LlrpOptions } from './options.ts';
import { deleteRoSpecs } from './session/requests.ts';
import { advance, newSession, type SessionAction, type SessionInput } from './session/session.ts';
import { sightOf } from './sight.ts';
import { Framer, type Frame } from './wire/framer.ts';
import { decode, encode, say } from './wire/message.ts';
import { messages } from './wire/messages.ts';
import { TagReader, type Sighting } from './wire/tag-reads.ts';

/** A burst is handed on in portions of this many reads: nothing waits here and nothing piles up. */
const READS_AT_ONCE = 512;
const NO_SUBJECT = 0;
/** Signs of life, which every frame is, are told at most this often. */
const ALIVE_EVERY_MS = 100;
/** Keepalives that are this many periods apart have one missing between them: something was in the way. */
const BREAK_PERIODS = 1.5;

const open = (options: LlrpOptions, context: DriverContext): OpenDevice => {
  const { clock, log } = context;
  const address = `${options.host}:${options.port}`;
  const sight = sightOf(options.antennas);
  const onlyAntenna =
    Object.keys(options.antennas).length === 1 ? Number(Object.keys(options.antennas)[0]) : null;
  const tags = new TagReader();
  const sightings: Sighting[] = [];
  let { session, actions: pending } = newSession(options);
  let status: Omit<DriverStatus, 'details'> & {
    readonly details: Record<string, string | number>;
  } = { health: 'starting', reason: 'connecting', details: {} };
  let port: Port | null = null;
  let stopWaiting = (): void => {};
  let heardAt = clock.now();
  let inSight = false;
  /** Since when the reader has been heard without a break, and when that was told last. */
  let listeningSince = heardAt;
  let aliveTold = -Infinity;
  let malformedReports = 0;
  let readsIgnored = 0;

  const pass = (input: SessionInput): void => {
    const next = advance(session, input, options);
    session = next.session;
    for (const action of next.actions) perform(action);
  };

  const perform = (action: SessionAction): void => {
    switch (action.kind) {
      case 'send':
        port?.write(encode(action.saying, action.version, action.id));
        return;
      case 'wait':
        stopWaiting();
        stopWaiting = clock.after(action.ms, () =>
          pass({ kind: 'timeout', quietMs: clock.now() - heardAt }),
        );
        return;
      case 'status':
        status = action;
        log.info(action.health, { address, reason: action.reason, ...action.details });
        context.changed();
        return;
      case 'running':
        inSight = true;
        listeningSince = heardAt;
        context.emit({ kind: 'sight', zones: sight.seenZones(), at: clock.now() });
        return;
      case 'antenna':
        antennaHeard(action.antenna, action.connected);
        return;
      case 'drop':
        release();
        return;
    }
  };

  const antennaHeard = (antenna: number, connected: boolean): void => {
    const before = sight.unplugged().length;
    const change = sight.connected(antenna, connected);
    if (change)
      context.emit({
        kind: change.seen ? 'sight' : 'sight-lost',
        zones: [change.zone],
        at: clock.now(),
      });
    if (sight.unplugged().length === before) return;
    log.warn(connected ? 'antenna plugged in' : 'antenna unplugged', { address, antenna });
    context.changed();
  };

  const onFrame = (frame: Frame): void => {
    const at = clock.now();
    if (at - heardAt > BREAK_PERIODS * options.keepaliveMs) listeningSince = at;
    heardAt = at;
    if (frame.type === messages.RO_ACCESS_REPORT.type) {
      // What a left-over ROSpec of another client reports is none of our business.
      if (session.phase !== 'running') return;
      if (!tags.read(frame.body, sightings)) malformedReports++;
      if (sightings.length >= READS_AT_ONCE) handOn();
      return;
    }
    const decoded = decode(frame);
    if (decoded.kind === 'message') pass({ kind: 'message', message: decoded.message });
    else if (decoded.kind === 'malformed') pass({ kind: 'garbage', why: decoded.why });
    else log.debug('message of an unknown type', { address, type: decoded.type });
  };
  const framer = new Framer(onFrame);

  const handOn = (): void => {
    const at = clock.now();
    const reads: TagRead[] = [];
    for (const { epc, antenna: told, rssi, phase } of sightings) {
      const antenna = told === NO_SUBJECT && onlyAntenna !== null ? onlyAntenna : told;
      const zone = sight.zoneOf(antenna);
      // Without a signal strength nobody can say what is near; without a zone, near what.
      if (zone === undefined || Number.isNaN(rssi)) {
        readsIgnored++;
        continue;
      }
      reads.push(
        Number.isNaN(phase)
          ? { epc, antenna, zone, rssi, at }
          : { epc, antenna, zone, rssi, phase, at },
      );
    }
    sightings.length = 0;
    // Whatever the reader says of its plugs, an antenna that reads is there.
    for (const antenna of sight.unplugged())
      if (reads.some((read) => read.antenna === antenna)) antennaHeard(antenna, true);
    if (reads.length > 0) context.emit({ kind: 'reads', reads });
  };

  /** After the reads of the same bytes: a tag that is among them must not seem silent. */
  const tellAlive = (): void => {
    if (!inSight || heardAt - aliveTold < ALIVE_EVERY_MS) return;
    aliveTold = heardAt;
    context.emit({ kind: 'alive', zones: sight.seenZones(), since: listeningSince, at: heardAt });
  };

  const release = (): void => {
    stopWaiting();
    if (inSight) {
      inSight = false;
      // What was seen before the end comes before the end.
      handOn();
      context.emit({ kind: 'sight-lost', zones: sight.seenZones(), at: clock.now() });
    }
    const leaving = port;
    port = null;
    leaving?.destroy();
  };

  for (const action of pending) perform(action);
  pending = [];
  const opened = context.openPort(`tcp:${address}`, {
    onOpen: () => pass({ kind: 'connected' }),
    onData(bytes) {
      const fault = framer.push(bytes);
      if (sightings.length > 0) handOn();
      tellAlive();
      if (fault) pass({ kind: 'garbage', why: fault });
    },
    onClose: (reason) => pass({ kind: 'disconnected', reason }),
  });
  // A port that was refused on the spot has already ended the session.
  if (session.phase === 'over') opened.destroy();
  else port = opened;

  return {
    status: () => ({
      ...status,
      details: {
        address,
        ...status.details,
        malformedReports,
        readsIgnored,
        antennasUnplugged: sight.unplugged().join(' '),
      },
    }),
    close() {
      if (session.phase === 'running') {
        // Leave the reader quiet and free for the next client.
        const { version } = session.learnt;
        port?.write(encode(deleteRoSpecs(), version, session.nextId));
        port?.write(encode(say('CLOSE_CONNECTION', {}), version, session.nextId + 1));
      }
      session = { ...session, phase: 'over' };
      release();
    },
  };
};

/** Any UHF reader that speaks LLRP 1.0.1 or 1.1, Impinj's fine RSSI and phase included. */
export const llrpDriver = defineDriver({
  id: 'llrp',
  kind: 'rfid-reader',
  options: llrpOptions,
  open,
});
