import type { Copy } from '../kit/language.ts';
import en from './copy/en.json';
import zh from './copy/zh.json';

/** A language more is a file more. */
export const copy = { zh: { bench: zh }, en: { bench: en } } satisfies Copy;

export type BenchLanguage = keyof typeof copy;

export const preferredLanguage = (wanted: readonly string[]): BenchLanguage =>
  wanted[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
