import { useEffect, useState } from 'react';
import type { Coupon } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { Qr } from '../../kit/qr.tsx';
import type { Live } from '../key/useLive.ts';
import { usePhoneLanguage } from '../parts/language.ts';
import { Pill } from '../parts/Pill.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { groupsOf } from '../parts/shortCode.ts';
import styles from './ShowToStaff.module.css';

/** Modules of a 12-symbol code with its margin, version 1. */
const MODULES = 29;
const WIDEST_MODULE = 14;
const WIDEST = 520;

const moduleFor = (width: number): number =>
  Math.max(5, Math.min(WIDEST_MODULE, Math.floor((width - 24) / MODULES)));

/** Keeps the phone awake while the associate aims. Not every browser can, and none may without TLS. */
const useAwake = (): void => {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let left = false;
    navigator.wakeLock.request('screen').then(
      (got) => {
        if (left) void got.release();
        else lock = got;
      },
      // Refused on a low battery: the phone dims as it always does.
      () => {},
    );
    return () => {
      left = true;
      void lock?.release();
    };
  }, []);
};

/** Black on white over the whole phone: what a scanner likes best. */
export const ShowToStaff = ({
  coupon,
  live,
  onClose,
}: {
  coupon: Coupon;
  live: Live | null;
  onClose(): void;
}) => {
  const { t } = usePhoneLanguage();
  const [module] = useState(() => moduleFor(window.innerWidth));
  const [offline, setOffline] = useState(false);
  const groups = groupsOf(coupon.code);
  const label = t('coupon.qr', { code: groups.join(' ') });
  useAwake();
  return (
    <Sheet full title={t('coupon.showText')} closeWord={t('coupon.close')} onClose={onClose}>
      <div className={styles.show}>
        {live === null ? (
          <Qr text={groups.join('')} label={label} module={module} />
        ) : (
          <Qr
            text={offline ? live.offline : live.text}
            label={label}
            edge={Math.min(WIDEST, window.innerWidth - 24)}
          />
        )}
        <p className={styles.code}>{groups.join(' ')}</p>
        <p className={styles.hint}>{t(offline ? 'coupon.offlineText' : 'coupon.bright')}</p>
        {live !== null && (
          <Pill aria-pressed={offline} onClick={() => setOffline(!offline)}>
            <Icon name="wifi-off" size={20} />
            {t('coupon.offline')}
          </Pill>
        )}
      </div>
    </Sheet>
  );
};
