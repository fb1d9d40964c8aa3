import { useCallback, useEffect, useReducer } from 'react';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { keepPending, keptPending, type Shelf } from '../keep.ts';
import type { Reading } from './couponText.ts';
import { newIntent } from './intent.ts';
import { intentFor, pendingOf, startTill, till, waitBefore, type Till } from './redeem.ts';
import type { Redemption } from '../../../preload/contract/index.ts';

/** Runs the till against the host: one call per intent, asked again until it is answered. */
export const useTill = (
  visit: Shelf,
  name: string,
): {
  state: Till;
  /** Two codes ran into one another. */
  mixed(text: string): void;
  take(reading: Exclude<Reading, { kind: 'short' }>, text: string, from: 'scanner' | 'keys'): void;
  retry(): void;
  clear(): void;
  undone(redemption: Redemption): void;
} => {
  const link = useLink();
  const status = useLinkStatus();
  const connected = status.kind === 'connected' && status.role === 'staff';
  const [state, dispatch] = useReducer(till, visit, (shelf) => startTill(keptPending(shelf)));

  const pending = pendingOf(state);
  useEffect(() => keepPending(visit, pending), [visit, pending]);

  const asked = state.kind === 'asking' ? state.pending : null;
  useEffect(() => {
    if (!asked) return;
    let left = false;
    const { code, intent, live, seen = false } = asked;
    // Never aborted: whatever becomes of this page, an answer once asked for is the host's to finish.
    void link
      .call('offers.redeem', { code: live ?? code, seen, intent, till: name })
      .then((answer) => {
        if (left) return;
        dispatch(
          answer.ok
            ? { kind: 'redeemed', intent, redemption: answer.value, at: Date.now() }
            : { kind: 'failed', intent, fault: answer.fault },
        );
      });
    return () => {
      left = true;
    };
    // The till's name belongs to the moment of asking; renaming it must not ask again.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [link, asked]);

  const asksAfter =
    state.kind === 'unsure' && state.byItself && connected ? waitBefore(state.tries) : null;
  useEffect(() => {
    if (asksAfter === null) return;
    const timer = window.setTimeout(() => dispatch({ kind: 'retry' }), asksAfter);
    return () => window.clearTimeout(timer);
  }, [asksAfter]);

  const take = useCallback(
    (reading: Exclude<Reading, { kind: 'short' }>, text: string, from: 'scanner' | 'keys') => {
      if (reading.kind !== 'coupon') return dispatch({ kind: 'unclear', why: reading.kind, text });
      const { code, live } = reading;
      const intent = intentFor(state, code, newIntent);
      const shown = live === undefined ? { seen: from === 'keys' } : { live };
      const pending = { code, intent, ...shown };
      dispatch({ kind: 'code', pending, connected, from, at: Date.now() });
    },
    [state, connected],
  );

  return {
    state,
    mixed: (text) => dispatch({ kind: 'unclear', why: 'mixed', text }),
    take,
    retry: () => dispatch({ kind: 'retry' }),
    clear: () => dispatch({ kind: 'clear' }),
    undone: (redemption) => dispatch({ kind: 'undone', redemption }),
  };
};
