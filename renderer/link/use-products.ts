import { useEffect, useState } from 'react';
import type { Product } from '../../preload/contract/index.ts';
import { useLink } from './react.tsx';

/** The products of the given SKUs. What was asked once is kept while the page stands. */
export const useProducts = (skus: readonly string[]): ReadonlyMap<string, Product> => {
  const link = useLink();
  const [known, setKnown] = useState<ReadonlyMap<string, Product>>(new Map());
  const missing = [...new Set(skus)].filter((sku) => !known.has(sku)).join('\n');
  useEffect(() => {
    if (missing === '') return;
    let left = false;
    for (const sku of missing.split('\n'))
      void link.call('catalog.product', { sku }).then((answer) => {
        if (left || !answer.ok) return;
        setKnown((before) => new Map(before).set(sku, answer.value.product));
      });
    return () => {
      left = true;
    };
  }, [link, missing]);
  return known;
};
