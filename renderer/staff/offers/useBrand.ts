import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, CallOutput, FaultCode } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';

/** What changed behind the host's back, such as a list that was imported beside it. */
const EVERY_MS = 60_000;
type Read = Extract<CallName, 'brand.offers' | 'brand.exceptions' | 'brand.history' | 'brand.lost'>;

export type Told<T> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly value: T; readonly at: number }
  | { readonly kind: 'failed'; readonly code: FaultCode };

/** Asked anew when the host says that something changed, while the page is looked at; the last answer stays meanwhile. */
export const useBrand = <N extends Read>(
  call: N,
): { told: Told<CallOutput<N>>; refresh(): void } => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [told, setTold] = useState<Told<CallOutput<N>>>({ kind: 'asking' });
  const again = useRef(() => {});
  const refresh = useCallback(() => again.current(), []);

  useEffect(() => {
    if (!connected) return;
    const stop = new AbortController();
    const ask = () => {
      if (document.visibilityState === 'hidden') return;
      void link.call(call, {} as never, { signal: stop.signal }).then((answer) => {
        if (stop.signal.aborted) return;
        setTold((last) => {
          if (answer.ok) return { kind: 'told', value: answer.value, at: Date.now() };
          // What was known is better than a page full of nothing.
          return last.kind === 'told' ? last : { kind: 'failed', code: answer.fault.code };
        });
      });
    };
    again.current = ask;
    // The first is the present value, told at once.
    const leave = link.watch('figures', ask);
    const timer = window.setInterval(ask, EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      stop.abort();
      leave();
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [link, connected, call]);

  return { told, refresh };
};
