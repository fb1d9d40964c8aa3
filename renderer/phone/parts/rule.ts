import type { Offer } from '../../../preload/contract/index.ts';
import { asksOf } from '../../kit/worth.ts';
import { usePhoneLanguage } from './language.ts';

/** 满 999 可用, 每满 300 减 40 · 最多减 120, or that there is no threshold. */
export const useRule = (offer: Offer): string => {
  const { t, money } = usePhoneLanguage();
  return asksOf(offer)
    .map(({ key, amount = 0, value = 0 }) =>
      t(`ask.${key}`, { amount: money(amount), value: money(value) }),
    )
    .join(' · ');
};
