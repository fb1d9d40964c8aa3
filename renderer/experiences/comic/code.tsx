import { useTranslation } from 'react-i18next';
import { Qr } from '../../kit/qr.tsx';
import styles from './view.module.css';

/** The one code: read from a metre and a half at 43 inches. */
export const Code = ({ url }: { url: string }) => {
  const { t } = useTranslation('comic');
  return (
    <section className={styles.code} aria-label={t('qr')}>
      <div>
        <p className={styles.apps}>{t('apps')}</p>
        <p className={styles.once}>{t('once')}</p>
        <p className={styles.local}>{t('local')}</p>
      </div>
      <Qr text={url} label={t('qr')} module={12} />
    </section>
  );
};
