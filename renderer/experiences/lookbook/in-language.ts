/** Only what is written in the shopper's language; where nothing is, in the one most write in, which comes first. */
export const inLanguageOnly = <T extends { readonly language: string }>(
  list: readonly T[],
  language: string,
): readonly T[] => {
  const own = list.filter((one) => one.language === language);
  return own.length > 0 ? own : list.filter((one) => one.language === list[0]?.language);
};

/** Words of a catalogue have no language of their own: shown only to those whose script they are in. */
export const isReadable = (text: string, language: string): boolean =>
  text !== '' && /[\u3400-\u9fff]/.test(text) === /^(zh|ja)/.test(language);
