import type {
  CallInput,
  CallName,
  CallOutput,
  EventValue,
  Link,
} from '../../preload/contract/index.ts';

type Spot = { zone?: string; motion?: CallInput<'bench.place'>['motion'] };

export type Reader = {
  /** Puts a garment before a zone, in the way a shopper would: held, unless said otherwise. */
  lift(sku: string, spot?: Spot): Promise<void>;
  putAway(sku: string): Promise<void>;
  fault(fault: CallInput<'bench.fault'>['fault']): Promise<void>;
  /** Resolves once the shop's products are in: a kiosk serves while it still imports. */
  stocked(): Promise<void>;
  /** Nothing left before any zone. */
  clear(): Promise<void>;
};

type BenchState = EventValue<'bench'>;

const stateOf = (bench: Link): Promise<BenchState> =>
  new Promise((resolve) => {
    const stop = bench.watch('bench', (state) => {
      resolve(state);
      // The first value may come while `watch` still runs.
      queueMicrotask(() => stop());
    });
  });

/** The simulated readers of a shop. They put bytes on a socket; nothing here touches the screen. */
export const simulatedReader = (bench: Link): Reader => {
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const result = await bench.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.fault)}`);
    return result.value;
  };
  const first = async () => {
    const { readers } = await stateOf(bench);
    const [reader] = readers;
    if (!reader) throw new Error('this shop has no simulated reader');
    return { readers, reader };
  };
  const spotOf = async (zone: string | undefined) => {
    const { readers, reader } = await first();
    for (const one of readers)
      for (const { antenna, zone: watched } of one.antennas)
        if (zone === undefined || watched === zone) return { device: one.device, antenna };
    throw new Error(`no antenna of ${reader.device} or another reader watches ${zone}`);
  };
  return {
    async lift(sku, { zone, motion = 'held' } = {}) {
      await call('bench.place', { ...(await spotOf(zone)), sku, motion });
    },
    async putAway(sku) {
      const { readers } = await stateOf(bench);
      for (const { device, placed } of readers)
        if (placed.some((one) => one.sku === sku)) await call('bench.remove', { device, sku });
    },
    async fault(fault) {
      const { reader } = await first();
      await call('bench.fault', { device: reader.device, fault });
    },
    async stocked() {
      for (;;) {
        const { imports } = await call('catalog.imports', {});
        if (imports.some(({ kind, state }) => kind === 'reviews' && state !== 'running')) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async clear() {
      const { readers } = await stateOf(bench);
      for (const { device } of readers) await call('bench.fault', { device, fault: 'clear' });
    },
  };
};
