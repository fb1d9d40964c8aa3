import { useState } from 'react';
import type { Coupon } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { useLive } from '../key/useLive.ts';
import { hasSeenHow, markHowSeen, type Shelf } from '../keep.ts';
import { Follow } from '../parts/Follow.tsx';
import { useKnownSite } from '../parts/house.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { go } from '../route.ts';
import { CouponCard } from './CouponCard.tsx';
import { useWallet } from './feed.ts';
import { HowTo } from './HowTo.tsx';
import { Where } from './Where.tsx';
import { ShowToStaff } from './ShowToStaff.tsx';
import styles from './CouponPage.module.css';

/** One coupon: what the till scans, and everything one asks at the till. */
export const CouponPage = ({ id, shelf }: { id: string; shelf: Shelf }) => {
  const { t } = usePhoneLanguage();
  const { coupons, from } = useWallet();
  const coupon = coupons.find((one) => one.id === id);
  if (coupon) return <Held coupon={coupon} shelf={shelf} />;
  if (from === 'none') return <Waiting />;
  return (
    <main className={styles.page}>
      <h1>{t('coupon.unknown')}</h1>
      <p className={styles.lead}>{t('coupon.unknownText')}</p>
      <Pill className={styles.wide ?? ''} onClick={() => go({ kind: 'wallet' })}>
        <Icon name="ticket" size={20} />
        {t('wallet.open')}
      </Pill>
    </main>
  );
};

const Held = ({ coupon, shelf }: { coupon: Coupon; shelf: Shelf }) => {
  const { t, say } = usePhoneLanguage();
  const { greeting } = useWallet();
  const site = useKnownSite();
  const live = useLive(coupon);
  const [large, setLarge] = useState(false);
  const [first] = useState(() => {
    const unseen = !hasSeenHow(shelf);
    markHowSeen(shelf);
    return unseen;
  });

  const brand = site?.brands.find((one) => one.id === coupon.offer.brand);
  const usable = coupon.state === 'claimed';
  const greets = greeting?.id === coupon.id && usable ? greeting.how : null;

  return (
    <main className={styles.page}>
      {greets ? (
        <div className={styles.greeting} role="status">
          <h1>{t(greets === 'claimed' ? 'coupon.fresh' : 'coupon.already')}</h1>
          <p>{t(greets === 'claimed' ? 'coupon.freshText' : 'coupon.alreadyText')}</p>
        </div>
      ) : (
        <h1 className="unseen">{say(coupon.offer.title)}</h1>
      )}
      <CouponCard coupon={coupon} brand={brand} live={live} />
      {usable && (
        <Pill look="action" className={styles.show ?? ''} onClick={() => setLarge(true)}>
          <Icon name="scan" size={22} />
          {t('coupon.show')}
        </Pill>
      )}
      {usable && <Where coupon={coupon.id} />}
      {usable && <HowTo open={first} />}
      <section className={styles.rules}>
        <h2>{t('landing.rules')}</h2>
        <p>{say(coupon.offer.terms)}</p>
      </section>
      {brand?.follow && <Follow brand={brand} waysOut />}
      {large && usable && (
        <ShowToStaff coupon={coupon} live={live} onClose={() => setLarge(false)} />
      )}
    </main>
  );
};
