import type { ReviewDigest } from '../../../preload/contract/index.ts';
import type { Review } from './review.ts';

type Source = ReviewDigest['sources'][number];

/** Which import brought a review, and from where it says it is. */
export type Origin = {
  readonly name: string;
  readonly file: string;
  readonly imported: number | null;
};

export const sourceTally = () => {
  const sources = new Map<string, Source>();
  return {
    add({ date }: Pick<Review, 'date'>, { name, file, imported }: Origin) {
      const key = JSON.stringify([name, file]);
      const known = sources.get(key);
      if (!known) {
        sources.set(key, { name: name || null, file, count: 1, newest: date, imported });
        return;
      }
      known.count++;
      if (date !== null && (known.newest === null || date > known.newest)) known.newest = date;
    },
    list: (): Source[] => [...sources.values()].sort((a, b) => b.count - a.count),
  };
};
