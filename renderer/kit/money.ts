/** Amounts are integer fen; how they read is the language's business. */
export const yuan = (fen: number, language: string, currency = 'CNY'): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(fen / 100);

/** Sign and figure apart, where the sign is set smaller: [¥][100]. */
export const yuanParts = (
  fen: number,
  language: string,
  currency = 'CNY',
): { sign: string; figure: string } => {
  const whole = yuan(fen, language, currency);
  const figure = whole.replaceAll(/[^\d.,]/g, '');
  return { sign: whole.replace(figure, '').trim(), figure };
};
