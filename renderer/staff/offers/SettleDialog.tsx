import { useState, type FormEvent } from 'react';
import {
  settleOutcome,
  type BrandException,
  type FaultCode,
} from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { newIntent } from '../redeem/intent.ts';
import styles from '../redeem/UndoDialog.module.css';

/** Who bears it, and why: kept in the ledger for good. */
export const SettleDialog = ({
  exception,
  onClose,
  onDone,
}: {
  exception: BrandException;
  onClose(): void;
  onDone(): void;
}) => {
  const { t, money } = useStaffLanguage();
  const link = useLink();
  const [intent] = useState(newIntent);
  const [outcome, setOutcome] = useState<(typeof settleOutcome.options)[number]>('borne');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultCode | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason.trim() === '') return setFault('reason-missing');
    setBusy(true);
    const answer = await link.call('brand.settle', {
      exception: exception.exception,
      outcome,
      reason,
      intent,
    });
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(answer.fault.code);
  };

  return (
    <Dialog title={t('settle.title', { sum: money(exception.value) })} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <fieldset>
          <legend>{t('settle.who')}</legend>
          {settleOutcome.options.map((one) => (
            <label key={one} className={styles.chip}>
              <input
                type="radio"
                name="outcome"
                value={one}
                checked={outcome === one}
                onChange={() => setOutcome(one)}
              />
              <span>{t(`settle.outcome.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className={styles.more} htmlFor="settle-reason">
          {t('settle.reason')}
        </label>
        <input
          id="settle-reason"
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
            {t('settle.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
