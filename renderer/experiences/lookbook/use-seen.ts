import { useEffect } from 'react';
import type { Outfit, ProductAnswer } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

const MOST_SHOWN = 32;
const MOST_OPENED = 16;

/**
 * Tells the host what is on the screen, for the shop to count where its settings say so. Nobody waits for an answer: a
 * count that is lost is lost.
 */
export const useSeen = (
  host: Host<'catalog'>,
  answer: ProductAnswer | null,
  by: 'tag' | 'touch',
  opened: Outfit | undefined,
): void => {
  useEffect(() => {
    if (!answer) return;
    const pieces = (outfits: readonly Outfit[]) => [
      ...new Set(outfits.flatMap((outfit) => outfit.pieces.map(({ product }) => product.sku))),
    ];
    void host.call('insights.seen', {
      sku: answer.product.sku,
      by,
      shown: pieces(answer.outfits).slice(0, MOST_SHOWN),
      opened: opened ? pieces([opened]).slice(0, MOST_OPENED) : [],
    });
  }, [host, answer, by, opened]);
};
