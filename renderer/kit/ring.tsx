import type { ReactNode } from 'react';

const RADIUS = 42;
const LENGTH = 2 * Math.PI * RADIUS;

/** What is left of a whole, as a closing ring around its figure. */
export const Ring = ({
  left,
  of,
  size,
  label,
  children,
}: {
  left: number;
  of: number;
  size: number;
  label: string;
  children: ReactNode;
}) => (
  <div
    role="timer"
    aria-label={label}
    style={{
      position: 'relative',
      width: size,
      height: size,
      display: 'grid',
      placeItems: 'center',
    }}
  >
    <svg
      viewBox="0 0 100 100"
      aria-hidden="true"
      style={{ position: 'absolute', inset: 0, transform: 'rotate(-90deg)' }}
      fill="none"
      strokeWidth="2.4"
    >
      <circle cx="50" cy="50" r={RADIUS} stroke="var(--line)" />
      <circle
        cx="50"
        cy="50"
        r={RADIUS}
        stroke="var(--accent)"
        strokeLinecap="round"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - Math.max(0, Math.min(1, left / of)))}
        style={{ transition: 'stroke-dashoffset 1s linear' }}
      />
    </svg>
    <div aria-hidden="true">{children}</div>
  </div>
);
