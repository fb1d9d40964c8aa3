/** What is written in the shopper's language first; the order is kept otherwise. */
export const inLanguageFirst = <T extends { readonly language: string }>(
  list: readonly T[],
  language: string,
): readonly T[] => [
  ...list.filter((one) => one.language === language),
  ...list.filter((one) => one.language !== language),
];
