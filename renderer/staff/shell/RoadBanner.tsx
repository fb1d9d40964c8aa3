import { useState } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Shell.module.css';

/** Says that this till goes on at the hub while its kiosk is away, and what has to wait; on a phone that is a tap away. */
export const RoadBanner = () => {
  const { t } = useStaffLanguage();
  const [wide] = useState(() => window.matchMedia('(min-width: 761px)').matches);
  return (
    <div className={styles.offline} data-road="hub">
      <Icon name="globe" size={28} />
      {wide ? (
        <p>
          <b>{t('road.title')}</b>
          {t('road.text')}
        </p>
      ) : (
        <details>
          <summary>{t('road.title')}</summary>
          {t('road.text')}
        </details>
      )}
    </div>
  );
};
