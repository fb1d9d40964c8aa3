import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icons.tsx';
import styles from './getting-ready.module.css';

const STEPS = ['camera', 'models', 'look'] as const;
/** A page that keeps somebody waiting for so long says that it is sorry. */
const SORRY_MS = 8_000;

/**
 * A mirror before its first look, on the picture of the camera: what is there already, what is being fetched, what comes
 * then. It asks nothing of whoever stands there; until it has looked it does not know that nobody does.
 */
export const GettingReady = ({
  loaded,
  sorry,
}: {
  /** Whether what it looks with is there. */
  loaded: boolean;
  /** After a while, with a way on where there is one. */
  sorry: ReactNode;
}) => {
  const { t } = useTranslation('vision');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, SORRY_MS, true);
    return () => clearTimeout(timer);
  }, []);
  const done = loaded ? 2 : 1;
  return (
    <div className={styles.ready} role="status" data-part="getting-ready">
      <p>{late ? sorry : t('ready.title')}</p>
      <ol>
        {STEPS.map((step, i) => {
          const state = i < done ? 'done' : i === done ? 'now' : 'next';
          return (
            <li key={step} data-state={state}>
              <span className={styles.mark}>
                {state === 'done' && <Icon name="check" size={28} />}
              </span>
              {t(`ready.${step}.${state === 'done' ? 'done' : 'now'}`)}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
