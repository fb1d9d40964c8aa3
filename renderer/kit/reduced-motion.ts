import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

const follow = (changed: () => void): (() => void) => {
  const query = matchMedia(QUERY);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether things that move by themselves are unwelcome here. */
export const useReducedMotion = (): boolean =>
  useSyncExternalStore(
    follow,
    () => matchMedia(QUERY).matches,
    () => false,
  );
