import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../kit/icons.tsx';
import styles from './Badge.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'muted';

/** A state: always an icon and a word, never colour alone. */
export const Badge = ({
  tone,
  icon,
  size = 18,
  children,
}: {
  tone: Tone;
  icon: IconName;
  size?: number;
  children: ReactNode;
}) => (
  <span className={styles.badge} data-tone={tone}>
    <Icon name={icon} size={size} />
    {children}
  </span>
);
