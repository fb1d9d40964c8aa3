import type { Offer } from '../../../preload/contract/index.ts';
import { usePhoneLanguage } from './language.ts';

/** 满 999 可用, or that there is no threshold. */
export const useRule = (offer: Offer): string => {
  const { t, money } = usePhoneLanguage();
  return offer.threshold > 0
    ? t('landing.threshold', { amount: money(offer.threshold) })
    : t('landing.noThreshold');
};
