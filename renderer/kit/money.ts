/** Amounts are integer fen; how they read is the language's business. */
export const yuan = (fen: number, language: string, currency = 'CNY'): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(fen / 100);
