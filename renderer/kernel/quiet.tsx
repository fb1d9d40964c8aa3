import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icons.tsx';
import styles from './quiet.module.css';

/** Shown where nothing else can be: before the host has answered, or when even the attract loop has fallen. */
export const Quiet = ({ words }: { words: boolean }) => {
  const { t } = useTranslation('kernel');
  return (
    <main className={styles.quiet} aria-busy={!words}>
      <Icon name="hanger" size={160} weight={0.8} />
      {words && (
        <>
          <h1>{t('quiet.title')}</h1>
          <p>{t('quiet.text')}</p>
        </>
      )}
    </main>
  );
};
