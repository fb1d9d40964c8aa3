import { usePhoneLanguage } from './language.ts';
import { usePatience } from './patience.ts';
import styles from './Waiting.module.css';

export const Spinner = () => <span className={styles.spinner} aria-hidden="true" />;

/** A whole page that is not there yet. */
export const Waiting = () => {
  const { t } = usePhoneLanguage();
  const patience = usePatience(true);
  return (
    <main className={styles.waiting} aria-busy="true">
      <h1 className="unseen">{t('title')}</h1>
      {patience !== 'calm' && <Spinner />}
      <p role="status">
        {patience === 'words' && t('line.slow')}
        {patience === 'apology' && t('line.verySlow')}
      </p>
    </main>
  );
};
