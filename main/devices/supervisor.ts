import type { DeviceHealth } from '../../preload/contract/index.ts';
import { cell, type Value } from '../base/value.ts';
import { usualPatience, type Patience } from './backoff.ts';
import type { Registry } from './registry.ts';
import {
  superviseDevice,
  type DeviceConfig,
  type SupervisedDevice,
  type SupervisorParts,
} from './supervised-device.ts';

export type { DeviceConfig, SupervisorParts } from './supervised-device.ts';

export type Devices = {
  readonly value: Value<{ readonly devices: DeviceHealth[] }>;
  /** Opens what is new, closes what is gone, reopens what has changed and leaves the rest alone. */
  apply(configs: readonly DeviceConfig[]): void;
  close(): void;
};

/** How often the time of the last event is told: reads come by the hundred a second, pages need no such pace. */
const TELL_EVERY_MS = 5_000;

export const superviseDevices = (
  registry: Registry,
  parts: SupervisorParts,
  patience: Patience = usualPatience,
): Devices => {
  const value = cell<{ readonly devices: DeviceHealth[] }>({ devices: [] });
  const open = new Map<string, { readonly text: string; readonly device: SupervisedDevice }>();
  let applying = false;

  const tell = (): void => {
    if (!applying) value.set({ devices: [...open.values()].map(({ device }) => device.health()) });
  };
  const stopTelling = parts.clock.every(TELL_EVERY_MS, () => {
    const told = value.get().devices;
    const moved = [...open.values()].some(
      ({ device }, i) => device.health().lastEventAt !== told[i]?.lastEventAt,
    );
    if (moved) tell();
  });

  const apply = (configs: readonly DeviceConfig[]): void => {
    applying = true;
    const wanted = new Map(configs.map((config) => [config.id, JSON.stringify(config)]));
    const changed = new Set<string>();
    for (const [id, { text, device }] of open) {
      if (wanted.get(id) === text) continue;
      device.close();
      open.delete(id);
      changed.add(id);
    }
    for (const config of configs) {
      if (open.has(config.id)) continue;
      const driver = registry.get(config.driver);
      // A device that was let go this moment still believes in its old client and would call itself held.
      const afterMs = changed.has(config.id) ? patience.firstMs : 0;
      const device = superviseDevice(config, driver, parts, patience, tell, afterMs);
      open.set(config.id, { text: wanted.get(config.id) ?? '', device });
    }
    applying = false;
    tell();
  };

  return {
    value,
    apply,
    close() {
      stopTelling();
      apply([]);
    },
  };
};
