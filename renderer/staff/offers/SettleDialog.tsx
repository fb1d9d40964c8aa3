import { useState } from 'react';
import { settleOutcome, type BrandException } from '../../../preload/contract/index.ts';
import { useLink } from '../../link/react.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { newIntent } from '../redeem/intent.ts';
import styles from '../redeem/UndoDialog.module.css';

/** Who bears it, and why. */
export const SettleDialog = ({
  exception: { exception, value, title, codeTail, site, till, at },
  onClose,
  onDone,
}: {
  exception: BrandException;
  onClose(): void;
  onDone(): void;
}) => {
  const { t, say, money, exactly } = useStaffLanguage();
  const link = useLink();
  // One intent for this dialog: a second press after a lost answer settles nothing twice.
  const [intent] = useState(newIntent);
  const [outcome, setOutcome] = useState<(typeof settleOutcome.options)[number]>('borne');
  return (
    <ReasonDialog
      title={t('settle.title', { sum: money(value) })}
      act={t('settle.go')}
      onReason={(reason) => link.call('brand.settle', { exception, outcome, reason, intent })}
      onClose={onClose}
      onDone={onDone}
    >
      <p className={styles.what}>
        <span>
          {[title && say(title), codeTail && `···${codeTail}`, site, till, exactly(at)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
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
    </ReasonDialog>
  );
};
