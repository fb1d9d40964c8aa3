import { useState } from 'react';
import type { Fault } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';

export type Pointing = {
  /** What the screen shows because of this phone. */
  readonly shown: string | null;
  readonly onItsWay: string | null;
  /** Why the last one was not shown; 'invitation-gone' ends it for good. */
  readonly fault: Fault | null;
  show(sku: string): void;
};

/** Puts products on the screen whose code this phone has read. */
export const usePointing = (invitation: string): Pointing => {
  const link = useLink();
  const [shown, setShown] = useState<string | null>(null);
  const [onItsWay, setOnItsWay] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    shown,
    onItsWay,
    fault,
    show(sku) {
      if (onItsWay !== null) return;
      setOnItsWay(sku);
      void link.call('visits.show', { invitation, sku }).then((answer) => {
        setOnItsWay(null);
        setFault(answer.ok ? null : answer.fault);
        setShown(answer.ok ? sku : null);
      });
    },
  };
};
