import { useState, type FormEvent } from 'react';
import type { Fault, Redemption } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { spacedCoupon } from './couponText.ts';
import { useDesk } from './desk.ts';
import { newIntent } from './intent.ts';
import { Complaint, Why } from './Why.tsx';
import styles from './UndoDialog.module.css';

const REASONS = ['wrong', 'changed', 'threshold', 'test', 'other'] as const;
type Reason = (typeof REASONS)[number];

/** Undoing needs a reason, by a tap or in words; it is kept with the redemption. */
export const UndoDialog = ({
  redemption,
  onClose,
  onDone,
}: {
  redemption: Redemption;
  onClose(): void;
  onDone(reversed: Redemption): void;
}) => {
  const { t, say, money, exactly } = useStaffLanguage();
  const { stray } = useDesk();
  const link = useLink();
  // One intent for this dialog: a second press after a lost answer is the same undo.
  const [intent] = useState(newIntent);
  const [reason, setReason] = useState<Reason | null>(null);
  const [more, setMore] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);

  const note = (stray === null ? more : more.replace(stray, '')).trim();
  const spoken = reason && reason !== 'other' ? t(`undo.reasons.${reason}`) : '';
  const words = [spoken, note].filter((part) => part !== '').join(' · ');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (words === '') return setFault({ code: 'reason-missing' });
    setBusy(true);
    const answer = await link.call('offers.undo', {
      redemption: redemption.id,
      intent,
      reason: words,
    });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFault(answer.fault);
  };

  const { coupon } = redemption;
  return (
    <Dialog title={t('undo.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={styles.what}>
          <b>{spacedCoupon(coupon.code)}</b>
          <span>
            {say(coupon.offer.title)} · {money(coupon.offer.value)} · {exactly(redemption.at)}
          </span>
        </p>
        <p className={styles.text}>{t('undo.text')}</p>
        <Why
          legend={t('undo.why')}
          reasons={REASONS}
          labelOf={(one) => t(`undo.reasons.${one}`)}
          reason={reason}
          more={stray === null ? more : more.replace(stray, '')}
          onReason={(one) => {
            setReason(one);
            setFault(null);
          }}
          onMore={(next) => {
            setMore(next);
            setFault(null);
          }}
        />
        <Complaint fault={fault} hint={stray === null ? null : t('undo.scanHere')} />
        <div className={styles.acts}>
          <Button size="large" onClick={onClose}>
            {t('undo.keep')}
          </Button>
          <Button look="red" size="large" type="submit" busy={busy}>
            {t('undo.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
