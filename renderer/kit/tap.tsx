import {
  useRef,
  type ButtonHTMLAttributes,
  type PointerEvent as ReactPointerEvent,
  type MouseEvent as ReactMouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import styles from './tap.module.css';

export type TapLook = 'plain' | 'primary' | 'secondary' | 'nav';

type TapProps = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'onClick' | 'onPointerDown' | 'onPointerUp' | 'onPointerCancel' | 'type' | 'disabled'
> & {
  onTap(): void;
  children: ReactNode;
  look?: TapLook;
  submit?: boolean;
  /** Stays in the focus order and says that it is off; a tap does nothing. */
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A finger may drift this far off the button before letting go, in CSS pixels. */
const DRIFT = 24;
/** A click this soon after a pointer was let go belongs to that pointer, in ms. */
const ECHO = 700;

const isOver = (event: ReactPointerEvent<HTMLButtonElement>): boolean => {
  const box = event.currentTarget.getBoundingClientRect();
  return (
    event.clientX > box.left - DRIFT &&
    event.clientX < box.right + DRIFT &&
    event.clientY > box.top - DRIFT &&
    event.clientY < box.bottom + DRIFT
  );
};

/**
 * The one button of all pages. Two people touch a big screen at once, and browsers send `click` to neither button
 * when two fingers overlap: presses are therefore counted from captured pointers. `click` remains for keyboards,
 * switches and screen readers, which send no pointer.
 */
export const Tap = ({
  onTap,
  children,
  look = 'plain',
  submit = false,
  disabled = false,
  className = '',
  ...rest
}: TapProps) => {
  const pointer = useRef<number | null>(null);
  const letGoAt = useRef(Number.NEGATIVE_INFINITY);

  const fire = () => {
    if (!disabled) onTap();
  };

  const down = (event: ReactPointerEvent<HTMLButtonElement>) => {
    if (pointer.current !== null || event.button !== 0) return;
    pointer.current = event.pointerId;
    if (!disabled) event.currentTarget.dataset.down = '';
    try {
      event.currentTarget.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is already gone (a pulled touch frame) cannot be captured; its cancel follows.
    }
  };

  const release = (event: ReactPointerEvent<HTMLButtonElement>): boolean => {
    if (pointer.current !== event.pointerId) return false;
    pointer.current = null;
    delete event.currentTarget.dataset.down;
    return true;
  };

  const up = (event: ReactPointerEvent<HTMLButtonElement>) => {
    if (!release(event)) return;
    letGoAt.current = event.timeStamp;
    if (isOver(event)) fire();
  };

  const click = (event: ReactMouseEvent<HTMLButtonElement>) => {
    if (event.detail !== 0 && event.timeStamp - letGoAt.current < ECHO) return;
    fire();
  };

  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      aria-disabled={disabled || undefined}
      className={`${styles.tap} ${look === 'plain' ? '' : styles[look]} ${className}`}
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onClick={click}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
};
