import { useEffect, useReducer } from 'react';
import type { MemberClaim } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { useWallet } from '../wallet/feed.ts';
import { claimWithKey } from '../key/claim.ts';
import { arriving, isOfLine, landing, type Landing } from './landing.ts';

/** Runs the landing of one code against the host. */
export const useLanding = (
  code: string,
): { state: Landing; claim(member?: MemberClaim): void; retry(): void } => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const wallet = useWallet();
  const [state, dispatch] = useReducer(landing, arriving);

  const attempt = state.kind === 'opening' ? state.attempt : null;
  useEffect(() => {
    if (attempt === null) return;
    const giveUp = new AbortController();
    void link.call('offers.open', { code }, { signal: giveUp.signal }).then((answer) => {
      if (giveUp.signal.aborted) return;
      dispatch(
        answer.ok
          ? { kind: 'opened', opened: answer.value }
          : { kind: 'failed', fault: answer.fault },
      );
    });
    return () => giveUp.abort();
  }, [link, code, attempt]);

  const pass = state.kind === 'claiming' ? state.opened.pass : null;
  const member = state.kind === 'claiming' ? state.member : undefined;
  useEffect(() => {
    if (pass === null) return;
    let left = false;
    // Never aborted: a claim on its way is the shopper's, and a second one with the same pass is the same claim.
    void claimWithKey(link, pass, member).then((answer) => {
      if (left) return;
      dispatch(
        answer.ok
          ? { kind: 'claimed', coupon: answer.value }
          : { kind: 'failed', fault: answer.fault },
      );
    });
    return () => {
      left = true;
    };
  }, [link, pass, member]);

  useEffect(() => {
    if (wallet.from === 'host') dispatch({ kind: 'wallet', coupons: wallet.coupons });
  }, [wallet]);

  const waitsForLine = state.kind === 'refused' && isOfLine(state.fault);
  useEffect(() => {
    if (waitsForLine && connected) dispatch({ kind: 'retry' });
  }, [waitsForLine, connected]);

  return {
    state,
    claim: (member) => dispatch({ kind: 'claim', ...(member ? { member } : {}) }),
    retry: () => dispatch({ kind: 'retry' }),
  };
};
