import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import { Tap } from '../../kit/tap.tsx';
import { HALF, moved, STEP } from './split.ts';
import styles from './glass.module.css';

/** The line between before and after: drawn along by a finger, moved by arrow keys, or sent to either end by a tap. */
export const SplitHandle = ({
  split,
  onSplit,
}: {
  split: number;
  onSplit: (split: number) => void;
}) => {
  const { t } = useTranslation('makeup');
  const area = useRef<HTMLDivElement>(null);
  const finger = useRef<number | null>(null);

  const across = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (box && box.width > 0) onSplit(moved((event.clientX - box.left) / box.width, 0));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (finger.current !== null || event.button !== 0) return;
    finger.current = event.pointerId;
    try {
      event.currentTarget.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is already gone cannot be captured; its cancel follows.
    }
  };
  const move = (event: PointerEvent) => {
    if (finger.current === event.pointerId) across(event);
  };
  const up = (event: PointerEvent) => {
    if (finger.current === event.pointerId) finger.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -1, End: 1 }[event.key];
    if (by === undefined) return;
    // These keys go from control to control elsewhere.
    event.preventDefault();
    onSplit(moved(split, by));
  };

  return (
    <div className={styles.split} ref={area}>
      <span className={styles.line} style={{ left: `${100 * split}%` }} aria-hidden="true" />
      <div
        className={styles.handle}
        style={{ left: `${100 * split}%` }}
        role="slider"
        tabIndex={0}
        aria-label={t('split.line')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * split)}
        aria-valuetext={t('split.value', { share: Math.round(100 * split) })}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onLostPointerCapture={up}
        onKeyDown={key}
      >
        <Icon name="compare" size={56} />
      </div>
      <div className={styles.ends}>
        <Tap aria-pressed={split === 1} onTap={() => onSplit(split === 1 ? HALF : 1)}>
          {t('split.before')}
        </Tap>
        <Tap aria-pressed={split === 0} onTap={() => onSplit(split === 0 ? HALF : 0)}>
          {t('split.after')}
        </Tap>
      </div>
    </div>
  );
};
