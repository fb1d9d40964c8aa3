import { attend } from './attend.ts';
import type { Found, TrackerKind } from './kinds.ts';

/** What was found last, and the picture it was found in. The picture is closed when the next one comes. */
export type Sight<K extends TrackerKind> = {
  readonly found: Found[K];
  readonly frame: VideoFrame;
  readonly took: number;
  /** Times the worker had to be begun anew. */
  readonly revived: number;
};

export type Tracker = { close(): void };

/** Runs one tracker over a stream in a worker of its own, and brings it back when it dies or falls silent. */
export const openTracker = <K extends TrackerKind>(
  kind: K,
  stream: MediaStream,
  onSight: (sight: Sight<K> | null) => void,
): Tracker => {
  let frame: VideoFrame | null = null;
  const attended = attend({
    kind,
    stream,
    scene: () => null,
    onLooked(looked, revived) {
      if (looked.kind !== 'found') return;
      const last = frame;
      frame = looked.frame;
      onSight({ found: looked.found, frame, took: looked.took, revived });
      last?.close();
    },
  });
  return {
    close() {
      attended.close();
      frame?.close();
      frame = null;
      onSight(null);
    },
  };
};
