import type { Brand, Offer } from '../../../preload/contract/index.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { usePatience } from '../parts/patience.ts';
import { Spinner } from '../parts/Waiting.tsx';
import styles from './RedPacket.module.css';

/** A red body and a round gold 开: one tap opens it, and the amount is the surprise. */
export const RedPacket = ({
  offer,
  brand,
  claiming,
  onOpen,
}: {
  offer: Offer;
  brand: Brand;
  claiming: boolean;
  onOpen(): void;
}) => {
  const { t, say, when } = usePhoneLanguage();
  const patience = usePatience(claiming);
  return (
    <section className={styles.packet} aria-label={say(offer.title)}>
      <div className={styles.flap}>
        <p className={styles.brand}>{say(brand.name)}</p>
        <p className={styles.title}>{say(offer.title)}</p>
      </div>
      <button
        type="button"
        className={styles.open}
        aria-label={t('landing.openName')}
        aria-disabled={claiming || undefined}
        data-busy={claiming || undefined}
        onClick={claiming ? undefined : onOpen}
      >
        {claiming && patience !== 'calm' ? <Spinner /> : <span lang="zh-Hans">开</span>}
      </button>
      <p className={styles.until}>{t('landing.until', { when: when(offer.validUntil) })}</p>
    </section>
  );
};
