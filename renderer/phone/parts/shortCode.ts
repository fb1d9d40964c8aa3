/** The short code under a screen's QR code. */
export const SHORT_CODE_LENGTH = 8;

/** Letters and digits in upper case; a pasted address gives the code at its end. */
export const foldShortCode = (text: string): string => {
  const inAddress = /\/c\/([^/?#\s]+)/i.exec(text)?.[1];
  return (inAddress ?? text)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, SHORT_CODE_LENGTH);
};

/** In groups of four, as the screen shows it. */
export const spaced = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The groups of four of a coupon code, whatever stands between them. */
export const groupsOf = (code: string): string[] =>
  code.replaceAll(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? [];
