import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: 'plain' | 'ink' | 'red' | 'quiet';
  size?: 'normal' | 'large';
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export const Button = ({
  look = 'plain',
  size = 'normal',
  busy = false,
  className = '',
  onClick,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`${styles.button} ${styles[look]} ${styles[size]} ${className}`}
    aria-disabled={busy || undefined}
    onClick={busy ? undefined : onClick}
  />
);
