import { useEffect, useState } from 'react';
import type { AssortmentReport, FaultCode } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';

export type Asked =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly report: AssortmentReport }
  | { readonly kind: 'failed'; readonly code: FaultCode };

/** The report of so many days, asked anew when the days change or the line is back; the last one stays meanwhile. */
export const useAssortment = (days: number): Asked => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' });
  useEffect(() => {
    if (!connected) return;
    const stop = new AbortController();
    void link.call('insights.assortment', { days }, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      setAsked(
        answer.ok
          ? { kind: 'told', report: answer.value }
          : { kind: 'failed', code: answer.fault.code },
      );
    });
    return () => stop.abort();
  }, [link, connected, days]);
  return asked;
};
