import type { EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { cell, type Value } from '../base/value.ts';
import { presenceSettings } from '../presence/settings.ts';
import { openPresence, type OpenPresence } from '../presence/zones.ts';
import type { Check } from '../settings/settings.ts';
import type { SiteFile } from '../settings/site-file.ts';

/** Presence checks its own numbers; a settings file with wrong ones is refused as a whole, with their places. */
export const checkPresence: Check = (site) => {
  const read = presenceSettings.safeParse(site.presence);
  if (read.success) return [];
  return read.error.issues.map((issue) => ({
    path: ['presence', ...issue.path.map(String)].join('.'),
    reason: issue.message,
  }));
};

/** Zones in the order screens name them, then those only a device knows. */
const zonesOf = (site: SiteFile): string[] => {
  const named = site.screens.flatMap((screen) => screen.zones);
  const watched = site.devices.flatMap((device) =>
    Object.values((device['antennas'] ?? {}) as Record<string, string>),
  );
  return [...new Set([...named, ...watched])];
};

export type SitePresence = Pick<OpenPresence, 'onDeviceEvent' | 'refresh' | 'close'> & {
  readonly value: Value<EventValue<'presence'>>;
};

/** Presence by the site's numbers and zones, begun anew when these change: tags are heard again within a second. */
export const openSitePresence = (
  site: Value<SiteFile>,
  parts: { clock: Clock; log: Log; toSku(epc: string): string | null },
): SitePresence => {
  const value = cell<EventValue<'presence'>>({ zones: [] });
  const open = (): { text: string; presence: OpenPresence; stop(): void } => {
    const zones = zonesOf(site.get());
    const settings = presenceSettings.parse(site.get().presence);
    const presence = openPresence({ ...parts, settings, zones });
    value.set(presence.value.get());
    return {
      text: JSON.stringify([zones, settings]),
      presence,
      stop: presence.value.onChange(value.set),
    };
  };
  let current = open();
  const stopFollowing = site.onChange((next) => {
    if (JSON.stringify([zonesOf(next), presenceSettings.parse(next.presence)]) === current.text)
      return;
    current.stop();
    current.presence.close();
    current = open();
  });
  return {
    value,
    onDeviceEvent: (event) => current.presence.onDeviceEvent(event),
    refresh: () => current.presence.refresh(),
    close() {
      stopFollowing();
      current.stop();
      current.presence.close();
    },
  };
};
