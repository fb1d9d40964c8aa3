import type { Fault, Redemption } from '../../../preload/contract/index.ts';
import { Icon, type IconName } from '../../kit/icons.tsx';
import { useNow } from '../../kit/useNow.ts';
import { useStaffLanguage } from '../parts/language.ts';
import { spacedCoupon } from './couponText.ts';
import styles from './Facts.module.css';

type Line = {
  readonly key: string;
  readonly icon: IconName;
  /** For the associate's own eyes: the page cannot know it. */
  readonly check?: boolean;
  readonly words: string;
  readonly more: string;
};

/** After a yes: what was checked, and what only the associate can check. */
export const YesFacts = ({ redemption }: { redemption: Redemption }) => {
  const { t, say, money, when } = useStaffLanguage();
  const { coupon } = redemption;
  const { offer } = coupon;
  const lines: Line[] = [
    offer.threshold > 0
      ? {
          key: 'threshold',
          icon: 'eye',
          check: true,
          words: t('facts.threshold', { amount: money(offer.threshold) }),
          more: t('facts.thresholdCheck'),
        }
      : { key: 'threshold', icon: 'check', words: t('facts.noThreshold'), more: '' },
    {
      key: 'time',
      icon: 'check',
      words: t('facts.inTime'),
      more: t('facts.until', { when: when(offer.validUntil) }),
    },
    {
      key: 'first',
      icon: 'check',
      words: t('facts.first'),
      more: t('facts.claimed', { when: when(coupon.claimedAt) }),
    },
  ];
  return (
    <div className={styles.facts}>
      <ul>
        {lines.map(({ key, icon, check, words, more }) => (
          <li key={key} data-check={check || undefined}>
            <Icon name={icon} size={26} />
            <span>{words}</span>
            <span className={styles.more}>{more}</span>
          </li>
        ))}
      </ul>
      <p className={styles.terms}>
        {t('facts.terms')} · {say(offer.terms)}
      </p>
    </div>
  );
};

const useSaying = (fault: Fault): string | null => {
  const { t, when } = useStaffLanguage();
  const { at, where, validUntil, validFrom } = fault.details ?? {};
  if (fault.code === 'coupon-redeemed')
    return typeof at === 'number' && typeof where === 'string'
      ? t('facts.sayRedeemed', { when: when(at), where })
      : t('facts.sayRedeemedShort');
  if (fault.code === 'coupon-expired' && typeof validUntil === 'number')
    return t('facts.sayExpired', { when: when(validUntil) });
  if (fault.code === 'offer-not-started' && typeof validFrom === 'number')
    return t('facts.sayNotStarted', { when: when(validFrom) });
  if (fault.code === 'coupon-void') return t('facts.sayVoid');
  return fault.code === 'coupon-unknown' ? t('facts.sayUnknown') : null;
};

/** After a no: when, where and by whom it was used already, and words for the shopper. */
export const NoFacts = ({ code, fault }: { code: string; fault: Fault }) => {
  const { t, exactly, ago } = useStaffLanguage();
  const now = useNow(15_000);
  const saying = useSaying(fault);
  const { at, where, by } = fault.details ?? {};
  return (
    <div className={styles.facts}>
      <dl>
        {typeof at === 'number' && (
          <>
            <dt>{t('facts.when')}</dt>
            <dd>
              {exactly(at, now)}
              <span className={styles.more}>{ago(at, now)}</span>
            </dd>
          </>
        )}
        {typeof where === 'string' && (
          <>
            <dt>{t('facts.where')}</dt>
            <dd>{where}</dd>
          </>
        )}
        {typeof by === 'string' && by !== '' && (
          <>
            <dt>{t('facts.who')}</dt>
            <dd>{by}</dd>
          </>
        )}
        <dt>{t('redeem.code')}</dt>
        <dd className={styles.code}>{spacedCoupon(code)}</dd>
      </dl>
      {saying !== null && (
        <figure className={styles.say}>
          <figcaption>{t('facts.say')}</figcaption>
          <p>{saying}</p>
        </figure>
      )}
      {fault.code === 'coupon-redeemed' && <p className={styles.terms}>{t('facts.undoHere')}</p>}
    </div>
  );
};
