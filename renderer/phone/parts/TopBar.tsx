import { Icon } from '../../kit/icons.tsx';
import { keepLanguage, type Shelf } from '../keep.ts';
import { go, type Route } from '../route.ts';
import { useWallet } from '../wallet/feed.ts';
import { houseOf, useKnownSite } from './house.ts';
import { usePhoneLanguage } from './language.ts';
import styles from './TopBar.module.css';

export const TopBar = ({ route, shelf }: { route: Route; shelf: Shelf }) => {
  const { t, i18n, language, say } = usePhoneLanguage();
  const site = useKnownSite();
  const { coupons } = useWallet();
  const other = language === 'zh' ? 'en' : 'zh';
  const count = coupons.length;

  const change = () => {
    keepLanguage(shelf, other);
    void i18n.changeLanguage(other);
  };

  return (
    <header className={styles.bar}>
      {route.kind === 'wallet' ? (
        <span />
      ) : (
        <button type="button" className={styles.side} onClick={() => go({ kind: 'wallet' })}>
          {route.kind === 'coupon' ? (
            <>
              <Icon name="back" size={24} />
              <span>{t('wallet.open')}</span>
            </>
          ) : (
            <>
              <Icon name="ticket" size={22} />
              <span>{count > 0 ? t('wallet.openCount', { count }) : t('wallet.open')}</span>
            </>
          )}
        </button>
      )}
      <p className={styles.name}>{site ? say(houseOf(site)) : ''}</p>
      <button
        type="button"
        className={`${styles.side} ${styles.end}`}
        onClick={change}
        lang={other === 'zh' ? 'zh-Hans' : other}
        aria-label={t('switchName')}
      >
        {t('switch')}
      </button>
    </header>
  );
};
