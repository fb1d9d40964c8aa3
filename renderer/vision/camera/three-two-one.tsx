import { useEffect } from 'react';
import styles from './three-two-one.module.css';

const SECOND_MS = 1_000;

/** Counts while there is somebody to be seen. `left` is in seconds; null where nothing is counted. */
export const useThreeTwoOne = (
  left: number | null,
  sees: boolean,
  { onGone, onTick, onNow }: { onGone(): void; onTick(): void; onNow(): void },
): void => {
  useEffect(() => {
    if (left === null) return undefined;
    if (!sees) {
      onGone();
      return undefined;
    }
    const timer = setTimeout(left > 1 ? onTick : onNow, SECOND_MS);
    return () => clearTimeout(timer);
  }, [left, sees, onGone, onTick, onNow]);
};

/** In words and numbers, never by sound alone. */
export const ThreeTwoOne = ({ left, label }: { left: number; label: string }) => (
  <p className={styles.count} role="timer" aria-live="assertive" aria-label={label}>
    {left}
  </p>
);
