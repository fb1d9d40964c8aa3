import type { ReactNode } from 'react';
import { useModal } from '../../kit/modal.ts';
import styles from './Dialog.module.css';

export const Dialog = ({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose(): void;
  children: ReactNode;
}) => {
  const { id, dialog } = useModal(onClose);
  return (
    <dialog {...dialog} className={styles.dialog}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
};
