import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Driver, DriverContext, OpenDevice } from '../../main/devices/driver.ts';
import { healthReason, health } from '../../preload/contract/index.ts';
import { recordedContext, type RecordedContext } from '../fakes/driver-context.ts';

/** A device on the table, and what can be done to it. */
export type DeviceOnTheTable = {
  /** What a site file would say, the driver's own defaults left out. */
  readonly options: Record<string, unknown>;
  openPort: DriverContext['openPort'];
  /** Makes the device tell something: a tag comes, a code is scanned. */
  stimulate(): void;
  /** Pulls the plug so that the other side notices. */
  unplug(): void;
  /** Sends bytes that are none of the protocol. */
  garbage(): void;
  /** From now on the device takes its time, though not too long. */
  slow(): void;
  close(): Promise<void> | void;
};

export type DriverSuite = {
  readonly driver: Driver;
  start(): Promise<DeviceOnTheTable> | DeviceOnTheTable;
  /** Options the driver must refuse, each with the path it must name. */
  readonly refused: readonly (readonly [path: string, options: Record<string, unknown>])[];
  /** A protocol with framing ends its connection over garbage; one of lines passes over the bad line. */
  readonly afterGarbage: 'fault' | 'ok';
};

/** What every driver owes the supervisor, whatever it drives. */
export const driverSuite = ({ driver, start, refused, afterGarbage }: DriverSuite) =>
  describe(`driver ${driver.id}`, () => {
    const closing: (() => Promise<void> | void)[] = [];
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });

    const table = async () => {
      const device = await start();
      closing.push(() => device.close());
      return device;
    };

    const openOn = (device: DeviceOnTheTable) => {
      const context = recordedContext(device.openPort);
      const open = driver.open(driver.options.parse(device.options), context);
      closing.push(() => open.close());
      return { context, open };
    };

    const until = (open: OpenDevice, wanted: string) =>
      vi.waitFor(() => expect(open.status().health).toBe(wanted), { timeout: 10_000, interval: 5 });

    const told = (context: RecordedContext) =>
      context.events.filter((event) => event.kind === 'reads' || event.kind === 'scan').length;

    it('opens, says so and hands on what the device tells', async () => {
      const device = await table();
      const { context, open } = openOn(device);
      expect(['starting', 'ok']).toContain(open.status().health);
      await until(open, 'ok');
      expect(context.changes()).toBeGreaterThan(0);
      device.stimulate();
      await vi.waitFor(() => expect(told(context)).toBeGreaterThan(0), { timeout: 10_000 });
    });

    it('speaks of its status in the closed words only', async () => {
      const device = await table();
      const { open } = openOn(device);
      await until(open, 'ok');
      const status = open.status();
      expect(health.parse(status.health)).toBe('ok');
      expect(healthReason.parse(status.reason)).toBe('none');
      for (const value of Object.values(status.details))
        expect(['string', 'number', 'boolean']).toContain(typeof value);
    });

    it('goes offline when the plug is pulled, and does not reconnect by itself', async () => {
      const device = await table();
      let opened = 0;
      const counting = { ...device, openPort: counted(device.openPort, () => opened++) };
      const { context, open } = openOn(counting);
      await until(open, 'ok');
      device.unplug();
      await until(open, 'offline');
      expect(healthReason.parse(open.status().reason)).not.toBe('none');
      const before = told(context);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told(context)).toBe(before);
      expect(opened).toBe(1);
    });

    it('survives garbage and makes nothing of it', async () => {
      const device = await table();
      const { context, open } = openOn(device);
      await until(open, 'ok');
      device.garbage();
      if (afterGarbage === 'fault') await until(open, 'fault');
      else await new Promise((resolve) => setTimeout(resolve, 50));
      expect(open.status().health).toBe(afterGarbage);
      expect(told(context)).toBe(0);
    });

    it('waits for a slow device', async () => {
      const device = await table();
      device.slow();
      const { context, open } = openOn(device);
      await until(open, 'ok');
      device.stimulate();
      await vi.waitFor(() => expect(told(context)).toBeGreaterThan(0), { timeout: 10_000 });
    });

    it('closes twice, and is silent from the first time on', async () => {
      const device = await table();
      let destroyed = 0;
      const { context, open } = openOn({
        ...device,
        openPort: (address, listener) => {
          const port = device.openPort(address, listener);
          return {
            write: (bytes) => port.write(bytes),
            destroy() {
              destroyed++;
              port.destroy();
            },
          };
        },
      });
      await until(open, 'ok');
      device.stimulate();
      open.close();
      expect(destroyed).toBeGreaterThan(0);
      const before = [context.events.length, context.changes()];
      open.close();
      device.stimulate();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect([context.events.length, context.changes()]).toEqual(before);
      expect(() => open.status()).not.toThrow();
    });

    it('can be closed before it has opened', async () => {
      const device = await table();
      const { context, open } = openOn(device);
      open.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(context.events).toEqual([]);
      expect(open.status().health).not.toBe('ok');
    });

    it('says that nobody is there', async () => {
      const device = await table();
      const { open } = openOn({
        ...device,
        openPort: (_, listener) => {
          queueMicrotask(() => listener.onClose('refused'));
          return { write() {}, destroy() {} };
        },
      });
      await until(open, 'offline');
      expect(open.status().reason).toBe('refused');
    });

    it.each(refused)('refuses wrong options at %s', (path, options) => {
      const parsed = driver.options.safeParse(options);
      const paths = parsed.error?.issues.map((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys.join() : issue.path.join('.'),
      );
      expect(paths).toContain(path);
    });
  });

const counted =
  (openPort: DriverContext['openPort'], count: () => void): DriverContext['openPort'] =>
  (address, listener) => {
    count();
    return openPort(address, listener);
  };
