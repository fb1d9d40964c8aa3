import { framesOf } from './frames-of.ts';
import type { Effort, Found, FromTracker, ToTracker, TrackerKind } from './kinds.ts';
import { ladderAt, ladderStep, RUNGS } from './ladder.ts';
import { begun, isDue, watchStep, type WatchEvent } from './watchdog.ts';

/** What was found last, and the picture it was found in. The picture is closed when the next one comes. */
export type Sight<K extends TrackerKind> = {
  readonly found: Found[K];
  readonly frame: VideoFrame;
  readonly took: number;
  /** Times the worker had to be begun anew. */
  readonly revived: number;
};

export type Tracker = { close(): void };

const MODELS = '/vision';
const LOOK_MS = 250;
/** Pictures come so often, or a worker is not asked to have found anything. */
const FED_MS = 1_000;
/** As many as what is made of them asks for: a mirror follows, a count and a soft outline do not have to. */
const FPS: Readonly<Record<TrackerKind, number>> = {
  face: 30,
  pose: 30,
  hand: 30,
  segmentation: 8,
  presence: 5,
};
/** Time for one picture, in ms: ten a second is the least that still feels like a mirror. */
const BUDGET_MS = 90;

/** A picture takes no longer to look at; a worker that hangs is not waited for. */
const GRACE_MS = 1_000;

/**
 * A worker that is ended from outside leaves the pictures it holds to whoever collects garbage, and a camera has few of
 * them: it is asked to end by itself, and what it still sends is closed here.
 */
const dismiss = (worker: Worker): void => {
  const late = setTimeout(() => worker.terminate(), GRACE_MS);
  worker.addEventListener('message', ({ data }: MessageEvent<FromTracker>) => {
    if (data.kind === 'found') data.frame.close();
    else if (data.kind === 'over') clearTimeout(late);
  });
  const stop: ToTracker = { kind: 'stop' };
  worker.postMessage(stop);
};

/** Whether the track has delivered lately: a covered lens still does, a muted or ended track does not. */
const isFed = (track: MediaStreamTrack): boolean => track.readyState === 'live' && !track.muted;

/** Runs one tracker over a stream in a worker of its own, and brings it back when it dies or falls silent. */
export const openTracker = <K extends TrackerKind>(
  kind: K,
  stream: MediaStream,
  onSight: (sight: Sight<K> | null) => void,
): Tracker => {
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('a tracker over a stream without a picture');
  let worker: Worker | null = null;
  let frame: VideoFrame | null = null;
  let revived = 0;
  let watch = begun(performance.now());
  let ladder = ladderAt(0);
  let liveSince = performance.now();

  const effort = (): Effort => ({
    pose: RUNGS[ladder.rung]?.pose ?? 'lite',
    fps: FPS[kind],
  });

  const hear = (event: WatchEvent) => {
    watch = watchStep(watch, event, performance.now());
    if (watch.phase === 'down' && worker) end();
  };

  const end = () => {
    if (worker) dismiss(worker);
    worker = null;
  };

  const step = (took: number) => {
    const before = effort();
    ladder = ladderStep(ladder, took, BUDGET_MS, performance.now());
    // Another model is another task: the worker is begun anew with it, and the last sight stays until then.
    if (kind === 'pose' && effort().pose !== before.pose) {
      end();
      begin();
    }
  };

  const begin = () => {
    const mine = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker = mine;
    hear({ kind: 'begun' });
    mine.addEventListener('error', () => {
      if (worker === mine) hear({ kind: 'failed' });
    });
    mine.addEventListener('message', ({ data }: MessageEvent<FromTracker<K>>) => {
      if (worker !== mine) return;
      switch (data.kind) {
        case 'ready':
          hear({ kind: 'ready' });
          break;
        case 'failed':
          hear({ kind: 'failed' });
          break;
        case 'over':
          break;
        case 'found': {
          hear({ kind: 'heard' });
          const last = frame;
          frame = data.frame;
          onSight({ found: data.found, frame, took: data.took, revived });
          last?.close();
          step(data.took);
        }
      }
    });
    const frames = framesOf(track);
    const start: ToTracker = {
      kind: 'start',
      tracker: kind,
      effort: effort(),
      frames,
      models: MODELS,
    };
    mine.postMessage(start, [frames]);
  };

  const timer = setInterval(() => {
    const now = performance.now();
    if (!isFed(track)) liveSince = now;
    if (worker) hear({ kind: 'tick', fed: now - liveSince > FED_MS });
    else if (isDue(watch, now) && track.readyState === 'live') {
      revived++;
      begin();
    }
  }, LOOK_MS);
  begin();

  return {
    close() {
      clearInterval(timer);
      end();
      frame?.close();
      frame = null;
      onSight(null);
    },
  };
};
