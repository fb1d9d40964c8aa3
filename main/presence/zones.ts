import { epc as epcShape, type ZonePresence } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import type { PresenceEvent, PresenceInput, PresenceRead } from './events.ts';
import { presence } from './presence.ts';
import type { PresenceSettings } from './settings.ts';

export type OpenPresenceOptions = {
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: PresenceSettings;
  /** The zones to publish. Reads of others are heard too: a tag there is not here. */
  readonly zones: readonly string[];
  toSku(epc: string): string | null;
  /** Transitions, for records and insights. Never per read. */
  onEvent?(event: PresenceEvent): void;
};

/** What devices tell that may bear on presence. A scan does not. */
export type SightEvent =
  | Exclude<PresenceInput, { readonly kind: 'tick' }>
  | { readonly kind: 'scan' };

export type OpenPresence = {
  onDeviceEvent(event: SightEvent): void;
  readonly value: Value<{ readonly zones: ZonePresence[] }>;
  /** Looks products up again, as after an import that names a tag that was unknown. */
  refresh(): void;
  close(): void;
};

export const openPresence = (options: OpenPresenceOptions): OpenPresence => {
  const { clock, log, settings, toSku } = options;
  const core = presence(settings);
  /** When each held tag was lifted by the wall clock of that moment: a later step of the wall clock changes nothing. */
  let lifts = new Map<string, { readonly at: number; readonly since: number }>();
  let dropped = 0;
  let published = 0;

  const look = (): { zones: ZonePresence[] } => {
    const kept: typeof lifts = new Map();
    const zones = options.zones.map((name): ZonePresence => {
      const state = core.zone(name);
      const held = state.held.map(({ epc, at }) => {
        const known = lifts.get(epc);
        const since =
          known?.at === at
            ? known.since
            : Math.max(0, Math.round(clock.wall() - Math.max(0, clock.now() - at)));
        kept.set(epc, { at, since });
        return { epc, sku: toSku(epc), since };
      });
      return {
        zone: name,
        sight: state.sight,
        held,
        present: state.present,
        strays: [...state.strays],
      };
    });
    lifts = kept;
    return { zones };
  };

  const value = cell(look());
  const publish = (): void => {
    const next = look();
    if (JSON.stringify(next) !== JSON.stringify(value.get())) value.set(next);
  };

  /** Only what is wrong is told, and not for every read of it. */
  const sound = (read: PresenceRead): boolean => {
    if (
      Number.isFinite(read.at) &&
      Number.isFinite(read.rssi) &&
      epcShape.safeParse(read.epc).success
    )
      return true;
    if (dropped++ % 1000 === 0)
      log.warn('a read is not usable', { epc: read.epc.slice(0, 64), zone: read.zone, dropped });
    return false;
  };

  const feed = (input: PresenceInput): void => {
    const events = core.step(input);
    for (const event of events) {
      log.debug(event.kind, { epc: event.epc, zone: event.zone, from: event.from });
      options.onEvent?.(event);
    }
    if (core.changes() === published) return;
    published = core.changes();
    publish();
  };

  const stop = clock.every(settings.gridMs, () => feed({ kind: 'tick', now: clock.now() }));
  let open = true;
  return {
    onDeviceEvent(event) {
      if (!open || event.kind === 'scan') return;
      feed(event.kind === 'reads' ? { ...event, reads: event.reads.filter(sound) } : event);
    },
    value,
    refresh: publish,
    close() {
      open = false;
      stop();
    },
  };
};
