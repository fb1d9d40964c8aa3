import { useEffect, useState } from 'react';
import {
  liveToSign,
  withCertificate,
  writeLive,
  type Coupon,
} from '../../../preload/contract/index.ts';
import { useLink, useLinkStatus } from '../../link/react.tsx';
import { phoneShelf } from '../keep.ts';
import { groupsOf } from '../parts/shortCode.ts';
import { keepBound, keptBound } from './bound.ts';
import { base64url, ownKey } from './own-key.ts';

/** A code is shown for so long, and counts for a while longer. */
export const LIVE_EVERY_MS = 15_000;

export type Live = {
  readonly text: string;
  /** For a till that can ask nobody: with the hub's word for the coupon behind it. */
  readonly offline: string;
};

/**
 * What this phone shows of a coupon that its key is bound to: another code every few seconds, made here, with a network
 * or without. Null where the coupon is its plain code.
 */
export const useLive = ({ id, code, state }: Coupon): Live | null => {
  const link = useLink();
  const connected = useLinkStatus().kind === 'connected';
  const [text, setText] = useState<Live | null>(null);
  const usable = state === 'claimed';

  useEffect(() => {
    if (!usable) return;
    let left = false;
    let timer = 0;
    const show = async () => {
      const own = await ownKey();
      const shelf = phoneShelf();
      const { offset, coupons } = keptBound(shelf);
      const bound = coupons[id];
      if (left || !own || bound?.key !== base64url(own.key.raw)) return;
      const at = Math.floor((Date.now() + offset) / 1_000);
      const live = { code: groupsOf(code).join(''), at };
      const signature = await own.sign(liveToSign(live));
      const shown = writeLive({ ...live, key: own.key, signature });
      if (!left) setText({ text: shown, offline: withCertificate(shown, bound.certificate) });
    };
    const again = () => {
      void show();
      timer = window.setTimeout(again, LIVE_EVERY_MS);
    };
    /** Bound once for good; asked each time, since the hub's clock is asked with it. */
    const bind = async () => {
      const own = await ownKey();
      if (left || !own) return;
      const { kind, raw } = own.key;
      const key = base64url(raw);
      const answer = await link.call('offers.certificate', { coupon: id, key: { kind, raw: key } });
      if (!answer.ok) return;
      const { certificate, now } = answer.value;
      keepBound(phoneShelf(), id, { certificate, key, offset: now - Date.now() });
      await show();
    };
    again();
    if (connected) void bind();
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [link, connected, usable, id, code]);

  return usable ? text : null;
};
