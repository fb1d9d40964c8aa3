import { chance } from './chance.ts';

export type Motion = 'still' | 'carried' | 'held';

export type Placing = {
  /** What the tag is read at when nobody touches it, in dBm. */
  readonly rssi?: number;
  readonly motion?: Motion;
  /** Other antennas that hear it too, and how loud. */
  readonly alsoHeardBy?: Readonly<Record<number, number>>;
};

export type AirRead = {
  readonly epc: string;
  readonly antenna: number;
  readonly rssi: number;
  readonly phase: number;
  readonly channel: number;
  readonly at: number;
};

export type Air = {
  /** Puts a tag before an antenna, wherever it was before. */
  place(epc: string, antenna: number, placing: Placing, now: number): void;
  remove(epc: string): void;
  clear(): void;
  /** Reads a reader makes with these antennas since it was last asked, in order. */
  reads(now: number, antennas: readonly number[]): AirRead[];
  /** Reads per second of everything together, or null for what a real reader manages. */
  pace(readsPerSecond: number | null): void;
  placed(): readonly { readonly epc: string; readonly antenna: number; readonly motion: Motion }[];
};

type Echo = {
  readonly epc: string;
  readonly antenna: number;
  readonly main: boolean;
  baseline: number;
  motion: Motion;
  /** Deviation of its strength at rest and in a hand; how much a hand lifts it. All dB. */
  readonly still: number;
  readonly moving: number;
  readonly lift: number;
  /** How easily this one is read, around 1. */
  readonly ease: number;
  /** Slow fading while it moves, and the metres to the antenna, which the phase tells of. */
  fade: number;
  distance: number;
  readonly offset: number;
  lastAt: number;
  dueAt: number;
};

const DEFAULT_RSSI = -57;
/**
 * Measured on an Impinj R420: a still tag alone is read some 70 times a second (p99 of the gap 21 to 30 ms), a carried
 * one 14 to 21 times (p99 0.2 to 0.37 s); six to nine tags get 0.5 to 4.5 reads a second each. A log-normal gap with
 * these spreads has these tails, and reads fall with the crowd faster than linearly, since tags collide.
 */
const STILL_PER_SECOND = 70;
const MOVING_PER_SECOND = 17.5;
const STILL_SPREAD = 0.25;
const MOVING_SPREAD = 0.84;
const STILL_CROWDING = 1.6;
const MOVING_CROWDING = 0.9;
const FADE_MS = 300;
/** China's 920.625 to 924.375 MHz in 16 channels, changed every 200 ms. */
const CHANNELS = 16;
const HOP_MS = 200;
const LIGHT = 299.792458;
const TURN = 2 * Math.PI;

export const airOf = (seed: number): Air => {
  const draw = chance(seed);
  let echoes: Echo[] = [];
  let perSecond: number | null = null;
  let channel = 1;
  let hopAt = Number.NEGATIVE_INFINITY;

  const add = (
    epc: string,
    antenna: number,
    rssi: number,
    motion: Motion,
    main: boolean,
    now: number,
  ): void => {
    const known = echoes.find((each) => each.epc === epc && each.antenna === antenna);
    if (known && known.main === main) {
      known.baseline = rssi;
      known.motion = motion;
      known.dueAt = Math.min(known.dueAt, now + gap(known));
      return;
    }
    const echo: Echo = {
      epc,
      antenna,
      main,
      baseline: rssi,
      motion,
      still: draw.between(0.8, 2.3),
      moving: draw.between(3.4, 5.8),
      lift: draw.between(6, 10),
      ease: draw.between(0.6, 1.4),
      fade: 0,
      distance: draw.between(0.4, 2.5),
      offset: draw.between(0, TURN),
      lastAt: now,
      dueAt: now,
    };
    echoes = [...echoes.filter((each) => each !== known), echo];
    echo.dueAt = now + gap(echo) * draw.next();
  };

  /** Milliseconds to its next read. */
  const gap = (echo: Echo): number => {
    const crowd = echoes.length;
    const moving = echo.motion !== 'still';
    const rate =
      perSecond !== null
        ? perSecond / crowd
        : moving
          ? MOVING_PER_SECOND / crowd ** MOVING_CROWDING
          : (STILL_PER_SECOND / crowd ** STILL_CROWDING) * (crowd > 1 ? echo.ease : 1);
    const spread = perSecond !== null ? 0.1 : moving ? MOVING_SPREAD : STILL_SPREAD;
    return (1000 / rate) * Math.exp(spread * draw.normal() - (spread * spread) / 2);
  };

  const readOf = (echo: Echo, at: number): AirRead => {
    const since = at - echo.lastAt;
    let rssi = echo.baseline;
    if (echo.motion === 'still') {
      rssi += echo.still * draw.normal();
    } else {
      const keep = Math.exp(-since / FADE_MS);
      echo.fade = keep * echo.fade + Math.sqrt(1 - keep * keep) * echo.moving * draw.normal();
      rssi += echo.fade + (echo.motion === 'held' ? echo.lift : 0);
      echo.distance = Math.max(0.1, echo.distance + 0.02 * draw.normal() * Math.sqrt(since / 50));
    }
    echo.lastAt = at;
    if (at >= hopAt) {
      channel = 1 + Math.floor(draw.next() * CHANNELS);
      hopAt = at + HOP_MS;
    }
    const megahertz = 920.375 + 0.25 * channel;
    const phase =
      (4 * Math.PI * echo.distance * megahertz) / LIGHT + echo.offset + 0.1 * draw.normal();
    return {
      epc: echo.epc,
      antenna: echo.antenna,
      // Readers report half decibels, and nothing below what they can hear.
      rssi: Math.max(-84, Math.min(-20, Math.round(rssi * 2) / 2)),
      phase: ((phase % TURN) + TURN) % TURN,
      channel,
      at,
    };
  };

  return {
    place(epc, antenna, { rssi = DEFAULT_RSSI, motion = 'still', alsoHeardBy = {} }, now) {
      const heard = new Map(Object.entries(alsoHeardBy).map(([port, dbm]) => [Number(port), dbm]));
      heard.set(antenna, rssi);
      echoes = echoes.filter((each) => each.epc !== epc || heard.has(each.antenna));
      for (const [port, dbm] of heard) add(epc, port, dbm, motion, port === antenna, now);
    },
    remove(epc) {
      echoes = echoes.filter((each) => each.epc !== epc);
    },
    clear() {
      echoes = [];
    },
    reads(now, antennas) {
      const made: AirRead[] = [];
      for (const echo of echoes) {
        // Silence is not saved up: a reader that starts late does not read the past.
        if (!antennas.includes(echo.antenna)) {
          echo.dueAt = Math.max(echo.dueAt, now);
          continue;
        }
        for (; echo.dueAt <= now; echo.dueAt += gap(echo)) made.push(readOf(echo, echo.dueAt));
      }
      return made.sort((a, b) => a.at - b.at);
    },
    pace(readsPerSecond) {
      perSecond = readsPerSecond;
      for (const echo of echoes) echo.dueAt = Math.min(echo.dueAt, echo.lastAt + gap(echo));
    },
    placed: () =>
      echoes
        .filter((each) => each.main)
        .map(({ epc, antenna, motion }) => ({ epc, antenna, motion })),
  };
};
