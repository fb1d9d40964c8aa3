import { useCallback, useSyncExternalStore } from 'react';
import { useHouse, useKernelState } from '../react.tsx';
import type { TicketView } from './tickets.ts';

const WAITING: TicketView = { kind: 'waiting' };
const LINE: TicketView = { kind: 'away', why: 'line' };

/** The rotating code of this visit for this screen's offer, kept fresh while it is shown. Null without an offer. */
export const useTicket = (): TicketView | null => {
  const { kernel } = useHouse();
  const offered = useKernelState((state) => state.place?.offer != null);
  const visit = useKernelState((state) => state.course.visit);
  const connected = useKernelState((state) => state.line === 'connected');
  const subscribe = useCallback(
    (changed: () => void) =>
      visit === null ? () => {} : (kernel.ticket()?.subscribe(changed) ?? (() => {})),
    [kernel, visit],
  );
  const look = useCallback(
    () => (visit === null ? undefined : kernel.ticket()?.view()),
    [kernel, visit],
  );
  const view = useSyncExternalStore(subscribe, look, look);
  if (!offered) return null;
  return view ?? (connected ? WAITING : LINE);
};
