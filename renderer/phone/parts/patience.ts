import { useEffect, useState } from 'react';

/** A wait is nothing at first, then a spinner, then words, then an apology. */
export type Patience = 'calm' | 'spinner' | 'words' | 'apology';

const STEPS: readonly (readonly [number, Patience])[] = [
  [400, 'spinner'],
  [2_000, 'words'],
  [8_000, 'apology'],
];

export const usePatience = (waiting: boolean): Patience => {
  const [patience, setPatience] = useState<Patience>('calm');
  useEffect(() => {
    if (!waiting) return;
    const timers = STEPS.map(([ms, step]) => window.setTimeout(() => setPatience(step), ms));
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
      setPatience('calm');
    };
  }, [waiting]);
  return waiting ? patience : 'calm';
};
