import { useEffect, useEffectEvent, useState } from 'react';
import { openTracker } from '../tracker/tracker.ts';
import { gestureStep, noGestures, type GestureEvent } from './gestures.ts';
import { handsAsSeen, type Hand } from './hand.ts';

/** Without a picture for so long, the hand is told to be out of it: a tracker that died says nothing. */
const SILENT_MS = 1_500;
/** A clock that leaps further belongs to another camera. */
const LEAP_S = 5;

/**
 * What a hand before the camera says, while there is a stream. Pictures and points stay in memory and go at once.
 * Whether it looks by now: what it looks with takes seconds to load.
 */
export const useGestures = (
  stream: MediaStream | null,
  onGesture: (event: GestureEvent) => void,
): boolean => {
  const tell = useEffectEvent(onGesture);
  const [looksInto, setLooksInto] = useState<MediaStream | null>(null);
  useEffect(() => {
    if (!stream) return undefined;
    let core = noGestures;
    let last = Number.NEGATIVE_INFINITY;
    let heard = performance.now();
    const look = (at: number, hands: readonly Hand[]) => {
      const stepped = gestureStep(core, { at, hands });
      core = stepped.core;
      for (const event of stepped.events) tell(event);
    };
    const tracker = openTracker('hand', stream, (sight) => {
      if (!sight) return;
      const { frame, found } = sight;
      heard = performance.now();
      setLooksInto(stream);
      // When it was taken, not when it was found: a worker that stutters would bend every movement.
      const taken = frame.timestamp / 1e6;
      if (Math.abs(taken - last) > LEAP_S) core = noGestures;
      else if (taken <= last) return;
      last = taken;
      const size = { width: frame.displayWidth, height: frame.displayHeight };
      look(taken, handsAsSeen(found.hands, size));
    });
    const timer = setInterval(() => {
      const silent = performance.now() - heard;
      if (silent > SILENT_MS) look(last + silent / 1e3, []);
    }, SILENT_MS / 3);
    return () => {
      clearInterval(timer);
      tracker.close();
      // Whoever shows a hand must not go on showing it.
      tell({ kind: 'lost' });
    };
  }, [stream]);
  return stream !== null && looksInto === stream;
};
