import { useCallback, useEffect, useState } from 'react';
import type { DeviceHealth, ZonePresence } from '../../preload/contract/index.ts';
import { useLink } from '../link/react.tsx';
import { deviceNotices, presenceNotices, type Notice } from './notices.ts';

export type Entry = { readonly id: number; readonly at: number; readonly notice: Notice };

const LONGEST = 60;

/** The last things that happened, newest first, from the feeds alone. */
export const useLog = (): { entries: readonly Entry[]; add(notices: readonly Notice[]): void } => {
  const link = useLink();
  const [entries, setEntries] = useState<readonly Entry[]>([]);

  const add = useCallback((notices: readonly Notice[]) => {
    if (notices.length === 0) return;
    const at = Date.now();
    setEntries((before) => {
      let id = before[0]?.id ?? 0;
      const fresh = notices.map((notice): Entry => ({ id: ++id, at, notice }));
      return [...fresh.reverse(), ...before].slice(0, LONGEST);
    });
  }, []);

  useEffect(() => {
    let zones: readonly ZonePresence[] | null = null;
    let devices: readonly DeviceHealth[] | null = null;
    const stopPresence = link.watch('presence', (next) => {
      if (zones) add(presenceNotices(zones, next.zones));
      zones = next.zones;
    });
    const stopDevices = link.watch('devices', (next) => {
      if (devices) add(deviceNotices(devices, next.devices));
      devices = next.devices;
    });
    return () => {
      stopPresence();
      stopDevices();
    };
  }, [link, add]);

  return { entries, add };
};
