import { frameBuffer } from './frame-buffer.ts';
import type { Effort, FromTracker, Painter, ToTracker, TrackerKind } from './kinds.ts';
import { latest } from './latest.ts';
import { openTask, type Task } from './tasks.ts';

/** A thread of its own for one tracker: a picture in, what is found in it out, both together or one drawn into the other. */
const slot = latest<VideoFrame>();
/** Once it is known in what size. */
let buffer: ReturnType<typeof frameBuffer> | null = null;
const say = (message: FromTracker, transfer: Transferable[] = []) =>
  globalThis.postMessage(message, { transfer });

type AnyPainter = Painter<TrackerKind, unknown, unknown>;

let stopped = false;
let looking: Promise<void> = Promise.resolve();
let scene: unknown = null;
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

const turns = new MessageChannel();
/** Lets in what waits: while a picture was looked at others came, and the first to be handed over is the oldest. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    turns.port1.onmessage = () => resolve();
    turns.port2.postMessage(null);
  });

const newest = async (): Promise<VideoFrame | null> => {
  let frame = await slot.take();
  if (!frame) return null;
  await turn();
  for (let later = slot.takeNow(); later; later = slot.takeNow()) {
    frame.close();
    frame = later;
  }
  return frame;
};

/** One picture after another, until no more come. Each is handed on or closed here, whatever happens. */
const look = async (task: Task<TrackerKind>, { fps, size }: Effort, painter: AnyPainter | null) => {
  const pixels = (buffer = frameBuffer(size));
  let before = 0;
  let due = 0;
  for (;;) {
    const frame = await newest();
    if (!frame) break;
    const now = performance.now();
    if (now < due) {
      frame.close();
      continue;
    }
    due = Math.max(due + 1000 / fps, now);
    const long = Math.max(frame.displayWidth, frame.displayHeight);
    try {
      const picture = await pixels.read(frame);
      if (stopped) break;
      // The run time refuses a time that does not rise.
      before = Math.max(before + 1, now);
      const took = () => performance.now() - now;
      if (painter) {
        // A camera has few pictures: it gets this one back at once.
        frame.close();
        const painted = painter.paint(picture, task.find(picture, before), scene, before);
        say({ kind: 'painted', ...painted, took: took(), long }, [painted.picture]);
      } else {
        const found = task.find(picture, before);
        say({ kind: 'found', found, frame, took: took(), long }, [frame]);
      }
    } finally {
      // Nothing is left of one that was handed on.
      frame.close();
    }
  }
};

const painterOf = async (tracker: TrackerKind): Promise<AnyPainter> => {
  const { openPainter } = await import('../live/painters.ts');
  return openPainter(tracker);
};

const track = async ({
  tracker,
  effort,
  frames,
  models,
  scene: first,
}: Extract<ToTracker, { kind: 'start' }>) => {
  const reader = frames.getReader();
  refuse = () => reader.cancel();
  scene = first;
  const painter = first === null ? null : await painterOf(tracker);
  const task = await openTask(tracker, models, effort);
  if (stopped) return;
  say({ kind: 'ready' });
  void read(reader).catch(() => slot.end());
  looking = look(task, effort, painter).finally(() => painter?.dispose());
  await looking;
};

const stop = async () => {
  stopped = true;
  slot.end();
  await refuse().catch(() => {});
  await looking.catch(() => {});
  buffer?.wipe();
  say({ kind: 'over' });
  globalThis.close();
};

globalThis.onmessage = ({ data }: MessageEvent<ToTracker>) => {
  switch (data.kind) {
    case 'stop':
      void stop();
      break;
    case 'scene':
      scene = data.scene;
      break;
    case 'start':
      track(data).catch((error: unknown) => {
        slot.end();
        say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      });
  }
};
