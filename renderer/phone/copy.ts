import en from './copy/en.json';
import zh from './copy/zh.json';
import type { Copy } from '../kit/language.ts';

/** A language more is a file more. */
export const copy = { zh: { phone: zh }, en: { phone: en } } satisfies Copy;

export type PhoneLanguage = keyof typeof copy;

/** The first of the phone's own languages that the page speaks, else English. */
export const preferredLanguage = (wanted: readonly string[]): PhoneLanguage => {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (base === 'zh' || base === 'en') return base;
  }
  return 'en';
};
