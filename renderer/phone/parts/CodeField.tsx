import { useId, useState, type FormEvent } from 'react';
import { go } from '../route.ts';
import { usePhoneLanguage } from './language.ts';
import { Pill } from './Pill.tsx';
import { foldShortCode, SHORT_CODE_LENGTH, spaced } from './shortCode.ts';
import styles from './CodeField.module.css';

/** For eyes that read the screen where a camera cannot. */
export const CodeField = ({ start = '' }: { start?: string }) => {
  const { t } = usePhoneLanguage();
  const [code, setCode] = useState(() => foldShortCode(start));
  const [complaint, setComplaint] = useState('');
  const id = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = SHORT_CODE_LENGTH - code.length;
    if (missing > 0) {
      setComplaint(t('code.short', { count: missing }));
      document.getElementById(id)?.focus();
      return;
    }
    go({ kind: 'code', code });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('code.label')}</label>
      <div className={styles.row}>
        <input
          id={id}
          value={spaced(code)}
          onChange={(event) => {
            setCode(foldShortCode(event.target.value));
            setComplaint('');
          }}
          placeholder={t('code.placeholder')}
          aria-describedby={`${id}-hint`}
          aria-invalid={complaint !== '' || undefined}
          inputMode="text"
          enterKeyHint="go"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
        />
        <Pill type="submit" className={styles.go ?? ''}>
          {t('code.go')}
        </Pill>
      </div>
      <p id={`${id}-hint`} role="status" data-complaint={complaint !== '' || undefined}>
        {complaint || t('code.hint')}
      </p>
    </form>
  );
};
