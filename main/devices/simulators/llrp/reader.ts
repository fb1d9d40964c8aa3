import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { systemClock, type Clock } from '../../../base/clock.ts';
import type { MessageName } from '../../drivers/llrp/wire/messages.ts';
import { param } from '../../drivers/llrp/wire/parameter.ts';
import { airOf, type Motion, type Placing } from './air.ts';
import { activeRoSpec, freshState, type ReaderNature } from './answers.ts';
import { chance } from './chance.ts';
import { serve, turnAway, type Connection } from './connection.ts';
import { reportOf } from './reports.ts';

export type ReaderOptions = {
  /** 0 for any free one. */
  readonly port?: number;
  readonly host?: string;
  /** The same seed reads the same. */
  readonly seed?: number;
  readonly antennas?: number;
  /** An Impinj, with fine RSSI and phase, unless told otherwise. */
  readonly impinj?: boolean;
  /**
   * `1.1` greets in version 1 and negotiates, as the standard says; `1.1-only` greets in version 2, as some readers
   * do; `1.0.1` refuses everything in version 2.
   */
  readonly version?: '1.0.1' | '1.1' | '1.1-only';
  readonly clock?: Clock;
};

export type ReaderStats = {
  /** Connected now: 0 or 1. */
  readonly clients: number;
  readonly connections: number;
  readonly turnedAway: number;
  readonly reads: number;
  readonly keepalives: number;
  readonly keepalivesAnswered: number;
};

export type SimulatedReader = {
  readonly port: number;
  place(epc: string, antenna: number, placing?: Placing): void;
  remove(epc: string): void;
  /** Takes every tag away. */
  clear(): void;
  placed(): readonly { readonly epc: string; readonly antenna: number; readonly motion: Motion }[];
  /** Reads per second in all, or null for what a real reader manages. */
  rate(readsPerSecond: number | null): void;
  /** Both ends still believe in the connection; no byte comes through. */
  cablePull(): void;
  restoreCable(): void;
  /** Power off and on: connections reset, ROSpecs forgotten, deaf for `downMs`. */
  reboot(downMs?: number): void;
  /** Bytes that are no LLRP, in the middle of it all. */
  garbage(bytes?: Uint8Array): void;
  clockJump(seconds: number): void;
  /** Another client holds the reader. */
  busy(yes: boolean): void;
  /** A client that crashed left its ROSpec running. */
  leftoverRoSpec(id?: number): void;
  /** Answers this message with that status from now on; null takes it back. */
  refuse(message: MessageName, status: number | null): void;
  slow(ms: number): void;
  oneByteChunks(yes: boolean): void;
  coalesce(reports: number): void;
  /** A KEEPALIVE before every answer. */
  keepaliveBetween(yes: boolean): void;
  /** The reader stops sending KEEPALIVEs. */
  mute(yes: boolean): void;
  /** Unknown TLVs and Customs in every report. */
  strangers(yes: boolean): void;
  deadAntenna(antenna: number, dead?: boolean): void;
  /** These bytes as they are, to whoever is connected. */
  send(bytes: Uint8Array): void;
  stats(): ReaderStats;
  close(): Promise<void>;
};

const TICK_MS = 5;
const REBOOT_MS = 300;
const GARBAGE_BYTES = 64;

/** A UHF reader on a real socket: speaks the bytes of the real ones and breaks as they break. */
export const startReader = async (options: ReaderOptions = {}): Promise<SimulatedReader> => {
  const { host = '127.0.0.1', seed = 1, antennas = 4, impinj = true } = options;
  const { version = '1.0.1', clock = systemClock } = options;
  const air = airOf(seed);
  const draw = chance(seed + 1);
  const dead = new Set<number>();
  const refusals = new Map<MessageName, number>();
  const habits = {
    pulled: false,
    oneByteChunks: false,
    coalesce: 1,
    slowMs: 0,
    keepaliveBetween: false,
    keepalives: true,
  };
  const count = { connections: 0, turnedAway: 0, reads: 0, keepalives: 0, keepalivesAnswered: 0 };
  const nature: ReaderNature = {
    antennas,
    impinj,
    speaks11: version !== '1.0.1',
    isDead: (antenna) => dead.has(antenna),
    refusal: (name) => refusals.get(name),
  };
  const greetIn = version === '1.1-only' ? 2 : 1;
  let state = freshState();
  let client: Connection | null = null;
  let heldByAnother = false;
  let withStrangers = false;
  let clockOffsetMs = 0;
  let stopBooting = (): void => {};

  const utcAt = (now: number): bigint =>
    BigInt(Math.round((clock.wall() + clockOffsetMs - (clock.now() - now)) * 1000));
  const utcNow = (): bigint => utcAt(clock.now());

  const onSocket = (socket: Socket): void => {
    if (heldByAnother || client) {
      count.turnedAway++;
      client?.notify(param('ConnectionAttemptEvent', { Status: 4 }));
      turnAway(socket, greetIn, utcNow());
      return;
    }
    count.connections++;
    const connection = serve(socket, {
      clock,
      state,
      nature,
      habits,
      greetIn,
      utcMicroseconds: utcNow,
      onKeepalive(answered) {
        if (answered) count.keepalivesAnswered++;
        else count.keepalives++;
      },
      onClose() {
        if (client === connection) client = null;
      },
    });
    client = connection;
  };

  const stopTicking = clock.every(TICK_MS, () => {
    const active = activeRoSpec(state, nature, withStrangers);
    const reads = air.reads(clock.now(), client && !habits.pulled && active ? active.antennas : []);
    if (!client || !active) return;
    for (const read of reads) {
      count.reads++;
      client.report(reportOf(read, utcAt(read.at), active.content));
    }
  });

  let server: Server;
  const listen = async (port: number): Promise<number> => {
    server = createServer(onSocket);
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(options.port ?? 0);
  /** Until somebody else lets go of the port again. */
  const boot = (downMs: number): void => {
    stopBooting();
    stopBooting = clock.after(downMs, () => {
      listen(port).catch(() => boot(downMs));
    });
  };

  return {
    port,
    place: (epc, antenna, placing = {}) => air.place(epc, antenna, placing, clock.now()),
    remove: air.remove,
    clear: air.clear,
    placed: air.placed,
    rate: air.pace,
    cablePull() {
      habits.pulled = true;
      client?.pause();
    },
    restoreCable() {
      habits.pulled = false;
      client?.resume();
    },
    reboot(downMs = REBOOT_MS) {
      state = freshState();
      habits.pulled = false;
      client?.reset();
      client = null;
      server.close();
      boot(downMs);
    },
    garbage: (bytes = draw.bytes(GARBAGE_BYTES)) => client?.raw(bytes),
    clockJump(seconds) {
      clockOffsetMs += seconds * 1000;
    },
    busy(yes) {
      heldByAnother = yes;
      if (yes) client?.end();
    },
    leftoverRoSpec(id = 1) {
      const spec = param('ROSpec', { ROSpecID: id, Priority: 0, CurrentState: 2 }, [
        param('AISpec', { AntennaIDs: [0] }),
      ]);
      state.roSpecs.set(id, { spec, state: 'active' });
    },
    refuse(message, status) {
      if (status === null) refusals.delete(message);
      else refusals.set(message, status);
    },
    slow(ms) {
      habits.slowMs = ms;
    },
    oneByteChunks(yes) {
      habits.oneByteChunks = yes;
    },
    coalesce(reports) {
      habits.coalesce = Math.max(1, reports);
    },
    keepaliveBetween(yes) {
      habits.keepaliveBetween = yes;
    },
    mute(yes) {
      habits.keepalives = !yes;
    },
    strangers(yes) {
      withStrangers = yes;
    },
    deadAntenna(antenna, yes = true) {
      if (yes) dead.add(antenna);
      else dead.delete(antenna);
      client?.notify(param('AntennaEvent', { EventType: yes ? 0 : 1, AntennaID: antenna }));
    },
    send: (bytes) => client?.raw(bytes),
    stats: () => ({ ...count, clients: client ? 1 : 0 }),
    async close() {
      stopTicking();
      stopBooting();
      client?.end();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
};
