import type { ReactNode } from 'react';
import { useModal } from '../../kit/modal.ts';
import { Pill } from './Pill.tsx';
import styles from './Sheet.module.css';

/** A dialog that rises from below, and closes by a tap outside as well. */
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
  const { id, dialog } = useModal(onClose);
  return (
    <dialog
      {...dialog}
      className={styles.sheet}
      data-full={full || undefined}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
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
