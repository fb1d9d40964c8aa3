import styles from './hands.module.css';

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;

/** How much of the wait for a choice is over. */
export const RingAround = ({ part, size }: { part: number; size: number }) => (
  <svg
    className={styles.ring}
    width={size}
    height={size}
    viewBox="0 0 100 100"
    fill="none"
    strokeWidth="7"
    aria-hidden="true"
  >
    <circle cx="50" cy="50" r={RADIUS} stroke="var(--ink)" strokeWidth="2" opacity="0.5" />
    {part > 0 && (
      <circle
        cx="50"
        cy="50"
        r={RADIUS}
        stroke="var(--accent)"
        strokeLinecap="round"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - Math.min(1, part))}
      />
    )}
  </svg>
);
