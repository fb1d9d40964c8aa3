import type { BrandLost } from '../../../preload/contract/index.ts';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './Lists.module.css';

/** Coupons and stock at kiosks that may never give them back. They come back by somebody's word alone. */
export const Lost = ({
  lost,
  onChoose,
}: {
  lost: readonly BrandLost[];
  onChoose(one: BrandLost): void;
}) => {
  const { t, say, money, exactly } = useStaffLanguage();
  if (lost.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="lost-title">
      <h2 id="lost-title">{t('lost.title')}</h2>
      <p>{t('lost.text')}</p>
      <ol className={styles.list}>
        {lost.map((one) => (
          <li key={`${one.holder} ${one.offer}`} className={`${styles.row} ${styles.open}`}>
            <p>
              <b>{say(one.title)}</b>
              <span>
                {[
                  one.rights > 0 && t('lost.rights', { count: one.rights }),
                  one.stock > 0 && t('lost.stock', { count: one.stock }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span>{t(`lost.why.${one.why}`)}</span>
              <span>
                {[one.site && say(one.site), one.kiosk.split('/').at(-1)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {one.seenAt !== null && <span>{t('lost.seen', { time: exactly(one.seenAt) })}</span>}
            </p>
            <span className={styles.sum}>{money(one.worth)}</span>
            <Button onClick={() => onChoose(one)}>{t('lost.writeOff')}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
};
