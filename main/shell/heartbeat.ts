import type { Clock } from '../base/clock.ts';

export type Pulse = {
  clock: Clock;
  /** Asks the page for anything at all; resolves when it answers. */
  ask: () => Promise<unknown>;
  /** False while there is no page that could answer. */
  isDue: () => boolean;
  /** Called once per silence; the next beat starts afresh. */
  onSilence: () => void;
  everyMs?: number;
  patienceMs?: number;
};

/**
 * Notices a page that no longer answers: a loop without end, a dead renderer nobody reported. Two questions in a
 * row must go unanswered, because the first may have been put to a page that was replaced since.
 */
export const heartbeat = ({
  clock,
  ask,
  isDue,
  onSilence,
  everyMs = 5_000,
  patienceMs = 5_000,
}: Pulse): (() => void) => {
  let cancelPatience: (() => void) | null = null;

  const put = (unanswered: number) => {
    const cancel = clock.after(patienceMs, () => {
      cancelPatience = null;
      if (!isDue()) return;
      if (unanswered > 0) onSilence();
      else put(unanswered + 1);
    });
    cancelPatience = cancel;
    const answered = () => {
      if (cancelPatience !== cancel) return;
      cancel();
      cancelPatience = null;
    };
    // A refusal proves nothing: it may come from whoever gave up waiting for the page.
    ask().then(answered, () => {});
  };

  const stop = clock.every(everyMs, () => {
    if (!cancelPatience && isDue()) put(0);
  });
  return () => {
    stop();
    cancelPatience?.();
    cancelPatience = null;
  };
};
