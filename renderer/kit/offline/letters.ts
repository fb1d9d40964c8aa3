/** The fonts are cut into many files, of which a page fetches those that it shows; with its host away it fetches none. */
const families = ['"Noto Sans SC Variable"', '"Noto Serif SC Variable"'] as const;

/** Fetches what a page will need to write this, so that it can when nobody is there to ask. */
export const fetchLetters = async (
  text: string,
  faces: readonly ('sans' | 'serif')[] = ['sans'],
): Promise<void> => {
  const wanted = families.filter((_, n) => faces.includes(n === 0 ? 'sans' : 'serif'));
  // A cut that cannot be had is one more box on the page, as it would have been without.
  await Promise.allSettled(wanted.map((family) => document.fonts.load(`16px ${family}`, text)));
};
