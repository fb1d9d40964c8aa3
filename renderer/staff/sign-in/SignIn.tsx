import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus, useWatch } from '../../link/react.tsx';
import { Icon } from '../../kit/icons.tsx';
import { useNow } from '../../kit/useNow.ts';
import { keepLanguage, keepToken, type Shelf } from '../keep.ts';
import { Button } from '../parts/Button.tsx';
import { useStaffLanguage } from '../parts/language.ts';
import { countdown, lockedUntil } from './lock.ts';
import styles from './SignIn.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** What the contract takes. */
const LONGEST = 32;

/** The PIN pad: big keys for fingers, a real field for keyboards and password managers. */
export const SignIn = ({ shelf, page, again }: { shelf: Shelf; page: Shelf; again: boolean }) => {
  const { t, i18n, language, say } = useStaffLanguage();
  const link = useLink();
  const status = useLinkStatus();
  const site = useWatch('site');
  const field = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const now = useNow(500);
  const locked = until !== null && until > now;
  const offline = status.kind === 'offline';
  const other = language === 'zh' ? 'en' : 'zh';
  // The address says which shop this is at a hub, and which brand's own door.
  const asked = new URLSearchParams(window.location.search);
  const brandId = asked.get('brand');
  const brand = site?.brands.find(({ id }) => id === brandId);

  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const press = (digit: string) => setPin((typed) => (typed + digit).slice(0, LONGEST));

  const enter = async () => {
    if (busy || locked || pin === '') return;
    setBusy(true);
    const at = asked.get('site');
    const answer = await link.call('staff.signIn', {
      pin,
      ...(at === null ? {} : { site: at }),
      ...(brandId === null ? {} : { brand: brandId }),
    });
    setBusy(false);
    setPin('');
    if (answer.ok) {
      // The host has made this page staff already; the token is for the next connection.
      keepToken(shelf, answer.value.token);
      return;
    }
    setFault(answer.fault);
    setUntil(lockedUntil(answer.fault, Date.now()));
    field.current?.focus({ preventScroll: true });
  };

  const left = fault?.details?.left;
  const complaint = (): string => {
    if (locked) return t('signIn.locked', { time: countdown(until - now) });
    if (offline) return t('signIn.offline');
    if (fault === null || until !== null) return again ? t('signIn.again') : '';
    if (fault.code === 'wrong-pin')
      return typeof left === 'number' ? t('signIn.wrongLeft', { count: left }) : t('signIn.wrong');
    if (fault.details?.field === 'brand') return t('signIn.noBrand');
    return `${t(`fault.${fault.code}.title`)} · ${t(`fault.${fault.code}.text`)}`;
  };
  const words = complaint();

  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <p className={styles.shop}>{brand ? say(brand.name) : site ? say(site.name) : ' '}</p>
        <h1>{t(brandId === null ? 'signIn.title' : 'signIn.brand')}</h1>
        <label className={styles.field}>
          <span>{t('signIn.text')}</span>
          <input
            ref={field}
            type="password"
            name="pin"
            inputMode="none"
            autoComplete="current-password"
            maxLength={LONGEST}
            value={pin}
            aria-describedby="pin-words"
            aria-invalid={fault !== null || undefined}
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        {/* The countdown is for eyes; a screen reader hears that it is locked, not every second. */}
        <p id="pin-words" className={styles.words} data-alarm={fault !== null || undefined}>
          {words !== '' && (
            <Icon name={locked ? 'lock' : offline ? 'wifi-off' : 'alert'} size={20} />
          )}
          {words}
        </p>
        <p className="unseen" role="alert">
          {fault ? `${t(`fault.${fault.code}.title`)} ${t(`fault.${fault.code}.text`)}` : ''}
        </p>
        {/* Keeping the focus in the field lets fingers and keyboard take turns. */}
        <div className={styles.pad} onMouseDown={(event) => event.preventDefault()}>
          {DIGITS.map((digit) => (
            <button key={digit} type="button" disabled={locked} onClick={() => press(digit)}>
              {digit}
            </button>
          ))}
          <button
            type="button"
            aria-label={t('signIn.erase')}
            disabled={locked}
            onClick={() => setPin((typed) => typed.slice(0, -1))}
          >
            <Icon name="erase" size={28} />
          </button>
          <button type="button" disabled={locked} onClick={() => press('0')}>
            0
          </button>
          <button type="submit" className={styles.go} disabled={locked}>
            {t('signIn.go')}
          </button>
        </div>
      </form>
      {brandId === null && site && site.brands.length > 0 && (
        <p className={styles.brands}>
          {t('signIn.forBrands')}
          {site.brands.map(({ id, name }) => (
            <a key={id} href={`?brand=${encodeURIComponent(id)}`}>
              {say(name)}
            </a>
          ))}
        </p>
      )}
      <Button
        look="quiet"
        lang={other === 'zh' ? 'zh-Hans' : 'en'}
        onClick={() => {
          keepLanguage(page, other);
          void i18n.changeLanguage(other);
        }}
      >
        <Icon name="globe" size={20} />
        {t('nav.language')}
      </Button>
    </main>
  );
};
