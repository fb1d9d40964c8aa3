import { afterEach, expect, vi } from 'vitest';
import type { Clock } from '../../main/base/clock.ts';
import { llrpDriver } from '../../main/devices/drivers/llrp/driver.ts';
import type { DriverContext } from '../../main/devices/driver.ts';
import {
  startReader,
  type ReaderOptions,
  type SimulatedReader,
} from '../../main/devices/simulators/llrp/reader.ts';
import { recordedContext } from '../fakes/driver-context.ts';

export const EPC = '30143639F84191AD22901607';
export const OTHER = '3034257BF400B7800004CB2F';
export const antennas = { 1: 'mirror', 2: 'shelf' };
export const quick = { keepaliveMs: 100, answerMs: 400 };

/** Simulated readers on real sockets and drivers at them; all of it is closed after each test. */
export const llrpBench = () => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const reader = async (options: ReaderOptions = {}): Promise<SimulatedReader> => {
    const started = await startReader(options);
    closing.push(() => started.close());
    return started;
  };

  const connect = (
    to: SimulatedReader,
    options: Record<string, unknown> = {},
    openPort?: DriverContext['openPort'],
    clock?: Clock,
  ) => {
    const context = recordedContext(openPort, clock);
    const parsed = llrpDriver.options.parse({
      host: '127.0.0.1',
      port: to.port,
      antennas,
      ...quick,
      ...options,
    });
    const device = llrpDriver.open(parsed, context);
    closing.push(() => device.close());
    return { context, device };
  };

  const until = (check: () => void | Promise<void>) =>
    vi.waitFor(check, { timeout: 10_000, interval: 5 });
  const healthy = ({ device }: ReturnType<typeof connect>) =>
    until(() => expect(device.status()).toMatchObject({ health: 'ok', reason: 'none' }));
  /** As a supervisor would: tries until the reader takes us. */
  const healthyAgain = (to: SimulatedReader) =>
    until(async () => {
      const again = connect(to);
      await expect.poll(() => again.device.status().health).not.toBe('starting');
      expect(again.device.status().health).toBe('ok');
    });
  const readsOf = ({ context }: ReturnType<typeof connect>, epc: string) =>
    context.reads().filter((read) => read.epc === epc);
  return { reader, connect, until, healthy, healthyAgain, readsOf };
};
