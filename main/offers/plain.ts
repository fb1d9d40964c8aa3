/** What is kept for good is plain text: no control characters, no half surrogates, which no database agrees on. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
