import en from './copy/en.json';
import zh from './copy/zh.json';
import type { Copy } from '../kit/language.ts';

/** A language more is a file more. */
export const copy = { zh: { staff: zh }, en: { staff: en } } satisfies Copy;

export type StaffLanguage = keyof typeof copy;

/** Chinese shops first: a tablet in any other language than English starts in Chinese. */
export const preferredLanguage = (wanted: readonly string[]): StaffLanguage =>
  wanted[0]?.toLowerCase().startsWith('en') ? 'en' : 'zh';
