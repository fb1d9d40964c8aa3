import { useCallback, useEffect, useState } from 'react';
import type { Host } from '../needs.ts';
import { seal } from '../../kit/seal/seal.ts';

/** Seals a picture and leaves it for one phone. The address, with its key, is here alone. */
export const useParcel = (host: Host<'handoff'>, onFetched: () => void) => {
  const [left, setLeft] = useState<{ readonly id: string; readonly url: string } | null>(null);

  useEffect(() => {
    if (!left) return undefined;
    return host.watch('handoffs', ({ handoffs }) => {
      if (handoffs.some(({ id, state }) => id === left.id && state === 'taken')) onFetched();
    });
  }, [host, left, onFetched]);

  const leave = useCallback(
    async (canvas: HTMLCanvasElement): Promise<boolean> => {
      const blob = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', 0.82),
      );
      if (!blob) return false;
      const { sealed, key } = await seal(new Uint8Array(await blob.arrayBuffer()));
      const answer = await host.call('handoff.leave', { sealed }, { timeoutMs: 20_000 });
      if (answer.ok) setLeft({ id: answer.value.id, url: `${answer.value.url}#${key}` });
      return answer.ok;
    },
    [host],
  );
  const withdraw = useCallback(() => {
    if (left) void host.call('handoff.withdraw', { id: left.id });
    setLeft(null);
  }, [host, left]);
  return { url: left?.url ?? null, leave, withdraw };
};
