/** The floor for moods: multinomial naive Bayes over the words a dictionary finds (Intl.Segmenter), add-one smoothed. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsIn = (text: string): string[] =>
  [...segmenter.segment(text)].filter((one) => one.isWordLike).map((one) => one.segment);

export const learnNaiveBayes = (
  lessons: readonly { readonly text: string; readonly happy: boolean }[],
): ((text: string) => boolean) => {
  const sides = [true, false].map((side) => {
    const counts = new Map<string, number>();
    let total = 0;
    let texts = 0;
    for (const { text, happy } of lessons) {
      if (happy !== side) continue;
      texts++;
      for (const word of wordsIn(text)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
        total++;
      }
    }
    return { counts, total, texts };
  });
  const known = new Set(sides.flatMap(({ counts }) => [...counts.keys()])).size;
  return (text) => {
    const [happy = 0, unhappy = 0] = sides.map(({ counts, total, texts }) =>
      wordsIn(text).reduce(
        (sum, word) => sum + Math.log(((counts.get(word) ?? 0) + 1) / (total + known)),
        Math.log(texts),
      ),
    );
    return happy >= unhappy;
  };
};
