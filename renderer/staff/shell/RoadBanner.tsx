import { useStaffLanguage } from '../parts/language.ts';
import { Notice } from './Notice.tsx';
import styles from './Shell.module.css';

/** Says that this till goes on at the hub while its kiosk is away, and what has to wait. */
export const RoadBanner = () => {
  const { t } = useStaffLanguage();
  return (
    <div className={styles.offline} data-road="hub">
      <Notice icon="globe" title={t('road.title')}>
        {t('road.text')}
      </Notice>
    </div>
  );
};
