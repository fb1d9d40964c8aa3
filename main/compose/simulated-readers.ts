import type { Log } from '../base/log.ts';
import { startReader, type SimulatedReader } from '../devices/simulators/llrp/reader.ts';
import type { DeviceConfig } from '../devices/supervisor.ts';
import type { BenchReader } from './bench.ts';

export type SimulatedReaders = {
  readonly readers: readonly BenchReader[];
  /** The same devices, simulated ones at the port they really listen on. */
  reached(devices: readonly DeviceConfig[]): DeviceConfig[];
  close(): Promise<void>;
};

const antennasOf = (device: DeviceConfig) =>
  Object.entries((device['antennas'] ?? {}) as Record<string, string>).map(([antenna, zone]) => ({
    antenna: Number(antenna),
    zone,
  }));

const benchReader = (device: DeviceConfig, reader: SimulatedReader): BenchReader => ({
  device: device.id,
  antennas: antennasOf(device),
  place: (epc, antenna, motion) => reader.place(epc, antenna, { motion }),
  remove: reader.remove,
  jumpClock: (ms) => reader.clockJump(ms / 1000),
  fault(fault) {
    switch (fault) {
      case 'pull-cable':
        return reader.cablePull();
      case 'restore-cable':
        return reader.restoreCable();
      case 'reboot':
        return reader.reboot();
      case 'garbage':
        return reader.garbage();
    }
  },
});

/**
 * For every device the settings call simulated, a reader on a real loopback socket. Where its port is taken, by a second
 * demonstration on the same machine for one, any free port serves as well: the driver is pointed at it.
 */
export const startSimulatedReaders = async (
  devices: readonly DeviceConfig[],
  log: Log,
): Promise<SimulatedReaders> => {
  const running = new Map<
    string,
    { readonly reader: SimulatedReader; readonly bench: BenchReader }
  >();
  for (const device of devices) {
    if (device.simulated !== true || device.driver !== 'llrp') continue;
    const wanted = Number(device['port'] ?? 5084);
    let reader: SimulatedReader;
    try {
      reader = await startReader({ port: wanted });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      reader = await startReader();
      log.info('the simulated reader listens elsewhere', {
        device: device.id,
        wanted,
        port: reader.port,
      });
    }
    running.set(device.id, { reader, bench: benchReader(device, reader) });
  }
  return {
    readers: [...running.values()].map(({ bench }) => bench),
    reached: (list) =>
      list.map((device) => {
        const found = running.get(device.id);
        return found ? { ...device, host: '127.0.0.1', port: found.reader.port } : device;
      }),
    async close() {
      await Promise.all([...running.values()].map(({ reader }) => reader.close()));
    },
  };
};
