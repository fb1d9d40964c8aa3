import { Icon } from '../../kit/icons.tsx';
import { useWatch } from '../../link/react.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Shell.module.css';

/** Says what a till can and cannot do while the shop is cut from its hub. */
export const HubBanner = () => {
  const { t, when } = useStaffLanguage();
  const hub = useWatch('hub');
  if (!hub || hub.kind === 'none' || hub.kind === 'reached') return null;
  return (
    <div className={styles.offline} data-hub={hub.kind}>
      <Icon name="wifi-off" size={28} />
      {hub.kind === 'away' ? (
        <p>
          <b>{t('hub.awayTitle', { when: when(hub.since) })}</b>
          {t('hub.away')}
          {hub.waiting > 0 && ` ${t('hub.waiting', { count: hub.waiting })}`}
        </p>
      ) : (
        <p>
          <b>{t('hub.joiningTitle')}</b>
          {t('hub.joining')}
        </p>
      )}
    </div>
  );
};
