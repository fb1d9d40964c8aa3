import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Pill } from './Pill.tsx';
import styles from './Sheet.module.css';

/** A native dialog: it keeps the focus, closes by Escape and by a tap outside, and gives the focus back. */
export const Sheet = ({
  title,
  closeWord,
  onClose,
  full = false,
  children,
}: {
  title: string;
  closeWord: string;
  onClose(): void;
  full?: boolean;
  children: ReactNode;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      data-full={full || undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.inside}>
        <h2 id={id}>{title}</h2>
        {children}
        <Pill look="action" className={styles.close ?? ''} onClick={onClose}>
          {closeWord}
        </Pill>
      </div>
    </dialog>
  );
};
