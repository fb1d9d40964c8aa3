import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

/**
 * A question over the whole stage. Whoever shows it makes what lies beneath inert, so that focus cannot leave it;
 * focus comes to its first control and goes back when it closes.
 */
export const Dialog = ({
  title,
  second,
  urgent = false,
  before,
  children,
}: {
  title: ReactNode;
  /** The same in another language, for whoever comes next. */
  second?: { readonly text: string; readonly language: string } | undefined;
  urgent?: boolean;
  before?: ReactNode;
  children: ReactNode;
}) => {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const last = document.activeElement;
    // A page lays all of itself out to give focus: in a task of its own, or the touch that asked would wait for it.
    const soon = setTimeout(() =>
      card.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true }),
    );
    return () => {
      clearTimeout(soon);
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && last instanceof HTMLElement && last.isConnected)
          last.focus({ preventScroll: true });
      });
    };
  }, []);
  return (
    <div className={styles.veil}>
      <section
        ref={card}
        className={styles.card}
        role={urgent ? 'alertdialog' : 'dialog'}
        aria-modal="true"
        aria-labelledby={id}
      >
        {before}
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {second && (
          <p className={styles.second} lang={second.language}>
            {second.text}
          </p>
        )}
        {children}
      </section>
    </div>
  );
};
