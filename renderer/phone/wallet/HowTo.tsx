import { usePhoneLanguage } from '../parts/language.ts';
import styles from './HowTo.module.css';

/** Three steps: open by themselves for somebody who sees a coupon here for the first time. */
export const HowTo = ({ open }: { open: boolean }) => {
  const { t } = usePhoneLanguage();
  return (
    <details className={styles.how} open={open}>
      <summary>{t('how.title')}</summary>
      <ol>
        {(['1', '2', '3'] as const).map((step) => (
          <li key={step}>
            <b aria-hidden="true">{step}</b>
            {t(`how.${step}`)}
          </li>
        ))}
      </ol>
    </details>
  );
};
