import {
  failed,
  ok,
  type CallParsed,
  type EventValue,
  type Result,
} from '../../preload/contract/index.ts';
import { cell, type Value } from '../base/value.ts';

type Placed = EventValue<'bench'>['readers'][number]['placed'][number];
export type Motion = Placed['motion'];

/** What the bench needs of a simulated reader, whatever protocol it speaks. */
export type BenchReader = {
  readonly device: string;
  readonly antennas: readonly { readonly antenna: number; readonly zone: string }[];
  place(epc: string, antenna: number, motion: Motion): void;
  remove(epc: string): void;
  fault(fault: 'pull-cable' | 'restore-cable' | 'reboot' | 'garbage'): void;
  jumpClock(ms: number): void;
};

export type Bench = {
  readonly value: Value<EventValue<'bench'>>;
  place(input: CallParsed<'bench.place'>): Result<Record<string, never>>;
  remove(input: CallParsed<'bench.remove'>): Result<Record<string, never>>;
  fault(input: CallParsed<'bench.fault'>): Result<Record<string, never>>;
};

/** An hour either way: what a flat battery or a wrong time zone does to a reader's clock. */
const CLOCK_JUMP_MS = 3_600_000;

/** Puts garments before simulated readers and breaks these as shops break real ones. It never speaks to a screen. */
export const openBench = (
  readers: readonly BenchReader[],
  isDevice: (id: string) => boolean,
  tagOf: (sku: string) => string | null,
): Bench => {
  type State = EventValue<'bench'>['readers'][number];
  const value = cell<EventValue<'bench'>>({
    readers: readers.map(({ device, antennas }): State => ({
      device,
      antennas: [...antennas],
      placed: [],
      cable: 'plugged',
      clockOffsetMs: 0,
    })),
  });
  const change = (device: string, update: (state: State) => Partial<State>) =>
    value.set({
      readers: value
        .get()
        .readers.map((state) => (state.device === device ? { ...state, ...update(state) } : state)),
    });
  const find = (device: string): Result<BenchReader> => {
    const reader = readers.find((one) => one.device === device);
    if (reader) return ok(reader);
    return failed(isDevice(device) ? 'device-not-simulated' : 'device-unknown', { device });
  };
  const placedOn = (device: string) =>
    value.get().readers.find((state) => state.device === device)?.placed ?? [];

  return {
    value,
    place({ device, antenna, sku, motion }) {
      const found = find(device);
      if (!found.ok) return found;
      if (!found.value.antennas.some((one) => one.antenna === antenna))
        return failed('bad-input', {
          field: 'antenna',
          reason: `${device} has no antenna ${antenna}`,
        });
      const epc = tagOf(sku);
      if (epc === null) return failed('product-unknown', { sku });
      found.value.place(epc, antenna, motion);
      change(device, ({ placed }) => ({
        placed: [...placed.filter((one) => one.sku !== sku), { sku, epc, antenna, motion }],
      }));
      return ok({});
    },
    remove({ device, sku }) {
      const found = find(device);
      if (!found.ok) return found;
      for (const one of placedOn(device)) if (one.sku === sku) found.value.remove(one.epc);
      change(device, ({ placed }) => ({ placed: placed.filter((one) => one.sku !== sku) }));
      return ok({});
    },
    fault({ device, fault }) {
      const found = find(device);
      if (!found.ok) return found;
      const reader = found.value;
      switch (fault) {
        case 'pull-cable':
          reader.fault(fault);
          change(device, () => ({ cable: 'pulled' }));
          return ok({});
        case 'restore-cable':
          reader.fault(fault);
          change(device, () => ({ cable: 'plugged' }));
          return ok({});
        case 'reboot':
        case 'garbage':
          reader.fault(fault);
          return ok({});
        case 'clock-forward':
        case 'clock-back': {
          const jump = fault === 'clock-forward' ? CLOCK_JUMP_MS : -CLOCK_JUMP_MS;
          reader.jumpClock(jump);
          change(device, ({ clockOffsetMs }) => ({ clockOffsetMs: clockOffsetMs + jump }));
          return ok({});
        }
        case 'clear':
          for (const one of placedOn(device)) reader.remove(one.epc);
          change(device, () => ({ placed: [] }));
          return ok({});
      }
    },
  };
};
