import { useEffect, type RefObject } from 'react';

/**
 * The field takes the focus whenever nobody else has it: after a tap beside it, when the window comes back, when a
 * dialog closes. Whoever tabs to another control keeps it; a scanner is heard there too.
 */
export const useOwnFocus = (field: RefObject<HTMLInputElement | null>): void => {
  useEffect(() => {
    let timer: number | undefined;
    const take = () => {
      const nobody = document.activeElement === null || document.activeElement === document.body;
      if (nobody && !document.querySelector('dialog[open]'))
        field.current?.focus({ preventScroll: true });
    };
    // The focus is nowhere while it moves: look again when it has arrived.
    const soon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(take, 0);
    };
    take();
    document.addEventListener('focusout', soon);
    document.addEventListener('click', soon);
    window.addEventListener('focus', soon);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('focusout', soon);
      document.removeEventListener('click', soon);
      window.removeEventListener('focus', soon);
    };
  }, [field]);
};
