import { useEffect, useState } from 'react';
import type { PassersReport } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';

/** Of so many days; null until it is told. */
export const usePassersReport = (days: number): PassersReport | null => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [report, setReport] = useState<PassersReport | null>(null);
  useEffect(() => {
    if (!connected) return;
    const stop = new AbortController();
    void link.call('insights.passers', { days }, { signal: stop.signal }).then((answer) => {
      if (!stop.signal.aborted && answer.ok) setReport(answer.value);
    });
    return () => stop.abort();
  }, [link, connected, days]);
  return report;
};
