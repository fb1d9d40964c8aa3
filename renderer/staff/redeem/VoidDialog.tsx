import { useCallback, useEffect, useId, useState } from 'react';
import type { Coupon, Fault } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { readScan, spacedCoupon } from './couponText.ts';
import { newIntent } from './intent.ts';
import { Complaint, Why } from './Why.tsx';
import styles from './UndoDialog.module.css';

const REASONS = ['mistake', 'copied', 'asked', 'replaced', 'other'] as const;
type Reason = (typeof REASONS)[number];

/** Which one it is. */
const Look = ({
  scanned,
  onFound,
  onClose,
}: {
  scanned: string | null;
  onFound(coupon: Coupon): void;
  onClose(): void;
}) => {
  const { t } = useStaffLanguage();
  const link = useLink();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const look = useCallback(
    async (text: string) => {
      const reading = readScan(text);
      if (reading.kind !== 'coupon') return setFault({ code: 'code-malformed' });
      setBusy(true);
      const answer = await link.call('offers.coupon', { code: reading.code });
      setBusy(false);
      if (answer.ok) onFound(answer.value.coupon);
      else setFault(answer.fault);
    },
    [link, onFound],
  );
  useEffect(() => {
    if (scanned !== null) void Promise.resolve(scanned).then(look);
  }, [scanned, look]);

  return (
    <form
      className={styles.form}
      data-void="look"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void look(typed);
      }}
    >
      <p className={styles.text}>{t('void.text')}</p>
      <label className={styles.more} htmlFor={id}>
        {t('void.field')}
      </label>
      <input
        id={id}
        className={styles.field}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value.toUpperCase());
          setFault(null);
        }}
      />
      <Complaint fault={fault} />
      <div className={styles.acts}>
        <Button size="large" onClick={onClose}>
          {t('void.keep')}
        </Button>
        <Button look="ink" size="large" type="submit" busy={busy}>
          {t('void.look')}
        </Button>
      </div>
    </form>
  );
};

const Sure = ({
  coupon,
  onVoid,
  onAnother,
  onClose,
}: {
  coupon: Coupon;
  onVoid(): void;
  onAnother(): void;
  onClose(): void;
}) => {
  const { t, say, exactly } = useStaffLanguage();
  const link = useLink();
  // One intent for this coupon: a second press after a lost answer is the same.
  const [intent] = useState(newIntent);
  const [reason, setReason] = useState<Reason | null>(null);
  const [more, setMore] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const spoken = reason && reason !== 'other' ? t(`void.reasons.${reason}`) : '';
  const words = [spoken, more.trim()].filter((part) => part !== '').join(' · ');
  const isOpen = coupon.state === 'claimed' || coupon.state === 'expired';

  const submit = async () => {
    if (busy) return;
    if (words === '') return setFault({ code: 'reason-missing' });
    setBusy(true);
    const answer = await link.call('offers.void', { coupon: coupon.id, intent, reason: words });
    setBusy(false);
    if (answer.ok) onVoid();
    else setFault(answer.fault);
  };
  return (
    <form
      className={styles.form}
      data-void="sure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={styles.what}>
        <b>{spacedCoupon(coupon.code)}</b>
        <span>
          {say(coupon.offer.title)} · {t(`void.state.${coupon.state}`)} ·{' '}
          {t('facts.claimed', { when: exactly(coupon.claimedAt) })}
        </span>
      </p>
      {isOpen && (
        <>
          <p className={styles.text}>{t('void.sure')}</p>
          <Why
            legend={t('void.why')}
            reasons={REASONS}
            labelOf={(one) => t(`void.reasons.${one}`)}
            reason={reason}
            more={more}
            onReason={(one) => {
              setReason(one);
              setFault(null);
            }}
            onMore={(next) => {
              setMore(next);
              setFault(null);
            }}
          />
        </>
      )}
      {coupon.state === 'redeemed' && <p className={styles.text}>{t('void.used')}</p>}
      <Complaint fault={fault} />
      <div className={styles.acts}>
        <Button size="large" onClick={onAnother}>
          {t('void.another')}
        </Button>
        {isOpen ? (
          <Button look="red" size="large" type="submit" busy={busy}>
            {t('void.go')}
          </Button>
        ) : (
          <Button look="ink" size="large" onClick={onClose}>
            {t('void.close')}
          </Button>
        )}
      </div>
    </form>
  );
};

/** A coupon that is to be used no more: first seen, then made void with a reason, which is kept. */
export const VoidDialog = ({
  scanned,
  onClose,
  onAgain,
}: {
  /** What the scanner read while this stands open. */
  scanned: string | null;
  onClose(): void;
  /** What was read is done with. */
  onAgain(): void;
}) => {
  const { t } = useStaffLanguage();
  const [coupon, setCoupon] = useState<Coupon | null>(null);
  const [done, setDone] = useState(false);

  return (
    <Dialog title={t(done ? 'void.done' : 'void.title')} onClose={onClose}>
      {coupon === null && <Look scanned={scanned} onFound={setCoupon} onClose={onClose} />}
      {coupon !== null && !done && (
        <Sure
          coupon={coupon}
          onVoid={() => setDone(true)}
          onAnother={() => {
            onAgain();
            setCoupon(null);
          }}
          onClose={onClose}
        />
      )}
      {coupon !== null && done && (
        <div className={styles.form} data-void="done" role="status">
          <p className={styles.text}>{t('void.doneText', { code: spacedCoupon(coupon.code) })}</p>
          <div className={styles.close}>
            <Button look="ink" size="large" onClick={onClose}>
              {t('void.close')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
};
