import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../preload/contract/index.ts';
import { inWords } from '../../kit/language.ts';
import { ago, dayAndTime, timeOfDay } from '../../kit/moment.ts';
import { yuan, yuanParts } from '../../kit/money.ts';

/** The page's language and the ways of saying things in it. */
export const useStaffLanguage = () => {
  const { t, i18n } = useTranslation('staff');
  const language = i18n.language;
  return useMemo(
    () => ({
      t,
      i18n,
      language,
      say: (words: Words) => inWords(words, language),
      money: (fen: number) => yuan(fen, language),
      moneyParts: (fen: number) => yuanParts(fen, language),
      when: (instant: number, now = Date.now()) => dayAndTime(instant, now, language),
      exactly: (instant: number, now = Date.now()) => dayAndTime(instant, now, language, true),
      time: (instant: number) => timeOfDay(instant, language),
      list: (names: readonly string[]) =>
        new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
      ago: (instant: number, now: number) => ago(instant, now, language),
    }),
    [t, i18n, language],
  );
};
