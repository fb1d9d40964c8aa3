import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../preload/contract/index.ts';
import { inWords } from '../kit/language.ts';
import { timeOfDay } from '../kit/moment.ts';
import type { Spot } from './places.ts';

const FAULTS = [
  'offline',
  'timeout',
  'not-allowed',
  'product-unknown',
  'device-unknown',
  'device-not-simulated',
] as const;

export const useBenchLanguage = () => {
  const { t, i18n } = useTranslation('bench');
  const language = i18n.language;
  return useMemo(
    () => ({
      t,
      i18n,
      language,
      say: (words: Words) => inWords(words, language),
      time: (instant: number) => timeOfDay(instant, language, true),
      list: (names: readonly string[]) => new Intl.ListFormat(language).format(names),
      /** Where a garment goes, as one would say it. */
      placeName: (spot: Spot) => {
        if (spot.screen) {
          const screen = inWords(spot.screen.name, language);
          return spot.shared
            ? t('place.beforeZone', { screen, zone: spot.zone })
            : t('place.before', { screen });
        }
        return spot.zone === 'shelf' ? t('place.shelf') : t('place.zone', { zone: spot.zone });
      },
      /** Developers read codes: what has no words of its own is shown by its code. */
      faultWord: (code: string) => {
        const known = FAULTS.find((one) => one === code);
        return known ? t(`fault.${known}`) : t('fault.other', { code });
      },
    }),
    [t, i18n, language],
  );
};
