import type { Redemption } from '../../../preload/contract/index.ts';
import { useWatch } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { useNow } from '../../kit/useNow.ts';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { spacedCoupon } from './couponText.ts';
import { useDesk } from './desk.ts';
import styles from './Recent.module.css';

const Row = ({ redemption, now }: { redemption: Redemption; now: number }) => {
  const { t, say, money, when } = useStaffLanguage();
  const { startUndo } = useDesk();
  const { coupon, reversed } = redemption;
  const code = spacedCoupon(coupon.code);
  return (
    <li className={styles.row} data-reversed={reversed !== null || undefined}>
      <div>
        <p className={styles.value}>
          <b>{money(coupon.offer.value)}</b> {say(coupon.offer.title)}
        </p>
        <p className={styles.code}>{code}</p>
        <p className={styles.when}>
          {when(redemption.at, now)} · {redemption.where}
        </p>
        {reversed && (
          <p className={styles.reversed}>
            <Icon name="undo" size={16} />
            {t('recent.reversed', { reason: reversed.reason })}
          </p>
        )}
      </div>
      {!reversed && (
        <Button
          aria-label={t('undo.rowName', { code })}
          className={styles.undo ?? ''}
          onClick={() => startUndo(redemption)}
        >
          {t('undo.row')}
        </Button>
      )}
    </li>
  );
};

export const RecentList = () => {
  const { t } = useStaffLanguage();
  const { startVoid } = useDesk();
  const feed = useWatch('redemptions');
  const now = useNow(30_000);
  const redemptions = feed?.redemptions ?? [];
  return (
    <section aria-labelledby="recent-title" className={styles.recent} aria-busy={!feed}>
      <div className={styles.head}>
        <h2 id="recent-title">{t('recent.title')}</h2>
        <Button look="quiet" onClick={startVoid}>
          {t('void.open')}
        </Button>
      </div>
      {feed && redemptions.length === 0 && (
        <p className={styles.empty}>
          <b>{t('recent.empty')}</b>
          {t('recent.emptyText')}
        </p>
      )}
      <ul>
        {redemptions.map((redemption) => (
          <Row key={redemption.id} redemption={redemption} now={now} />
        ))}
      </ul>
    </section>
  );
};

/** The same list as a page of its own, where there is no room beside the till. */
export const Recent = () => {
  const { t } = useStaffLanguage();
  return (
    <div className={styles.page}>
      <h1 className="unseen">{t('recent.title')}</h1>
      <RecentList />
    </div>
  );
};
