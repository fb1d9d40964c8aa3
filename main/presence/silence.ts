/** When the reader of a zone is known to have listened: without a break from `since` to `until`. */
export type Watch = { readonly since: number; readonly until: number };

/**
 * Whether a tag unheard since `from` has been silent for longer than `allowed`. Only silence that its reader has
 * listened to counts: a reader that says nothing at all may have been cut off, which makes its tags unknown, not gone.
 * Where no reader shows signs of life, as in a log of reads alone, the clock has to do.
 */
export const silent = (
  watch: Watch | undefined,
  from: number,
  allowed: number,
  at: number,
): boolean => {
  if (!watch) return at - from > allowed;
  const listening = Math.max(from, watch.since);
  return at - listening > allowed && watch.until - listening >= allowed;
};
