import type { Undertone, Unsure } from '../../vision/makeup/finder.ts';

export type Answer = Undertone | Unsure;

/** So many pictures are asked: one may fall on a blink or a lamp's flicker. */
export const VOTES = 9;

/** What most of them say; null until enough were asked. Nothing of a picture is kept but its one word. */
export const verdict = (votes: readonly Answer[]): Answer | null => {
  if (votes.length < VOTES) return null;
  const counts = Map.groupBy(votes, (vote) => vote);
  const [first] = [...counts].toSorted(([, one], [, other]) => other.length - one.length);
  return first?.[0] ?? null;
};

export const isUndertone = (answer: Answer | null): answer is Undertone =>
  answer === 'cool' || answer === 'neutral' || answer === 'warm';
