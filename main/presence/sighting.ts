import { beat, leaveWindow, type Rhythm } from './rhythm.ts';
import type { PresenceSettings } from './settings.ts';
import { deviation, hear, type Signal } from './signal.ts';

/** One tag as one zone hears it, over all antennas of the zone. */
export type Sighting = {
  readonly zone: string;
  readonly signals: Map<number, Signal>;
  /** When it was first heard in this spell; undefined until then. */
  first: number | undefined;
  /** Times of the latest reads, oldest first: as many as confirming takes. */
  recent: number[];
  rhythm: Rhythm | undefined;
  /** The tag was there when the zone came into sight. */
  found: boolean;
  /** The last read that was loud enough to keep the tag here. */
  support: number;
  /** Silence that the tag is allowed, in ms, as of the last read. */
  window: number;
  usual: Usual;
};

/** What is usual for this tag in this zone while nobody holds it. */
type Usual = { reads: number; last: number; level: number; deviation: number };

/** A usual level drawn from fewer reads would make noise look like a lift. */
const SETTLED_READS = 10;

export const sighting = (zone: string, at: number, found: boolean): Sighting => ({
  zone,
  signals: new Map(),
  first: undefined,
  recent: [],
  rhythm: undefined,
  found,
  support: at,
  window: 0,
  usual: { reads: 0, last: at, level: 0, deviation: 0 },
});

export const see = (
  seen: Sighting,
  read: { readonly antenna: number; readonly rssi: number; readonly phase?: number },
  at: number,
  settings: PresenceSettings,
): void => {
  seen.first ??= at;
  const signal = seen.signals.get(read.antenna);
  const heard = hear(signal, read.rssi, read.phase, at, settings);
  if (heard !== signal) seen.signals.set(read.antenna, heard);
  seen.recent.push(at);
  if (seen.recent.length > Math.max(settings.enterReads, settings.crowdReads)) seen.recent.shift();
  seen.rhythm = beat(seen.rhythm, at, settings.epochMs);
  seen.window = leaveWindow(seen.rhythm, settings);
};

/** Whether enough reads came closely enough together to believe them. */
export const confirmed = (seen: Sighting, at: number, settings: PresenceSettings): boolean => {
  const within = (reads: number, ms: number): boolean => {
    const oldest = seen.recent.at(-reads);
    return oldest !== undefined && at - oldest <= ms;
  };
  return (
    within(settings.enterReads, settings.enterWithinMs) ||
    within(settings.crowdReads, settings.crowdWithinMs)
  );
};

/** dBm of the loudest antenna that still hears the tag; -Infinity where none does. */
export const loudness = (seen: Sighting, at: number): number => {
  let loudest = -Infinity;
  for (const signal of seen.signals.values())
    if (at - signal.last <= seen.window && signal.level > loudest) loudest = signal.level;
  return loudest;
};

/**
 * The antenna that hears the tag most calmly. A tag that lies still is calm for at least one antenna whatever the
 * reflections do to the others; a tag in a hand is calm for none.
 */
export const calmest = (seen: Sighting, at: number): Calm | undefined => {
  let calm: Calm | undefined;
  for (const signal of seen.signals.values()) {
    const dev = deviation(signal);
    if (dev === undefined || at - signal.last > seen.window) continue;
    if (!calm || dev < calm.deviation)
      calm = { mean: signal.mean, deviation: dev, swing: signal.swing };
  }
  return calm;
};
export type Calm = { readonly mean: number; readonly deviation: number; readonly swing: number };

export const learnUsual = (
  seen: Sighting,
  level: number,
  calm: Calm | undefined,
  at: number,
  settings: PresenceSettings,
): void => {
  const { usual } = seen;
  usual.reads++;
  const byTime = 1 - Math.exp(-(at - usual.last) / settings.baselineTauMs);
  const share = usual.reads <= SETTLED_READS ? 1 / usual.reads : byTime;
  usual.level += share * (level - usual.level);
  if (calm) usual.deviation += share * (calm.deviation - usual.deviation);
  usual.last = at;
};

export const knowsUsual = (seen: Sighting): boolean => seen.usual.reads >= SETTLED_READS;

/** Loud enough above its usual level to have been lifted. */
export const lifted = (seen: Sighting, level: number, settings: PresenceSettings): boolean =>
  knowsUsual(seen) && level >= seen.usual.level + settings.liftDb;

/** It came in a hand and has not rested here: there is no usual level to be back at. */
export const forgetUsual = (seen: Sighting, at: number): void => {
  seen.usual = { reads: 0, last: at, level: 0, deviation: 0 };
};

/** After a departure in a hand: what comes next is an arrival again. How the reader takes turns stays known. */
export const startOver = (seen: Sighting, at: number): void => {
  seen.first = undefined;
  seen.found = false;
  seen.recent = [];
  seen.signals.clear();
  forgetUsual(seen, at);
};
