/**
 * Many ask the same at once: whoever comes while an answer is under way waits for the next one together with all others,
 * since the one under way may have been read before he asked.
 */
export const shared = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = (): Promise<void> => {
    const mine = work().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (!running) return start();
    const after = () => {
      next = null;
      return start();
    };
    return (next ??= running.then(after, after));
  };
};
