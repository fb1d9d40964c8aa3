import { useEffect, useRef, useState } from 'react';
import type { Coupon } from '../../../preload/contract/index.ts';
import { Icon } from '../../kit/icons.tsx';
import { usePhoneLanguage } from '../parts/language.ts';
import { useWallet } from './feed.ts';
import { turnOf, type Turn } from './turn.ts';
import styles from './UseNotice.module.css';

const SHOWN_MS = 12_000;

/** Tells the moment the till has used a coupon, or given it back, whichever page is open. */
export const UseNotice = () => {
  const { t, money, say } = usePhoneLanguage();
  const { coupons, from } = useWallet();
  const before = useRef<readonly Coupon[] | null>(null);
  const [turn, setTurn] = useState<Turn | null>(null);

  useEffect(() => {
    if (from !== 'host') return;
    const next = before.current ? turnOf(before.current, coupons) : null;
    before.current = coupons;
    if (!next) return;
    setTurn(next);
    // Not every phone has it, and a silent one is no fault: the words are on the page.
    if ('vibrate' in navigator) navigator.vibrate(next.kind === 'used' ? 120 : [60, 60, 60]);
  }, [coupons, from]);

  useEffect(() => {
    if (!turn) return;
    const timer = window.setTimeout(() => setTurn(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [turn]);

  return (
    <div role="status" className={styles.place}>
      {turn && (
        <p className={styles.notice} data-kind={turn.kind}>
          <Icon name={turn.kind === 'used' ? 'passed' : 'undo'} size={28} />
          <span>
            <b>
              {turn.kind === 'used'
                ? t('coupon.usedNow', { amount: money(turn.coupon.offer.value) })
                : t('coupon.usable')}
            </b>
            {say(turn.coupon.offer.title)}
          </span>
        </p>
      )}
    </div>
  );
};
