import type { Brand } from '../../../preload/contract/index.ts';
import { usePhoneLanguage } from './language.ts';
import { WaysOut } from './WaysOut.tsx';
import styles from './Follow.module.css';

/** Opens the brand's own page on a tap, never by itself: apps refuse redirects, and following is a choice. */
export const Follow = ({ brand, waysOut = false }: { brand: Brand; waysOut?: boolean }) => {
  const { t, say } = usePhoneLanguage();
  if (!brand.follow) return null;
  return (
    <section className={styles.follow}>
      <div className={styles.row}>
        <p>
          <b>{t('follow.title', { brand: say(brand.name) })}</b>
          <span>{t('follow.text')}</span>
        </p>
        <a
          href={brand.follow.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${t('follow.go')} ${say(brand.follow.label)}`}
        >
          {t('follow.go')}
        </a>
      </div>
      {waysOut && <WaysOut url={brand.follow.url} />}
    </section>
  );
};
