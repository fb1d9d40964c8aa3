import { useCallback, useEffect, useState } from 'react';
import { useLink, useLinkStatus } from '../link/react.tsx';
import { keepToken, type Shelf } from './keep.ts';

export type Session =
  /** Not known yet: the first connection is under way. */
  | { readonly kind: 'arriving' }
  | { readonly kind: 'guest'; readonly again: boolean }
  /** Stays so while the line is gone: an associate is not asked for the PIN because a cable came loose. */
  | { readonly kind: 'staff' | 'brand' };

/** Who is at this page, by the host's word. */
export const useSession = (shelf: Shelf): { session: Session; signOut(): void } => {
  const link = useLink();
  const status = useLinkStatus();
  const role = status.kind === 'connected' ? status.role : null;
  const [session, setSession] = useState<Session>({ kind: 'arriving' });

  // The last known role survives a lost line; the adjustment belongs to this render, not to one after it.
  if ((role === 'staff' || role === 'brand') && session.kind !== role) setSession({ kind: role });
  if (role === 'guest' && session.kind !== 'guest')
    setSession({ kind: 'guest', again: session.kind !== 'arriving' });

  useEffect(() => {
    if (role === 'guest') keepToken(shelf, null);
  }, [role, shelf]);

  const signOut = useCallback(() => {
    keepToken(shelf, null);
    void link.call('staff.signOut', {}).then(() => window.location.reload());
  }, [link, shelf]);

  return { session, signOut };
};
