import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Words } from '../../preload/contract/index.ts';

/** Copy by language, then by namespace: `{ zh: { lookbook: {...} }, en: { lookbook: {...} } }`. */
export type Copy = Record<string, Record<string, object>>;

/** Starts the page's language. A language missing a line falls back to the first one, never to a key. */
export const startLanguage = async (copy: Copy, first: string): Promise<i18n> => {
  const language = createInstance();
  await language.use(initReactI18next).init({
    resources: copy,
    lng: first,
    fallbackLng: Object.keys(copy),
    ns: Object.keys(copy[first] ?? {}),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = htmlLanguage(first);
  language.on('languageChanged', (next) => {
    document.documentElement.lang = htmlLanguage(next);
  });
  return language;
};

/** `zh` alone lets a browser pick Japanese or traditional glyphs. */
export const htmlLanguage = (language: string): string =>
  language === 'zh' ? 'zh-Hans' : language;

/** A site's own words in the page's language, else in the first language they have. */
export const inWords = (words: Words, language: string): string =>
  words[language] ?? Object.values(words)[0] ?? '';

/** The other languages' words, for a quiet second line. */
export const secondWords = (words: Words, language: string): string | undefined =>
  Object.entries(words).find(
    ([other, text]) => other !== language && text !== inWords(words, language),
  )?.[1];
