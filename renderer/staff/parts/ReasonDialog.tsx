import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { FaultCode, Result } from '../../../preload/contract/index.ts';
import styles from '../redeem/UndoDialog.module.css';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useStaffLanguage } from './language.ts';

const LONGEST = 200;

/** Something that is kept in the ledger for good, with the words of whoever decides it. */
export const ReasonDialog = ({
  title,
  act,
  children,
  onReason,
  onClose,
  onDone,
}: {
  title: string;
  /** What the button says that does it. */
  act: string;
  /** What else is to be said or chosen, above the reason. */
  children: ReactNode;
  onReason(reason: string): Promise<Result<unknown>>;
  onClose(): void;
  onDone(): void;
}) => {
  const { t } = useStaffLanguage();
  const id = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<FaultCode | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (reason.trim() === '') return setFault('reason-missing');
    setBusy(true);
    const answer = await onReason(reason);
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(answer.fault.code);
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <label className={styles.more} htmlFor={id}>
          {t('settle.reason')}
        </label>
        <input
          id={id}
          className={styles.field}
          value={reason}
          maxLength={LONGEST}
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
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
