import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../kit/language.ts';
import { yuan } from '../../kit/money.ts';
import { dayAndTime, dayName } from '../../kit/moment.ts';
import type { Words } from '../../../preload/contract/index.ts';

/** The page's language and the ways of saying things in it. */
export const usePhoneLanguage = () => {
  const { t, i18n } = useTranslation('phone');
  const language = i18n.language;
  return useMemo(
    () => ({
      t,
      i18n,
      language,
      say: (words: Words) => inWords(words, language),
      money: (fen: number) => yuan(fen, language),
      when: (instant: number, now = Date.now()) => dayAndTime(instant, now, language),
      day: (instant: number, now = Date.now()) => dayName(instant, now, language),
    }),
    [t, i18n, language],
  );
};
