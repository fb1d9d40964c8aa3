import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { Amount, Frame } from './Band.tsx';
import { spacedCoupon } from './couponText.ts';
import { useDesk } from './desk.ts';
import { howText, limitText, refusalText } from './whyText.ts';
import styles from './BasketSheet.module.css';

const TakeAway = ({ code }: { code: string }) => {
  const { t } = useStaffLanguage();
  const { purchase } = useDesk();
  return (
    <Button
      look="quiet"
      aria-label={t('basket.takeAway', { code: spacedCoupon(code) })}
      onClick={() => purchase.tell({ kind: 'take-away', code })}
    >
      <Icon name="close" size={18} />
    </Button>
  );
};

/** Why this price: what each coupon takes off in its order, and why others do not. */
const Why = () => {
  const words = useStaffLanguage();
  const { t, say, money } = words;
  const { purchase } = useDesk();
  const { quoted, basket } = purchase;
  if (!quoted) return null;
  const { quote, coupons, unusable } = quoted;
  /** Once it is redeemed the lines are what was done, not what can be changed. */
  const done = basket.phase.kind === 'yes';
  const codeOf = (id: string) => coupons.find(({ coupon }) => coupon.id === id);
  return (
    <ol className={styles.why}>
      <li>
        <span className={styles.what}>{t('basket.subtotal')}</span>
        <b>{money(quote.subtotal)}</b>
      </li>
      {quote.savings.map((saving) => {
        const laid = codeOf(saving.coupon);
        const spend = basket.coupons.find(({ code }) => code === laid?.code)?.spend ?? '';
        return (
          <li key={saving.coupon} data-taken>
            <Icon name="check" size={22} />
            <span className={styles.what}>
              {say(saving.title)}
              <small>
                {[howText(saving, words), limitText(saving, words)]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </small>
              {saving.how.kind === 'allowance' && laid && !done && (
                <label className={styles.spend}>
                  {t('basket.spend')}
                  <input
                    value={spend}
                    placeholder={String(saving.saved / 100)}
                    inputMode="decimal"
                    autoComplete="off"
                    onChange={({ target }) => {
                      if (/^\d{0,8}(\.\d{0,2})?$/.test(target.value))
                        purchase.tell({ kind: 'spend', code: laid.code, text: target.value });
                    }}
                  />
                </label>
              )}
            </span>
            <b>−{money(saving.saved)}</b>
            {laid && !done && <TakeAway code={laid.code} />}
          </li>
        );
      })}
      {quote.refused.map(({ coupon, title, why }) => (
        <li key={coupon} data-refused>
          <Icon name="refused" size={22} />
          <span className={styles.what}>
            {say(title)}
            <small>{refusalText(why, words)}</small>
          </span>
          {!done && <TakeAway code={codeOf(coupon)?.code ?? ''} />}
        </li>
      ))}
      {unusable.map(({ code, fault }) => (
        <li key={code} data-refused>
          <Icon name="refused" size={22} />
          <span className={styles.what}>
            <span className={styles.code}>{spacedCoupon(code)}</span>
            <small>{t(`fault.${fault.code}.title`)}</small>
          </span>
          {!done && <TakeAway code={code} />}
        </li>
      ))}
      <li className={styles.total}>
        <span className={styles.what}>{t('basket.total')}</span>
        <b>{money(quote.total)}</b>
      </li>
    </ol>
  );
};

const Answer = () => {
  const { t, money } = useStaffLanguage();
  const { purchase } = useDesk();
  const { basket, quoted, fault, redeem, tell } = purchase;
  const { phase } = basket;
  switch (phase.kind) {
    case 'yes':
      return (
        <Frame
          tone="yes"
          icon="passed"
          title={t('redeem.yes')}
          amount={<Amount fen={phase.saved} minus />}
        >
          <p>{t('basket.pays', { total: money(phase.total) })}</p>
          <Button className={styles.next ?? ''} onClick={() => tell({ kind: 'clear' })}>
            {t('basket.next')}
          </Button>
        </Frame>
      );
    case 'unsure':
      return (
        <Frame tone="wait" icon="alert" title={t('redeem.unsure')}>
          <p>{t('redeem.unsureManual')}</p>
          <Button className={styles.next ?? ''} onClick={redeem}>
            <Icon name="again" size={20} />
            {t('redeem.retry')}
          </Button>
        </Frame>
      );
    case 'no':
      return (
        <Frame
          tone="no"
          icon="refused"
          title={t('redeem.noBecause', { reason: t(`fault.${phase.fault.code}.title`) })}
        >
          <p>{t(`fault.${phase.fault.code}.text`)}</p>
        </Frame>
      );
    case 'asking':
      return <Frame tone="idle" icon="waiting" title={t('redeem.asking')} />;
    case 'open': {
      if (fault)
        return (
          <Frame tone="no" icon="refused" title={t(`fault.${fault.code}.title`)}>
            <p>{t(`fault.${fault.code}.text`)}</p>
          </Frame>
        );
      if (basket.coupons.length === 0)
        return (
          <Frame tone="idle" icon="scan" title={t('basket.scan')}>
            <p>{t('basket.scanText')}</p>
          </Frame>
        );
      if (!quoted) return <Frame tone="idle" icon="waiting" title={t('redeem.asking')} />;
      const { saved, total } = quoted.quote;
      if (saved === 0)
        return (
          <Frame tone="no" icon="refused" title={t('fault.nothing-applies.title')}>
            <p>{t('basket.seeWhy')}</p>
          </Frame>
        );
      return (
        <section className={styles.offer}>
          <div>
            <p>{t('basket.pays', { total: money(total) })}</p>
            <small>{t('basket.notYet')}</small>
          </div>
          <Button look="red" size="large" onClick={redeem}>
            {t('basket.redeem', { saved: money(saved) })}
          </Button>
        </section>
      );
    }
  }
};

/** A basket with coupons beside it: what is to be paid, the one action, and the price line by line. */
export const BasketSheet = () => {
  const { purchase } = useDesk();
  const { phase } = purchase.basket;
  return (
    <div data-basket={phase.kind}>
      <div aria-live="assertive" aria-atomic="true">
        <Answer />
      </div>
      {purchase.basket.coupons.length > 0 && <Why />}
    </div>
  );
};
