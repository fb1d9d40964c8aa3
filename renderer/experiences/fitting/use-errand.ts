import { useEffect, useState } from 'react';
import type { Errand } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

export type Bringing = {
  /** The newest errand for this size, while this screen's shopper is there. */
  readonly errand: Errand | null;
  /** It could not be told to anybody. */
  readonly failed: boolean;
  ask(): void;
  withdraw(): void;
};

/** What staff were asked to bring of this garment in this size, and how far they are. */
export const useErrand = (
  host: Host<'floor'>,
  screen: string,
  sku: string,
  size: string,
): Bringing => {
  const [errands, setErrands] = useState<readonly Errand[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => host.watch('errands', (told) => setErrands(told.errands)), [host]);

  const wish = `${sku} ${size}`;
  const errand = errands.findLast(
    (one) => one.screen === screen && one.product.sku === sku && one.size === size,
  );
  return {
    errand: errand ?? null,
    failed: refused === wish,
    ask() {
      setRefused(null);
      void host.call('errands.ask', { sku, size }).then((answer) => {
        if (!answer.ok) setRefused(wish);
      });
    },
    withdraw() {
      if (errand) void host.call('errands.withdraw', { id: errand.id });
    },
  };
};
