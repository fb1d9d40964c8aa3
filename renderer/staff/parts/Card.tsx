import { useId, type ReactNode } from 'react';
import styles from './Card.module.css';

/** A titled part of a page. */
export const Card = ({
  title,
  note,
  flush = false,
  children,
}: {
  title: string;
  note?: ReactNode;
  /** For lists that draw their own edges. */
  flush?: boolean;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <div className={styles.note}>{note}</div>}
      </header>
      <div className={flush ? undefined : styles.inside}>{children}</div>
    </section>
  );
};
