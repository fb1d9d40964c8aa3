/** Runs `work` soon. Asked again while it runs, it runs once more after: what it leaves is never older than the last asking. */
export const refresher = (
  work: () => Promise<void>,
  onFault: (error: unknown) => void,
): (() => void) => {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const run = async () => {
    do {
      state = 'running';
      try {
        await work();
      } catch (error) {
        onFault(error);
      }
    } while ((state as string) === 'again');
    state = 'idle';
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
};
