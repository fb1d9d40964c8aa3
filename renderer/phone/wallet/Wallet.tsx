import type { Coupon } from '../../../preload/contract/index.ts';
import { useLinkStatus } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { CodeField } from '../parts/CodeField.tsx';
import { useKnownSite } from '../parts/house.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { useRule } from '../parts/rule.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { Worth } from '../parts/Worth.tsx';
import { go, pathOf } from '../route.ts';
import { useWallet } from './feed.ts';
import styles from './Wallet.module.css';

const Row = ({ coupon }: { coupon: Coupon }) => {
  const { t, say, when } = usePhoneLanguage();
  const site = useKnownSite();
  const rule = useRule(coupon.offer);
  const brand = site?.brands.find((one) => one.id === coupon.offer.brand);
  const usable = coupon.state === 'claimed';
  const route = { kind: 'coupon', id: coupon.id } as const;
  return (
    <li>
      <a
        href={pathOf(route)}
        className={styles.row}
        data-usable={usable || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(route);
        }}
      >
        <span className={styles.value}>
          <Worth offer={coupon.offer} as="held" size="row" />
        </span>
        <span className={styles.words}>
          <b>{say(coupon.offer.title)}</b>
          <span>
            {brand ? `${say(brand.name)} · ` : ''}
            {rule}
          </span>
          <span className={styles.when}>
            {coupon.state === 'claimed' &&
              t('coupon.expires', { when: when(coupon.offer.validUntil) })}
            {coupon.state === 'redeemed' &&
              t('coupon.used', { when: when(coupon.redeemedAt ?? coupon.claimedAt) })}
            {(coupon.state === 'expired' || coupon.state === 'void') &&
              t(`coupon.state.${coupon.state}`)}
          </span>
        </span>
        <span className={styles.go}>
          <Icon name="back" size={20} />
        </span>
      </a>
    </li>
  );
};

const List = ({ title, coupons }: { title: string; coupons: readonly Coupon[] }) =>
  coupons.length === 0 ? null : (
    <section className={styles.list}>
      <h2>{title}</h2>
      <ul>
        {coupons.map((coupon) => (
          <Row key={coupon.id} coupon={coupon} />
        ))}
      </ul>
    </section>
  );

export const Wallet = () => {
  const { t } = usePhoneLanguage();
  const { coupons, from } = useWallet();
  const status = useLinkStatus();
  if (from === 'none' && (status.kind === 'connecting' || status.kind === 'connected'))
    return <Waiting />;
  const usable = coupons.filter((coupon) => coupon.state === 'claimed');
  const over = coupons.filter((coupon) => coupon.state !== 'claimed');
  return (
    <main className={styles.wallet}>
      <h1>{t('wallet.title')}</h1>
      {coupons.length === 0 && from !== 'none' && (
        <div className={styles.empty}>
          <Icon name="ticket" size={56} weight={1.2} />
          <p>
            <b>{t('wallet.empty')}</b>
            {t('wallet.emptyText')}
          </p>
        </div>
      )}
      <List title={t('wallet.usable')} coupons={usable} />
      <List title={t('wallet.over')} coupons={over} />
      <div className={styles.field}>
        <CodeField />
      </div>
    </main>
  );
};
