import { useId } from 'react';
import type { Fault } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import styles from './UndoDialog.module.css';

const LONGEST = 120;

/** Why something is done to a coupon, by a tap or in words; it is kept in the ledger. */
export const Why = <R extends string>({
  legend,
  reasons,
  labelOf,
  reason,
  more,
  onReason,
  onMore,
}: {
  legend: string;
  reasons: readonly R[];
  labelOf(reason: R): string;
  reason: R | null;
  more: string;
  onReason(reason: R): void;
  onMore(more: string): void;
}) => {
  const { t } = useStaffLanguage();
  const id = useId();
  return (
    <>
      <fieldset>
        <legend>{legend}</legend>
        {reasons.map((one) => (
          <label key={one} className={styles.chip}>
            <input
              type="radio"
              name="reason"
              value={one}
              checked={reason === one}
              onChange={() => onReason(one)}
            />
            <span>{labelOf(one)}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.more} htmlFor={id}>
        {t('undo.more')}
      </label>
      <input
        id={id}
        className={styles.field}
        value={more}
        maxLength={LONGEST}
        placeholder={t('undo.morePlaceholder')}
        autoComplete="off"
        onChange={(event) => onMore(event.target.value)}
      />
    </>
  );
};

/** What was refused, or else what is to be minded; its place is kept while there is nothing. */
export const Complaint = ({
  fault,
  hint = null,
}: {
  fault: Fault | null;
  hint?: string | null;
}) => {
  const { t } = useStaffLanguage();
  const refused =
    fault === null
      ? null
      : fault.code === 'reason-missing'
        ? t('undo.missing')
        : `${t(`fault.${fault.code}.title`)} · ${t(`fault.${fault.code}.text`)}`;
  const told = refused ?? hint;
  return (
    <p className={styles.fault} role="alert">
      {told !== null && <Icon name="alert" size={20} />}
      {told}
    </p>
  );
};
