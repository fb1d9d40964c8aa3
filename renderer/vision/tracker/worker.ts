import { frameBuffer } from './frame-buffer.ts';
import type { FromTracker, ToTracker, TrackerKind } from './kinds.ts';
import { latest } from './latest.ts';
import { openTask, type Task } from './tasks.ts';

/** A thread of its own for one tracker: a picture in, what is found in it out, both together. */
const slot = latest<VideoFrame>();
const buffer = frameBuffer();

const say = (message: FromTracker, transfer: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer });

let stopped = false;
let looking: Promise<void> = Promise.resolve();
/** Ends the pictures that come, here and at the camera they come from. */
let refuse = async (): Promise<void> => {};

const read = async (reader: ReadableStreamDefaultReader<VideoFrame>) => {
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    slot.put(value);
  }
  slot.end();
};

/** One picture after another, until no more come. Each is handed on or closed here, whatever happens. */
const look = async (task: Task<TrackerKind>, fps: number) => {
  let before = 0;
  let due = 0;
  for (;;) {
    const frame = await slot.take();
    if (!frame) break;
    const now = performance.now();
    if (now < due) {
      frame.close();
      continue;
    }
    due = Math.max(due + 1000 / fps, now);
    try {
      const picture = await buffer.read(frame);
      if (stopped) break;
      // The run time refuses a time that does not rise.
      before = Math.max(before + 1, now);
      const found = task.find(picture, before);
      say({ kind: 'found', found, frame, took: performance.now() - now }, [frame]);
    } finally {
      // Nothing is left of one that was handed on.
      frame.close();
    }
  }
};

const track = async ({
  tracker,
  effort,
  frames,
  models,
}: Extract<ToTracker, { kind: 'start' }>) => {
  const reader = frames.getReader();
  refuse = () => reader.cancel();
  const task = await openTask(tracker, models, effort);
  if (stopped) return;
  say({ kind: 'ready' });
  void read(reader).catch(() => slot.end());
  looking = look(task, effort.fps);
  await looking;
};

const stop = async () => {
  stopped = true;
  slot.end();
  await refuse().catch(() => {});
  await looking.catch(() => {});
  buffer.wipe();
  say({ kind: 'over' });
  globalThis.close();
};

globalThis.onmessage = ({ data }: MessageEvent<ToTracker>) => {
  if (data.kind === 'stop') {
    void stop();
    return;
  }
  track(data).catch((error: unknown) => {
    slot.end();
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
};
