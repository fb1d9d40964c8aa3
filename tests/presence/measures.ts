import type { PresenceEvent } from '../../main/presence/events.ts';
import { presence } from '../../main/presence/presence.ts';
import { presenceSettings } from '../../main/presence/settings.ts';
import type { ReadLog } from '../fakes/read-logs.ts';

/** Whatever the reader hears counts, so that every departure is a false one: the tag never leaves the field. */
const ALL = presenceSettings.parse({ enterDbm: -90 });
const ZONES = presenceSettings.parse({});

/** Taking all antennas for one zone, how often our rules say this of the one tag of a log. */
const told = (log: ReadLog, kind: PresenceEvent['kind']): number => {
  const core = presence(ALL);
  let count = 0;
  for (const read of log.reads)
    for (const event of core.step({ kind: 'reads', reads: [{ ...read, zone: 'all' }] }))
      if (event.kind === kind) count++;
  return count;
};
export const arrivals = (log: ReadLog): number => told(log, 'enter');
export const departures = (log: ReadLog): number => told(log, 'leave');

/** The naive rule: gone after so much silence. */
export const silences = (log: ReadLog, ms: number): number => {
  let count = 0;
  log.reads.forEach((read, i) => {
    const before = log.reads[i - 1];
    if (before && read.at - before.at > ms) count++;
  });
  return count;
};

/** Times our rules move the tag from one antenna's zone to another's. */
export const zoneSwitches = (log: ReadLog): number => {
  const core = presence(ZONES);
  let count = 0;
  for (const read of log.reads)
    for (const event of core.step({ kind: 'reads', reads: [read] }))
      if (event.kind === 'moved') count++;
  return count;
};

/** The naive rule: where the antenna is that heard it loudest within the last second and a half. */
export const rawSwitches = (log: ReadLog): number => {
  const latest = new Map<string, { readonly rssi: number; readonly at: number }>();
  let zone: string | undefined;
  let count = 0;
  for (const read of log.reads) {
    latest.set(read.zone, read);
    let loudest: string | undefined;
    let level = -Infinity;
    for (const [name, { rssi, at }] of latest)
      if (read.at - at <= 1500 && rssi > level) {
        loudest = name;
        level = rssi;
      }
    if (zone !== undefined && loudest !== zone) count++;
    zone = loudest;
  }
  return count;
};
