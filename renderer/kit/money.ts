const formatOf = (fen: number, language: string, currency: string): Intl.NumberFormat =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });

/** Amounts are integer fen; how they read is the language's business. */
export const yuan = (fen: number, language: string, currency = 'CNY'): string =>
  formatOf(fen, language, currency).format(fen / 100);

export type AmountPart = { readonly sign: boolean; readonly text: string };

/** Sign and figure apart, in the language's own order, where the sign is set smaller: [¥][100]. */
export const yuanParts = (fen: number, language: string, currency = 'CNY'): AmountPart[] => {
  const parts: AmountPart[] = [];
  for (const { type, value } of formatOf(fen, language, currency).formatToParts(fen / 100)) {
    if (type === 'literal') continue;
    const sign = type === 'currency';
    const last = parts.at(-1);
    if (last?.sign === sign) parts[parts.length - 1] = { sign, text: last.text + value };
    else parts.push({ sign, text: value });
  }
  return parts;
};
