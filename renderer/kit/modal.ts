import { useEffect, useId, useRef, type SyntheticEvent } from 'react';

/**
 * A native dialog: the rest of the page is inert, Escape asks to close it, and the focus goes back where it was. `id` is
 * for its title.
 */
export const useModal = (onClose: () => void) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    id,
    dialog: {
      ref: dialog,
      'aria-labelledby': id,
      /** Whoever shows it takes it away: it never closes by itself. */
      onCancel(event: SyntheticEvent) {
        event.preventDefault();
        onClose();
      },
    },
  };
};
