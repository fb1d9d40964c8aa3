import { useEffect, useState } from 'react';
import type { Result } from '../../../preload/contract/index.ts';
import type { Host } from '../../kernel/needs.ts';

/** The address that a phone opens, good for this visit. Null until it is there; asked again when the line is back. */
export const useInvitation = (host: Host<'phone'>, online: boolean): Result<string> | null => {
  const [invitation, setInvitation] = useState<Result<string> | null>(null);
  useEffect(() => {
    if (!online) return undefined;
    const stop = new AbortController();
    void host.call('visits.invite', {}, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return;
      setInvitation(answer.ok ? { ok: true, value: answer.value.url } : answer);
    });
    return () => stop.abort();
  }, [host, online]);
  return invitation;
};
