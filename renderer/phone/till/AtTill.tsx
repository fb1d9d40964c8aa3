import { useState } from 'react';
import type { Coupon, Fault } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useLink } from '../../link/react.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { useRule } from '../parts/rule.ts';
import { groupsOf } from '../parts/shortCode.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { Worth } from '../parts/Worth.tsx';
import { go } from '../route.ts';
import { useWallet } from '../wallet/feed.ts';
import styles from './AtTill.module.css';

type Asked =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'asking'; readonly coupon: Coupon }
  | { readonly kind: 'answered'; readonly coupon: Coupon; readonly receipt: string }
  | { readonly kind: 'refused'; readonly coupon: Coupon; readonly fault: Fault };

const Choice = ({ coupon, onChoose }: { coupon: Coupon; onChoose(): void }) => {
  const { say } = usePhoneLanguage();
  const rule = useRule(coupon.offer);
  return (
    <li>
      <button type="button" className={styles.choice} onClick={onChoose}>
        <Worth offer={coupon.offer} as="held" size="row" />
        <span>
          <b>{say(coupon.offer.title)}</b>
          <span className={styles.rule}>{rule}</span>
        </span>
        <Icon name="arrow" size={22} />
      </button>
    </li>
  );
};

/** A till whose line is down shows its question; this phone asks it over its own network and shows the answer. */
export const AtTill = ({ challenge }: { challenge: string }) => {
  const { t, say } = usePhoneLanguage();
  const { coupons, from } = useWallet();
  const link = useLink();
  const [asked, setAsked] = useState<Asked>({ kind: 'choosing' });

  const ask = async (coupon: Coupon) => {
    setAsked({ kind: 'asking', coupon });
    // Asked again it is the same question: there is one redemption and one answer.
    const answer = await link.call('offers.relay', {
      challenge,
      code: groupsOf(coupon.code).join(''),
    });
    setAsked(
      answer.ok
        ? { kind: 'answered', coupon, receipt: answer.value.receipt }
        : { kind: 'refused', coupon, fault: answer.fault },
    );
  };

  if (asked.kind === 'asking' || (from === 'none' && asked.kind === 'choosing')) return <Waiting />;
  if (asked.kind === 'answered')
    return (
      <main className={styles.page} data-till="answered">
        <div role="status">
          <h1>{t('atTill.answered')}</h1>
          <p className={styles.lead}>{t('atTill.answeredText')}</p>
        </div>
        <div className={styles.tile}>
          <Qr
            text={asked.receipt}
            label={t('atTill.qr')}
            edge={Math.min(420, window.innerWidth - 48)}
          />
        </div>
        <p className={styles.what}>{say(asked.coupon.offer.title)}</p>
      </main>
    );
  if (asked.kind === 'refused')
    return (
      <main className={styles.page} data-till="refused">
        <div role="alert">
          <h1>{t(`fault.${asked.fault.code}.title`)}</h1>
          <p className={styles.lead}>{t(`fault.${asked.fault.code}.text`)}</p>
        </div>
        <Pill look="action" onClick={() => void ask(asked.coupon)}>
          {t('line.retry')}
        </Pill>
        <Pill onClick={() => setAsked({ kind: 'choosing' })}>{t('atTill.other')}</Pill>
      </main>
    );

  const usable = coupons.filter(({ state }) => state === 'claimed');
  return (
    <main className={styles.page} data-till="choosing">
      <h1>{t(usable.length > 0 ? 'atTill.choose' : 'atTill.none')}</h1>
      <p className={styles.lead}>
        {t(usable.length > 0 ? 'atTill.chooseText' : 'atTill.noneText')}
      </p>
      <ul className={styles.list}>
        {usable.map((coupon) => (
          <Choice key={coupon.id} coupon={coupon} onChoose={() => void ask(coupon)} />
        ))}
      </ul>
      {usable.length === 0 && (
        <Pill onClick={() => go({ kind: 'wallet' })}>
          <Icon name="ticket" size={20} />
          {t('wallet.open')}
        </Pill>
      )}
    </main>
  );
};
