import { useLinkStatus } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { useWallet } from '../wallet/feed.ts';
import { usePhoneLanguage } from './language.ts';
import styles from './LineBanner.module.css';

/** Says what a missing network means for what is shown below it. */
export const LineBanner = () => {
  const { t, when } = usePhoneLanguage();
  const status = useLinkStatus();
  const wallet = useWallet();
  if (status.kind === 'outdated')
    return (
      <div className={styles.banner} role="status">
        <Icon name="again" size={22} />
        <p>{t('line.outdated')}</p>
        <button
          type="button"
          className={styles.act}
          onClick={() => window.location.replace(window.location.href)}
        >
          {t('line.reload')}
        </button>
      </div>
    );
  if (status.kind !== 'offline') return null;
  return (
    <div className={styles.banner} role="status">
      <Icon name="wifi-off" size={22} />
      {wallet.coupons.length > 0 ? (
        <p>
          <b>{t('line.offlineKept')}</b>
          <span>{t('line.asOf', { when: when(wallet.savedAt) })}</span>
        </p>
      ) : (
        <p>{t(wallet.from === 'none' ? 'line.offlineNone' : 'line.offlineEmpty')}</p>
      )}
    </div>
  );
};
