import type { HeightSpan, Shade } from '../../../preload/contract/index.ts';

/** The values of single cells. Each answers null for what it can not read. */

const plain = (text: string) => text.normalize('NFKC').trim();

const digitsOf = new Map<string, number>();

/** Decimal places of a currency: 2 for CNY, 0 for JPY. */
export const minorDigits = (currency: string): number => {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
};

/**
 * "1,299.00", "¥1299", "1299元" as minor units. A comma is a thousands separator only where it stands as one;
 * "12,50" is refused rather than read as 1250. More decimals than the currency has are refused too.
 */
export const toAmount = (text: string, currency: string): number | null => {
  const bare = plain(text)
    .replace(/^(¥|CNY|RMB|\$|€|£)\s*/i, '')
    .replace(/\s*(元|CNY|RMB)$/i, '');
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(bare);
  if (!match) return null;
  const digits = minorDigits(currency);
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > digits) return null;
  const amount = Number((match[1] ?? '').replaceAll(',', '') + decimals.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
};

export const toCurrency = (text: string): string | null => {
  const code = plain(text).toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
};

export type SizeStock = {
  readonly label: string;
  readonly stock: number | null;
  readonly shade?: Shade;
  readonly height?: HeightSpan;
};
/** A label for the one size of a thing that has none. */
export const ONE_SIZE = 'F';

/**
 * `S|M` and `S:3|M:5` together. A size the stock does not speak of has unknown stock; stock for a size that is not
 * listed is a mistake in one of the two. A bare number is the stock of the only size.
 */
export const toSizes = (
  sizes: string,
  stock: string,
): readonly SizeStock[] | 'not-stock' | 'size-unknown' => {
  const labels = [...new Set(splitList(sizes))];
  if (stock.trim() === '') return labels.map((label) => ({ label, stock: null }));
  if (/^\d+$/.test(plain(stock))) {
    if (labels.length > 1) return 'not-stock';
    return [{ label: labels[0] ?? ONE_SIZE, stock: Number(plain(stock)) }];
  }
  const counts = new Map<string, number>();
  for (const part of splitList(stock)) {
    const match = /^(.+?)\s*[:：]\s*(\d{1,9})$/.exec(part);
    if (!match?.[1] || counts.has(match[1])) return 'not-stock';
    counts.set(match[1], Number(match[2]));
  }
  if (labels.length === 0) return [...counts].map(([label, count]) => ({ label, stock: count }));
  if ([...counts.keys()].some((label) => !labels.includes(label))) return 'size-unknown';
  return labels.map((label) => ({ label, stock: counts.get(label) ?? null }));
};

export const splitList = (text: string) =>
  text
    .split(/[|｜]/)
    .map((part) => part.trim())
    .filter(Boolean);

export const toCount = (text: string): number | null => {
  const bare = plain(text);
  if (!/^\d{1,9}(\.0+)?$/.test(bare)) return null;
  return Math.trunc(Number(bare));
};

export const toRating = (text: string): number | null => {
  const stars = /^★{1,5}$/.test(text.trim()) ? String(text.trim().length) : text.replace(/星$/, '');
  const rating = toCount(stars);
  return rating !== null && rating >= 1 && rating <= 5 ? rating : null;
};

/** The day as 2026-03-08; whatever time stands behind it is left out. */
export const toDate = (text: string): string | null => {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(plain(text));
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
};

const YES = /^(1|y|yes|true|是|推荐)$/i;
const NO = /^(0|n|no|false|否|不推荐)$/i;

export const toYesNo = (text: string): boolean | null => {
  const bare = plain(text);
  return YES.test(bare) ? true : NO.test(bare) ? false : null;
};

const HAN = /\p{Script=Han}/u;

/** For text that does not say its language: Han script is read as Chinese, everything else as English. */
export const guessLanguage = (text: string): 'zh' | 'en' => (HAN.test(text) ? 'zh' : 'en');

/** A picture's path inside its folder: never absolute, never upwards, never another origin. */
export const toPicturePath = (text: string): string | null => {
  const path = text.trim().replaceAll('\\', '/');
  const parts = path.split('/');
  return /^[a-z][a-z0-9+.-]*:/i.test(path) || parts.some((part) => part === '' || part === '..')
    ? null
    : path;
};
