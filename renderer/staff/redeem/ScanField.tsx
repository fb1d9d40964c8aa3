import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { foldCoupon, readScan, readTyped, spacedCoupon } from './couponText.ts';
import { useDesk } from './desk.ts';
import { settledCode } from './redeem.ts';
import { useOwnFocus } from './useOwnFocus.ts';
import styles from './ScanField.module.css';

/** A tablet opens its keyboard over half the page for every focused field: ours waits for a scanner instead. */
const touches = (): boolean => window.matchMedia('(pointer: coarse)').matches;

/** Grouped while it can still be a coupon, untouched otherwise (a scanned address). */
const shown = (text: string): string =>
  /^[0-9A-Z\s\-_.]*$/i.test(text) ? spacedCoupon(text) : text.toUpperCase();

export const ScanField = () => {
  const { t } = useStaffLanguage();
  const { state, text, setText, take, clear } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const [keys, setKeys] = useState(false);
  const [missing, setMissing] = useState(0);
  const [coarse] = useState(touches);
  useOwnFocus(field);

  /** Whether anything was typed since the last answer, be it the same again. */
  const entered = useRef(false);
  // The next scan or the next typed character replaces what stands there from the last one.
  useEffect(() => {
    if (state.kind === 'ready' || state.kind === 'asking') return;
    entered.current = false;
    field.current?.select();
  }, [state]);

  const settled = settledCode(state) === foldCoupon(text);

  const submit = () => {
    // A scanner that ends with two Enters asks once.
    if (settled && !entered.current) return field.current?.select();
    const typed = readTyped(text);
    setKeys(false);
    // Pressed again on the same text: it is the code of somebody else's coupon, and whole.
    const reading = typed.kind === 'short' && missing > 0 ? readScan(text) : typed;
    if (reading.kind === 'short' || (reading.kind === 'shape' && typed.kind === 'short')) {
      setMissing(foldCoupon(text) === '' || typed.kind !== 'short' ? 0 : typed.missing);
      field.current?.focus();
      return;
    }
    setMissing(0);
    take(reading, text, 'keys');
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.box} data-missing={missing > 0 || undefined}>
        <Icon name="scan" size={52} weight={1.4} />
        <label htmlFor="scan" className="unseen">
          {t('redeem.field')}
        </label>
        <input
          ref={field}
          id="scan"
          name="scan"
          value={text}
          placeholder={t('redeem.placeholder')}
          aria-describedby="scan-hint"
          inputMode={coarse && !keys ? 'none' : 'text'}
          enterKeyHint="go"
          lang="en"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          // React keeps an unchanged text from onChange; entering the same code again is asking again.
          onInput={() => {
            entered.current = true;
          }}
          onChange={(event) => {
            setMissing(0);
            setText(shown(event.target.value));
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') clear();
          }}
        />
        {coarse && !keys && (
          <Button
            look="quiet"
            className={styles.keys ?? ''}
            aria-label={t('redeem.keyboard')}
            onClick={() => {
              setKeys(true);
              field.current?.blur();
              // The keyboard follows the field's mode only when the focus comes anew.
              window.setTimeout(() => field.current?.focus(), 50);
            }}
          >
            <Icon name="keys" size={32} />
          </Button>
        )}
        {text !== '' && !settled && state.kind !== 'asking' && (
          <Button look="ink" size="large" type="submit" className={styles.go ?? ''}>
            <span>{t('redeem.go')}</span>
            <Icon name="arrow" size={24} />
          </Button>
        )}
      </div>
      <div className={styles.hint}>
        <p id="scan-hint" role="status" data-missing={missing > 0 || undefined}>
          {missing > 0 ? t('redeem.short', { count: missing }) : t('redeem.hint')}
        </p>
        <Button look="quiet" onClick={clear}>
          <kbd>Esc</kbd>
          {t('redeem.clear')}
        </Button>
      </div>
    </form>
  );
};
