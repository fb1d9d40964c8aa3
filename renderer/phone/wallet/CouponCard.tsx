import type { Brand, Coupon } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useNow } from '../../kit/useNow.ts';
import type { Live } from '../key/useLive.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { useRule } from '../parts/rule.ts';
import { groupsOf } from '../parts/shortCode.ts';
import { Worth } from '../parts/Worth.tsx';
import styles from './CouponCard.module.css';

/** As wide as a card is on the narrowest phones. */
const WIDEST = 300;

const Body = ({ coupon, live }: { coupon: Coupon; live: Live | null }) => {
  const { t, when, money } = usePhoneLanguage();
  const groups = groupsOf(coupon.code);
  const label = t('coupon.qr', { code: groups.join(' ') });
  switch (coupon.state) {
    case 'claimed':
      return (
        <>
          {live === null ? (
            <Qr text={groups.join('')} label={label} module={5} className={styles.qr ?? ''} />
          ) : (
            <Qr text={live.text} label={label} edge={WIDEST} className={styles.qr ?? ''} />
          )}
          <div className={styles.words}>
            <p className={styles.code}>
              {groups.map((group) => (
                <span key={group}>{group}</span>
              ))}
            </p>
            {live !== null && (
              <p key={live.text} className={styles.live}>
                {t('coupon.live')}
              </p>
            )}
            <p className={styles.speak}>{t('coupon.speak')}</p>
          </div>
        </>
      );
    case 'redeemed':
      return (
        <div className={styles.over}>
          <Icon name="passed" size={40} weight={1.4} />
          <div>
            <b>{t('coupon.usedNow', { amount: money(coupon.offer.value) })}</b>
            <p>
              {coupon.redeemedAt !== null &&
                (coupon.redeemedWhere === null
                  ? t('coupon.used', { when: when(coupon.redeemedAt) })
                  : t('coupon.usedAt', {
                      when: when(coupon.redeemedAt),
                      where: coupon.redeemedWhere,
                    }))}
            </p>
          </div>
        </div>
      );
    case 'expired':
    case 'void':
      return (
        <div className={styles.over}>
          <Icon name={coupon.state === 'expired' ? 'clock' : 'help'} size={40} weight={1.4} />
          <p>
            {coupon.state === 'expired'
              ? t('coupon.expiredText', { when: when(coupon.offer.validUntil) })
              : t('coupon.voidText')}
          </p>
        </div>
      );
  }
};

export const CouponCard = ({
  coupon,
  brand,
  live,
}: {
  coupon: Coupon;
  brand: Brand | undefined;
  /** What a phone with a key shows in the place of the plain code. */
  live: Live | null;
}) => {
  const { t, say, when } = usePhoneLanguage();
  const rule = useRule(coupon.offer);
  const now = useNow(30_000);
  const usable = coupon.state === 'claimed';
  // By the phone's own clock, which may be wrong: the code stays, only the words change.
  const late = coupon.offer.validUntil < now;
  return (
    <section
      className={styles.card}
      data-state={coupon.state}
      data-coupon={coupon.id}
      aria-label={say(coupon.offer.title)}
    >
      <div className={styles.top}>
        <div>
          <p className={styles.title}>
            {brand ? `${say(brand.name)} · ` : ''}
            {say(coupon.offer.title)}
          </p>
          <p className={styles.value}>
            <Worth offer={coupon.offer} as="held" size="card" />
            <span>{rule}</span>
          </p>
        </div>
        <p className={styles.state}>{t(`coupon.state.${coupon.state}`)}</p>
      </div>
      <div className={styles.body} role="status" data-live={live !== null || undefined}>
        <Body coupon={coupon} live={live} />
      </div>
      {usable && (
        <p className={styles.until} data-late={late || undefined}>
          <Icon name="clock" size={18} />
          {t(late ? 'coupon.expiredHere' : 'coupon.expires', {
            when: when(coupon.offer.validUntil),
          })}
        </p>
      )}
    </section>
  );
};
