import type { PresenceEvent, PresenceInput, PresenceRead } from './events.ts';
import { presence } from './presence.ts';
import { presenceSettings } from './settings.ts';

export const SHIRT = 'E280116060000001';
export const COAT = 'E280116060000002';
export const shop = { zones: { mirror: { kind: 'mirror' }, shelf: { kind: 'shelf' } } };

/** Reads of one tag at one antenna. `rssi` may vary with the number of the read. */
export const reads = (
  epc: string,
  zone: string,
  span: readonly [from: number, to: number],
  rssi: number | ((i: number) => number),
  { every = 50, antenna = 1 } = {},
): PresenceRead[] => {
  const out: PresenceRead[] = [];
  for (let at = span[0], i = 0; at < span[1]; at += every, i++)
    out.push({ epc, zone, antenna, rssi: typeof rssi === 'number' ? rssi : rssi(i), at });
  return out;
};
/** A hand is never still: a few dB, slowly, around where it is. */
export const inHand = (around: number) => (i: number) => around + 6 * Math.sin(i / 6);
/** A garment on a rail: a dB of noise. */
export const atRest = (around: number) => (i: number) => around + ((i * 7) % 3) - 1;

export const run = (
  inputs: readonly (PresenceInput | readonly PresenceRead[])[],
  settings: object = shop,
) => {
  const core = presence(presenceSettings.parse(settings));
  const flat: PresenceInput[] = [];
  let pending: PresenceRead[] = [];
  const flush = () => {
    for (const read of pending.sort((a, b) => a.at - b.at))
      flat.push({ kind: 'reads', reads: [read] });
    pending = [];
  };
  for (const input of inputs) {
    if (!('kind' in input)) pending.push(...input);
    else {
      flush();
      flat.push(input);
    }
  }
  flush();
  const events = flat.flatMap((input) => core.step(input));
  return { core, events, kinds: events.map(({ kind, zone }) => `${kind} ${zone}`) };
};
export const tick = (now: number): PresenceInput => ({ kind: 'tick', now });
export const first = (events: readonly PresenceEvent[], kind: PresenceEvent['kind']): number =>
  events.find((event) => event.kind === kind)?.at ?? NaN;
