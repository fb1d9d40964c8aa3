import type { EventValue } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import { cell, type Value } from '../base/value.ts';

type Alert = EventValue<'alerts'>['alerts'][number];

/** A screen that fails all night must not fill the list that staff read in the morning. */
const MOST = 50;

export type Alerts = {
  readonly value: Value<EventValue<'alerts'>>;
  /** Newest first. The same id again replaces the old one. */
  raise(id: string, kind: Alert['kind'], details: Record<string, string>): void;
  clear(id: string): void;
};

/** What staff should know and no device can tell. */
export const openAlerts = (clock: Clock): Alerts => {
  const value = cell<EventValue<'alerts'>>({ alerts: [] });
  const without = (id: string) => value.get().alerts.filter((alert) => alert.id !== id);
  return {
    value,
    raise(id, kind, details) {
      value.set({
        alerts: [{ id, kind, at: clock.wall(), details }, ...without(id)].slice(0, MOST),
      });
    },
    clear(id) {
      const rest = without(id);
      if (rest.length !== value.get().alerts.length) value.set({ alerts: rest });
    },
  };
};
