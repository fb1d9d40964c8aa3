import { useWatch } from '../../link/react.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Notice } from './Notice.tsx';
import styles from './Shell.module.css';

/** Says what a till can and cannot do while the shop is cut from its hub. */
export const HubBanner = () => {
  const { t, when } = useStaffLanguage();
  const hub = useWatch('hub');
  if (!hub || hub.kind === 'none' || hub.kind === 'reached') return null;
  return (
    <div className={styles.offline} data-hub={hub.kind}>
      {hub.kind === 'away' ? (
        <Notice icon="wifi-off" title={t('hub.awayTitle', { when: when(hub.since) })}>
          {t('hub.away')}
          {hub.waiting > 0 && ` ${t('hub.waiting', { count: hub.waiting })}`}
        </Notice>
      ) : (
        <Notice icon="wifi-off" title={t('hub.joiningTitle')}>
          {t('hub.joining')}
        </Notice>
      )}
    </div>
  );
};
