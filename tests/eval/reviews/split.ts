import { createHash } from 'node:crypto';

const hashed = (text: string): number =>
  Number.parseInt(createHash('sha256').update(`reviews ${text}`).digest('hex').slice(0, 8), 16);

/** A quarter of all products is for the report alone: never learned from, never looked at while choosing. */
export const isReportProduct = (sku: string): boolean => hashed(sku) % 4 === 0;

export const FOLDS = 5;
/** Where settings were chosen: each fifth of the other products is judged by what the rest teaches. */
export const foldOf = (sku: string): number => Math.floor(hashed(sku) / 4) % FOLDS;

/** A fifth of all texts. The same words with other punctuation are the same text, so no copy is on both sides. */
export const isReportText = (text: string): boolean =>
  hashed(text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')) % 5 === 0;
