import { useEffect, useState } from 'react';
import { useLinkStatus } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Button } from './Button.tsx';
import { useStaffLanguage } from './language.ts';
import styles from './Arriving.module.css';

/** Before the first answer of the host: nothing for a moment, then words. */
export const Arriving = () => {
  const { t } = useStaffLanguage();
  const status = useLinkStatus();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), 400);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main className={styles.page}>
      <h1 className="unseen">{t('title')}</h1>
      <div role="status">
        {shown && (
          <p>
            {status.kind === 'offline' && <Icon name="wifi-off" size={28} />}
            {status.kind === 'offline' ? t('signIn.offline') : t('line.connecting')}
          </p>
        )}
      </div>
    </main>
  );
};

export const Outdated = () => {
  const { t } = useStaffLanguage();
  return (
    <main className={styles.page}>
      <h1>{t('line.outdated')}</h1>
      <p>{t('line.outdatedText')}</p>
      <Button look="ink" size="large" onClick={() => window.location.reload()}>
        {t('line.reload')}
      </Button>
    </main>
  );
};
