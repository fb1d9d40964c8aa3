import type { Brand, Offer } from '../../../preload/contract/index.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { useRule } from '../parts/rule.ts';
import { Worth } from '../parts/Worth.tsx';
import styles from './OfferCard.module.css';

/** The black ticket. */
export const OfferCard = ({ offer, brand }: { offer: Offer; brand: Brand }) => {
  const { t, say, when } = usePhoneLanguage();
  const rule = useRule(offer);
  return (
    <section className={styles.card} aria-label={say(offer.title)}>
      <p className={styles.title}>
        {say(brand.name)} · {say(offer.title)}
      </p>
      <p className={styles.amount}>
        <Worth offer={offer} as="offered" size="ticket" />
      </p>
      <p className={styles.rule}>{rule}</p>
      <div className={styles.tear} aria-hidden="true" />
      <p className={styles.until}>{t('landing.until', { when: when(offer.validUntil) })}</p>
    </section>
  );
};
