import { useCallback, useEffect, useState } from 'react';
import type { CallOutput, Fault } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Qr } from '../../kit/qr.tsx';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { fenOf } from './basket.ts';
import { spacedCoupon } from './couponText.ts';
import { useDesk } from './desk.ts';
import { play } from './sounds.ts';
import styles from './RelayDialog.module.css';

/** What is signed has room for a short name. */
const LONGEST_NAME = 16;
const EDGE = 380;

type Taken =
  | { readonly kind: 'yes'; readonly answer: CallOutput<'offers.receipt'> }
  | { readonly kind: 'no'; readonly fault: Fault };

/** The till's question as a code for the shopper's phone, and the answer that comes back on it. */
export const RelayDialog = ({
  shown,
  onClose,
  onAgain,
}: {
  /** What the scanner read while this stands open. */
  shown: string | null;
  onClose(): void;
  onAgain(): void;
}) => {
  const { t, money } = useStaffLanguage();
  const link = useLink();
  const { name, purchase, sound } = useDesk();
  const till = name.slice(0, LONGEST_NAME);
  const { amount: text, products } = purchase.basket;
  const sum = products.reduce((all, { price, count }) => all + price * count, 0);
  const [amount] = useState(products.length > 0 ? sum : (fenOf(text) ?? 0));
  const [question, setQuestion] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);

  const ask = useCallback(() => {
    void link.call('offers.challenge', { till, amount }).then((answer) => {
      if (!answer.ok) return setTaken({ kind: 'no', fault: answer.fault });
      const { url, challenge } = answer.value;
      setQuestion(url ?? challenge);
    });
  }, [link, till, amount]);
  useEffect(ask, [ask]);

  useEffect(() => {
    if (shown === null) return;
    let left = false;
    const receipt = shown.trim().toUpperCase();
    void link.call('offers.receipt', { receipt, till }).then((answer) => {
      if (left) return;
      // What is no paper at all is refused by its shape.
      const fault: Fault | null = answer.ok
        ? null
        : answer.fault.code === 'bad-input'
          ? { code: 'receipt-unreadable' }
          : answer.fault;
      if (sound) play(answer.ok ? 'yes' : 'no');
      setTaken(
        fault || !answer.ok
          ? { kind: 'no', fault: fault ?? { code: 'crashed' } }
          : { kind: 'yes', answer: answer.value },
      );
    });
    return () => {
      left = true;
    };
  }, [link, shown, till, sound]);

  if (taken?.kind === 'yes')
    return (
      <Dialog title={t('relay.yes', { amount: money(taken.answer.saved) })} onClose={onClose}>
        <div className={styles.body} data-relay="yes" role="status">
          <span className={styles.mark} data-tone="ok">
            <Icon name="passed" size={72} weight={1.4} />
          </span>
          <p>{t('relay.yesText', { code: spacedCoupon(taken.answer.code) })}</p>
          <Button look="ink" size="large" onClick={onClose}>
            {t('relay.close')}
          </Button>
        </div>
      </Dialog>
    );
  // A reading that was cut answers nothing: the question stays, and the code is scanned again.
  const unread = taken?.fault.code === 'receipt-unreadable' ? taken.fault.code : null;
  if (taken && unread === null)
    return (
      <Dialog title={t('relay.no')} onClose={onClose}>
        <div className={styles.body} data-relay="no" role="alert">
          <p>
            <b>{t(`fault.${taken.fault.code}.title`)}</b> {t(`fault.${taken.fault.code}.text`)}
          </p>
          <Button
            look="ink"
            size="large"
            onClick={() => {
              onAgain();
              setTaken(null);
              setQuestion(null);
              ask();
            }}
          >
            {t('relay.again')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('relay.cancel')}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('relay.title')} onClose={onClose}>
      <div className={styles.body} data-relay="asking">
        <div className={styles.code}>
          {question !== null && <Qr text={question} label={t('relay.qr')} edge={EDGE} />}
        </div>
        <p className={styles.sum}>
          {amount > 0 ? t('relay.amount', { amount: money(amount) }) : t('relay.noAmount')}
        </p>
        {unread === null ? (
          <p role="status">{t(shown === null ? 'relay.text' : 'relay.checking')}</p>
        ) : (
          <p role="alert">
            <b>{t(`fault.${unread}.title`)}</b> {t(`fault.${unread}.text`)}
          </p>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('relay.cancel')}
        </Button>
      </div>
    </Dialog>
  );
};
