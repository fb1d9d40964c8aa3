import { frameBuffer } from './frame-buffer.ts';
import type { FromTracker, ToTracker } from './kinds.ts';
import { latest } from './latest.ts';
import { openTask } from './tasks.ts';

/** A thread of its own for one tracker: a picture in, what is found in it out, both together. */
const slot = latest<VideoFrame>();
const buffer = frameBuffer();

const say = (message: FromTracker, transfer: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer });

const read = async (frames: ReadableStream<VideoFrame>) => {
  const reader = frames.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    slot.put(value);
  }
  slot.end();
};

const track = async ({
  tracker,
  effort,
  frames,
  models,
}: Extract<ToTracker, { kind: 'start' }>) => {
  const task = await openTask(tracker, models, effort);
  say({ kind: 'ready' });
  void read(frames).catch(() => slot.end());
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
    due = Math.max(due + 1000 / effort.fps, now);
    const picture = await buffer.read(frame);
    // The run time refuses a time that does not rise.
    before = Math.max(before + 1, now);
    const found = task.find(picture, before);
    say({ kind: 'found', found, frame, took: performance.now() - now }, [frame]);
  }
  buffer.wipe();
};

globalThis.onmessage = ({ data }: MessageEvent<ToTracker>) => {
  if (data.kind === 'stop') {
    slot.end();
    buffer.wipe();
    globalThis.close();
    return;
  }
  track(data).catch((error: unknown) => {
    slot.end();
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
};
