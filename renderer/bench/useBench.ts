import { useMemo } from 'react';
import type { CallInput, Result } from '../../preload/contract/index.ts';
import { useLink } from '../link/react.tsx';
import type { Notice } from './notices.ts';
import { firstMotion, type Motion, type Placed, type Spot } from './places.ts';

export type Bench = {
  put(sku: string, spot: Spot): void;
  move(placed: Placed, motion: Motion): void;
  away(placed: Placed): void;
  fault(device: string, fault: CallInput<'bench.fault'>['fault']): void;
};

/** Drives the simulated readers. What comes of it is seen in the feeds, as with real ones; only refusals are told here. */
export const useBench = (
  placed: readonly Placed[],
  tell: (notices: readonly Notice[]) => void,
): Bench => {
  const link = useLink();
  return useMemo(() => {
    const run = (answer: Promise<Result<unknown>>) =>
      void answer.then((result) => {
        if (!result.ok) tell([{ kind: 'refused', code: result.fault.code }]);
      });
    return {
      put(sku, spot) {
        // One garment is in one place: taken from another reader's antenna first.
        for (const one of placed)
          if (one.sku === sku && one.device !== spot.device)
            run(link.call('bench.remove', { device: one.device, sku }));
        const { device, antenna } = spot;
        run(link.call('bench.place', { device, antenna, sku, motion: firstMotion(spot) }));
      },
      move({ device, antenna, sku }, motion) {
        run(link.call('bench.place', { device, antenna, sku, motion }));
      },
      away({ device, sku }) {
        run(link.call('bench.remove', { device, sku }));
      },
      fault(device, fault) {
        run(link.call('bench.fault', { device, fault }));
      },
    };
  }, [link, placed, tell]);
};
