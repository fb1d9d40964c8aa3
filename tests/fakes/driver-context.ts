import { systemClock, type Clock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import type { DeviceEvent, DriverContext, TagRead } from '../../main/devices/driver.ts';
import { portOpener } from '../../main/devices/ports/open-port.ts';
import { pageScans } from '../../main/devices/ports/page-scans.ts';

export type RecordedContext = DriverContext & {
  readonly events: DeviceEvent[];
  /** How often the driver said that its status has changed. */
  changes(): number;
  reads(): TagRead[];
};

/** What a supervisor would hand a driver, with everything it tells kept for looking at. */
export const recordedContext = (
  openPort: DriverContext['openPort'] = portOpener(pageScans()),
  clock: Clock = systemClock,
): RecordedContext => {
  const events: DeviceEvent[] = [];
  let changes = 0;
  return {
    clock,
    log: silentLog,
    emit: (event) => void events.push(event),
    changed: () => void changes++,
    openPort,
    events,
    changes: () => changes,
    reads: () => events.flatMap((event) => (event.kind === 'reads' ? event.reads : [])),
  };
};
