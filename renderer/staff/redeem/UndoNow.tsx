import { useEffect, useState } from 'react';
import type { Redemption } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { useDesk } from './desk.ts';
import styles from './UndoNow.module.css';

const SECONDS = 30;

/** One tap away for half a minute, when mistakes are noticed; afterwards it is in the list. */
export const UndoNow = ({ redemption }: { redemption: Redemption }) => {
  const { t } = useStaffLanguage();
  const { startUndo } = useDesk();
  const [left, setLeft] = useState(SECONDS);
  useEffect(() => {
    const timer = window.setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  if (left === 0) return null;
  return (
    <div className={styles.undo}>
      <Button size="large" onClick={() => startUndo(redemption)}>
        <Icon name="undo" size={24} />
        {t('undo.action')}
        <span aria-hidden="true">{t('undo.left', { count: left })}</span>
      </Button>
    </div>
  );
};
