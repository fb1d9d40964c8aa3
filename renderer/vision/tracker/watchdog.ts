/**
 * Longest silence of a worker that has pictures to look at, and of one that is still loading or at its first picture:
 * that one builds what all others use, and a slow machine ended too soon at it would never get past it. Each further try
 * has twice the time, since it is the machine's load that decides.
 */
export const SILENT_MS = 2_000;
export const LOADING_MS = 40_000;
const LONGEST_LOADING_MS = 160_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

export type Watch = {
  readonly phase: 'loading' | 'warming' | 'running' | 'down';
  /** When it was last heard of; while down, when it is to be begun anew. */
  readonly since: number;
  /** Begun anew so many times without a word since. */
  readonly failures: number;
};

export type WatchEvent =
  | { readonly kind: 'begun' | 'ready' | 'heard' | 'failed' }
  /** Time goes by; `fed` is whether there are pictures: without any a worker is right to be silent. */
  | { readonly kind: 'tick'; readonly fed: boolean };

export const begun = (now: number): Watch => ({ phase: 'loading', since: now, failures: 0 });

const down = (watch: Watch, now: number): Watch => ({
  phase: 'down',
  since: now + Math.min(FIRST_WAIT_MS * 2 ** watch.failures, LONGEST_WAIT_MS),
  failures: watch.failures + 1,
});

const loadingTime = ({ failures }: Watch): number =>
  Math.min(LOADING_MS * 2 ** failures, LONGEST_LOADING_MS);

/** Pure: a worker that died or says nothing is down, and has to be begun anew when its time has come. */
export const watchStep = (watch: Watch, event: WatchEvent, now: number): Watch => {
  switch (event.kind) {
    case 'begun':
      return { ...watch, phase: 'loading', since: now };
    case 'ready':
      return { ...watch, phase: 'warming', since: now };
    case 'heard':
      return { phase: 'running', since: now, failures: 0 };
    case 'failed':
      return watch.phase === 'down' ? watch : down(watch, now);
    case 'tick': {
      if (watch.phase === 'down') return watch;
      if (watch.phase !== 'loading' && !event.fed) return { ...watch, since: now };
      const patience = watch.phase === 'running' ? SILENT_MS : loadingTime(watch);
      return now - watch.since >= patience ? down(watch, now) : watch;
    }
  }
};

export const isDue = (watch: Watch, now: number): boolean =>
  watch.phase === 'down' && now >= watch.since;
