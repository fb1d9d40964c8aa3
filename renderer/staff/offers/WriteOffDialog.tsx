import { useState, type FormEvent } from 'react';
import type { BrandLost, FaultCode } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from '../redeem/UndoDialog.module.css';
import lists from './Lists.module.css';

/** Why it is given up: kept in the ledger for good. */
export const WriteOffDialog = ({
  lost,
  onClose,
  onDone,
}: {
  lost: BrandLost;
  onClose(): void;
  onDone(): void;
}) => {
  const { t, say, money } = useStaffLanguage();
  const link = useLink();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultCode | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason.trim() === '') return setFault('reason-missing');
    setBusy(true);
    const { holder, offer } = lost;
    const answer = await link.call('brand.writeOff', { holder, offer, reason });
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(answer.fault.code);
  };
  const site = lost.site ? say(lost.site) : (lost.kiosk.split('/')[1] ?? lost.kiosk);

  return (
    <Dialog title={t('lost.sure', { sum: money(lost.worth) })} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <p className={lists.note}>{t('lost.sureText', { site })}</p>
        <label className={styles.more} htmlFor="lost-reason">
          {t('settle.reason')}
        </label>
        <input
          id="lost-reason"
          className={styles.field}
          value={reason}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => {
            setReason(event.target.value);
            setFault(null);
          }}
        />
        <p className={styles.fault} role="alert">
          {fault && `${t(`fault.${fault}.title`)} · ${t(`fault.${fault}.text`)}`}
        </p>
        <div className={styles.acts}>
          <Button size="large" onClick={onClose}>
            {t('offers.keep')}
          </Button>
          <Button look="ink" size="large" type="submit" busy={busy}>
            {t('lost.writeOff')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
