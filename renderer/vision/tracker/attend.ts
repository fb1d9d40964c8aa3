import { framesOf } from './frames-of.ts';
import type { Effort, FromTracker, ToTracker, TrackerKind } from './kinds.ts';
import { ladderAt, ladderStep, rungsFor, type Ladder, type Rung } from './ladder.ts';
import { CHOOSES } from './nearest.ts';
import { begun, isDue, LOADING_MS, watchStep, type WatchEvent } from './watchdog.ts';

/** A picture that was looked at. */
type Looked<K extends TrackerKind> = Extract<FromTracker<K>, { kind: 'found' | 'painted' }>;

/** A tracker's worker, begun anew whenever it dies or falls silent. */
export type Attended = {
  say(message: Extract<ToTracker, { kind: 'scene' }>): void;
  close(): void;
};

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

const discard = (message: FromTracker): void => {
  if (message.kind === 'found') message.frame.close();
  else if (message.kind === 'painted') message.picture.close();
};

/**
 * A worker that is ended from outside leaves the pictures it holds to whoever collects garbage, and a camera has few of
 * them: it is asked to end by itself, and what it still sends is closed here.
 */
const dismiss = (worker: Worker): void => {
  const late = setTimeout(() => worker.terminate(), GRACE_MS);
  worker.addEventListener('message', ({ data }: MessageEvent<FromTracker>) => {
    if (data.kind === 'over') clearTimeout(late);
    else discard(data);
  });
  const stop: ToTracker = { kind: 'stop' };
  worker.postMessage(stop);
};

/** Whether the track has delivered lately: a covered lens still does, a muted or ended track does not. */
const isFed = (track: MediaStreamTrack): boolean => track.readyState === 'live' && !track.muted;

/** How well this machine does with which tracker: whoever comes next begins where it came to rest. Says nothing of anybody. */
const known = new Map<TrackerKind, { readonly rungs: readonly Rung[]; readonly ladder: Ladder }>();

export const attend = <K extends TrackerKind>({
  kind,
  stream,
  scene,
  onLoaded,
  onLooked,
}: {
  readonly kind: K;
  readonly stream: MediaStream;
  /** What is drawn, as it is when a worker begins; null hands on what is found. */
  readonly scene: () => unknown;
  /** A worker has what it looks with; its first picture takes a while still. */
  readonly onLoaded?: () => void;
  /** `revived`: how often a worker had to be begun anew. Whatever is handed over is the hearer's to close. */
  readonly onLooked: (looked: Looked<K>, revived: number) => void;
}): Attended => {
  const [track] = stream.getVideoTracks();
  if (!track) throw new Error('a tracker over a stream without a picture');
  let worker: Worker | null = null;
  /** Of another rung; it loads and looks beside the worker until it can show as much. */
  let next: {
    readonly worker: Worker;
    readonly since: number;
    /** The rung that is left for it. */
    readonly from: number;
    looked: number;
  } | null = null;
  /** A rung that could not be got onto is not tried again. */
  let stays = false;
  let revived = 0;
  let watch = begun(performance.now());
  let ladder = ladderAt(known.get(kind)?.ladder.rung ?? 0, known.get(kind)?.ladder.upAfter);
  /** Which there are is known from the first picture on. */
  let rungs = known.get(kind)?.rungs ?? rungsFor(kind, 0);
  let liveSince = performance.now();
  const effort = (): Effort => ({
    ...(rungs[ladder.rung] ?? { pose: 'lite', size: 'small' }),
    fps: FPS[kind],
  });

  const hear = (event: WatchEvent) => {
    watch = watchStep(watch, event, performance.now());
    if (watch.phase !== 'down' || !worker) return;
    end();
    if (next) takeOver();
  };
  const end = () => {
    if (worker) dismiss(worker);
    worker = null;
  };
  const takeOver = () => {
    end();
    worker = next?.worker ?? null;
    const found = (next?.looked ?? 0) > 0;
    next = null;
    hear({ kind: 'begun' });
    if (found) hear({ kind: 'heard' });
  };
  const giveUpNext = () => {
    if (!next) return;
    dismiss(next.worker);
    ladder = ladderAt(next.from);
    next = null;
    stays = true;
    known.set(kind, { rungs, ladder });
  };
  const step = (took: number, long: number) => {
    if (next || stays) return;
    const before = effort();
    const { rung } = ladder;
    const now = rungsFor(kind, long);
    // Another camera than the last one, or the first: what was learnt of that is not of this.
    if (now.length !== rungs.length) ladder = ladderAt(0);
    rungs = now;
    ladder = ladderStep(ladder, took, BUDGET_MS, performance.now(), rungs.length);
    known.set(kind, { rungs, ladder });
    // Another model or size is another task, and a worker that loads one shows nothing for seconds.
    const { pose, size } = effort();
    if (pose === before.pose && size === before.size) return;
    next = { worker: open(), since: performance.now(), from: rung, looked: 0 };
  };
  const open = (): Worker => {
    const mine = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const lost = () => {
      if (worker === mine) hear({ kind: 'failed' });
      else if (next?.worker === mine) giveUpNext();
    };
    mine.addEventListener('error', lost);
    mine.addEventListener('message', ({ data }: MessageEvent<FromTracker<K>>) => {
      const isNext = next?.worker === mine;
      if (worker !== mine && !isNext) return;
      switch (data.kind) {
        case 'ready':
          if (isNext) break;
          hear({ kind: 'ready' });
          onLoaded?.();
          break;
        case 'failed':
          lost();
          break;
        case 'over':
          break;
        case 'found':
        case 'painted':
          if (next && isNext) {
            next.looked += 1;
            // Until it knows whom to follow it shows less than the one at work.
            if (next.looked <= CHOOSES) return discard(data);
            takeOver();
          }
          hear({ kind: 'heard' });
          onLooked(data, revived);
          step(data.took, data.long);
      }
    });
    const frames = framesOf(track);
    const start: ToTracker = {
      kind: 'start',
      tracker: kind,
      effort: effort(),
      frames,
      models: MODELS,
      scene: scene(),
    };
    mine.postMessage(start, [frames]);
    return mine;
  };
  const begin = () => {
    worker = open();
    hear({ kind: 'begun' });
  };

  const timer = setInterval(() => {
    const now = performance.now();
    if (!isFed(track)) liveSince = now;
    if (next && now - next.since > LOADING_MS) giveUpNext();
    if (worker) hear({ kind: 'tick', fed: now - liveSince > FED_MS });
    else if (isDue(watch, now) && track.readyState === 'live') {
      revived++;
      begin();
    }
  }, LOOK_MS);
  begin();

  return {
    say(message) {
      worker?.postMessage(message);
      next?.worker.postMessage(message);
    },
    close() {
      clearInterval(timer);
      if (next) dismiss(next.worker);
      next = null;
      end();
    },
  };
};
