import { useEffect, useState } from 'react';
import type { Host } from '../../kernel/needs.ts';
import { linesOf, type Line } from './wardrobe.ts';

const RETRY_MS = 3_000;

/** The shop's shades; null while they come. A passing failure is tried again. */
export const useLines = (host: Host<'shades'>): readonly Line[] | null => {
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await host.call('catalog.makeup', {}, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setLines(linesOf(answer.value.makeup));
      else timer = setTimeout(() => void ask(), RETRY_MS);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [host]);
  return lines;
};
