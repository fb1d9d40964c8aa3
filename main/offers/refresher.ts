/**
 * Runs `work` soon. Asked again while it runs, it runs once more after: what it leaves is never older than the last
 * asking. `pause` comes after each run and says whether to go on.
 */
export const refresher = (
  work: () => Promise<void>,
  onFault: (error: unknown) => void,
  pause: () => Promise<boolean> = async () => true,
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
      if (!(await pause())) return;
    } while ((state as string) === 'again');
    state = 'idle';
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
};
