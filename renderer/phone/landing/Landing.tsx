import { useEffect } from 'react';
import { go } from '../route.ts';
import { useWallet } from '../wallet/feed.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { Refused } from './Refused.tsx';
import { Ticket } from './Ticket.tsx';
import { useLanding } from './useLanding.ts';

/** From a scanned or typed code to a coupon. */
export const Landing = ({ code }: { code: string }) => {
  const { state, claim, retry } = useLanding(code);
  const { hold } = useWallet();

  // The code is spent: the address becomes the coupon's own, which is right again after a reload.
  const held = state.kind === 'held' ? state : null;
  useEffect(() => {
    if (!held) return;
    hold(held.coupon, held.how);
    go({ kind: 'coupon', id: held.coupon.id }, 'replace');
  }, [held, hold]);

  switch (state.kind) {
    case 'opening':
    case 'held':
      return <Waiting />;
    case 'refused':
      return <Refused code={code} fault={state.fault} onRetry={retry} />;
    case 'ticket':
    case 'claiming':
      return (
        <Ticket
          opened={state.opened}
          claiming={state.kind === 'claiming'}
          fault={state.kind === 'ticket' ? state.fault : null}
          onClaim={claim}
        />
      );
  }
};
