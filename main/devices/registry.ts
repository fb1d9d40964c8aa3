import type { Driver } from './driver.ts';
import { llrpDriver } from './drivers/llrp/driver.ts';
import { wedgeDriver } from './drivers/wedge/driver.ts';

/** Every driver there is. A new one is a folder of its own and one line here. */
const all: readonly Driver[] = [llrpDriver, wedgeDriver];

export type Registry = ReadonlyMap<string, Driver>;

export const registryOf = (drivers: readonly Driver[]): Registry =>
  new Map(drivers.map((driver) => [driver.id, driver]));

export const registry: Registry = registryOf(all);
