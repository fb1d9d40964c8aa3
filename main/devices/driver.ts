import type { z } from 'zod';
import type { Health, HealthReason } from '../../preload/contract/index.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';

/** One sighting of a tag by one antenna. */
export type TagRead = {
  /** Upper-case hexadecimal. */
  readonly epc: string;
  readonly antenna: number;
  readonly zone: string;
  /** dBm. */
  readonly rssi: number;
  /** Radians, 0 to 2π, where the reader reports it. */
  readonly phase?: number;
  /** Monotonic milliseconds at arrival: reader clocks jump, ours does not. */
  readonly at: number;
};

export type DeviceEvent =
  | { readonly kind: 'reads'; readonly reads: readonly TagRead[] }
  /**
   * A sign of life: from `since` to `at` the device has watched these zones without a break, so that what it did not
   * tell of in that time was not there. After the reads it came with.
   */
  | {
      readonly kind: 'alive';
      readonly zones: readonly string[];
      readonly since: number;
      readonly at: number;
    }
  /** These zones can be seen again. */
  | { readonly kind: 'sight'; readonly zones: readonly string[]; readonly at: number }
  /** These zones are no longer seen: their tags are unknown, not gone. */
  | { readonly kind: 'sight-lost'; readonly zones: readonly string[]; readonly at: number }
  | { readonly kind: 'scan'; readonly text: string; readonly at: number };

export type DriverStatus = {
  readonly health: Health;
  readonly reason: HealthReason;
  readonly details: Readonly<Record<string, string | number | boolean>>;
};

/** A stream of bytes to a device. A simulator replaces what is behind it, never the driver. */
export type Port = {
  write(bytes: Uint8Array): void;
  /** Ends the connection at once. Safe to call twice. */
  destroy(): void;
};

export type PortListener = {
  onOpen(): void;
  onData(bytes: Uint8Array): void;
  /** Once; nothing comes after it. */
  onClose(reason: HealthReason): void;
};

export type DriverContext = {
  readonly clock: Clock;
  readonly log: Log;
  emit(event: DeviceEvent): void;
  /** Tells the supervisor that the status has changed. */
  changed(): void;
  /** `tcp:HOST:PORT` or `page:SCREEN` (finished scans as UTF-8 lines). Never throws: a refusal arrives as `onClose`. */
  openPort(address: string, listener: PortListener): Port;
};

export type OpenDevice = {
  status(): DriverStatus;
  /** Releases everything. Safe to call twice. */
  close(): void;
};

/**
 * A driver opens one connection and reports how it goes. It does not reconnect: when its status turns `offline`,
 * `busy` or `fault`, the supervisor closes it and opens it again with backoff.
 */
export type Driver<Options = unknown> = {
  readonly id: string;
  readonly kind: 'rfid-reader' | 'scanner';
  readonly options: z.ZodType<Options>;
  open(options: Options, context: DriverContext): OpenDevice;
};

/** Keeps the options' type inside the driver, so that a registry can hold drivers of every kind. */
export const defineDriver = <Options>(driver: Driver<Options>): Driver<Options> => driver;
