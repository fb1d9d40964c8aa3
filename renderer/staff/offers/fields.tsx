import { useId, type ReactNode } from 'react';
import type { OfferFinding } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import type { Beside } from './beside.ts';
import styles from './Editor.module.css';

/** A field with its name over it and what it is measured in beside it. */
export const Field = ({
  name,
  value,
  onChange,
  unit,
  type = 'text',
  hint,
  wide = false,
}: {
  name: string;
  value: string;
  onChange(text: string): void;
  unit?: string;
  type?: 'text' | 'datetime-local' | 'time' | 'number' | 'sum';
  hint?: string;
  wide?: boolean;
}) => {
  const id = useId();
  const digits = type === 'number' || type === 'sum';
  return (
    <div className={styles.field} data-wide={wide || undefined}>
      <label htmlFor={id}>{name}</label>
      <span className={styles.box}>
        {type === 'sum' && <i aria-hidden="true">¥</i>}
        <input
          id={id}
          type={digits ? 'text' : type}
          inputMode={type === 'sum' ? 'decimal' : type === 'number' ? 'numeric' : undefined}
          autoComplete="off"
          value={value}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit !== undefined && <i>{unit}</i>}
      </span>
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
};

export const Lines = ({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange(text: string): void;
}) => {
  const id = useId();
  return (
    <div className={styles.field} data-wide>
      <label htmlFor={id}>{name}</label>
      <textarea id={id} rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
};

/** One of a few, all in sight. */
export const Choice = <T extends string>({
  name,
  options,
  value,
  say,
  onChange,
}: {
  name: string;
  options: readonly T[];
  value: T;
  say(option: T): string;
  onChange(option: T): void;
}) => {
  const group = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{name}</legend>
      {options.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={group}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          <span>{say(one)}</span>
        </label>
      ))}
    </fieldset>
  );
};

export const Tick = ({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange(on: boolean): void;
  children: ReactNode;
}) => (
  <label className={styles.tick}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </label>
);

/** What is wrong here, or worth knowing: beside the fields it is about. */
export const Said = ({ beside, missing }: { beside: Beside; missing: boolean }) => {
  const { t, money, when } = useStaffLanguage();
  const problems = beside.problems.filter(({ why }) => missing || why !== 'missing');
  const [problem] = problems;
  const blanks = ({ code, details }: OfferFinding) =>
    Object.fromEntries(
      Object.entries(details).map(([key, value]) => {
        const name = code === 'top-prize-too-high' ? 'value' : key;
        return [key, inWords(name, value, { money, when, t })];
      }),
    );
  return (
    <div role="status" className={styles.said}>
      {problem && (
        <p data-level="error">
          <Icon name="refused" size={18} />
          {t(`finding.draft.${problem.why}`)}
        </p>
      )}
      {beside.findings.map((one) => (
        <p key={`${one.code} ${one.details.language ?? ''}`} data-level={one.level}>
          <Icon name={one.level === 'error' ? 'refused' : 'alert'} size={18} />
          {t(`finding.of.${one.code}`, blanks(one))}
        </p>
      ))}
    </div>
  );
};

const SUMS = new Set(['value', 'threshold', 'budget', 'worst', 'perCoupon', 'perSiteDay', 'loss']);
const TIMES = new Set(['validUntil', 'claimUntil']);

const inWords = (
  key: string,
  value: string | number,
  say: Pick<ReturnType<typeof useStaffLanguage>, 'money' | 'when' | 't'>,
): string => {
  if (typeof value === 'string')
    return key === 'language' && (value === 'zh' || value === 'en')
      ? say.t(`editor.language.${value}`)
      : value;
  if (TIMES.has(key)) return say.when(value);
  return SUMS.has(key) ? say.money(value) : value.toLocaleString();
};
