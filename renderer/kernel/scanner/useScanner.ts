import { useEffect, useRef } from 'react';
import { noBurst, pressed, settled, settlesAt, type BurstStep, type Scan } from './burst.ts';
import { wedgeKey } from './keys.ts';

/**
 * Hears a keyboard-wedge scanner wherever the focus is. Characters are let through (a field shows them as they
 * come), but the key that ends a burst is kept from the page: it must not press whichever button has the focus.
 */
export const useScanner = (onScan: (scan: Scan) => void): void => {
  const listener = useRef(onScan);
  useEffect(() => {
    listener.current = onScan;
  });
  useEffect(() => {
    let burst = noBurst;
    let timer: number | undefined;
    const take = (step: BurstStep) => {
      burst = step.burst;
      if (step.scan) listener.current(step.scan);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.repeat ? null : wedgeKey(event);
      if (!key) return;
      window.clearTimeout(timer);
      take(pressed(burst, key));
      if (key.kind === 'end' && burst.ended) {
        event.preventDefault();
        event.stopPropagation();
      }
      const due = settlesAt(burst);
      if (due === null) return;
      timer = window.setTimeout(() => take(settled(burst, due)), due - key.at);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
};
