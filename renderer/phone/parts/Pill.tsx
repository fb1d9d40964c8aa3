import type { ButtonHTMLAttributes } from 'react';
import styles from './Pill.module.css';

type PillProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'action' | 'outline';
  busy?: boolean;
};

/** The page's button: `action` is the one red thing of a view. */
export const Pill = ({
  look = 'outline',
  busy = false,
  className = '',
  children,
  ...rest
}: PillProps) => (
  <button
    type="button"
    {...rest}
    className={`${styles.pill} ${styles[look]} ${className}`}
    aria-disabled={busy || undefined}
    aria-busy={busy || undefined}
  >
    {children}
  </button>
);
