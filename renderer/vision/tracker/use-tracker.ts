import { useEffect, useState } from 'react';
import type { TrackerKind } from './kinds.ts';
import { openTracker, type Sight } from './tracker.ts';

/**
 * What a tracker finds in a stream, with the picture it belongs to: draw both together and nothing swims. Null until
 * there is something, and again when the stream ends. The picture must not be kept past the next one.
 */
export const useTracker = <K extends TrackerKind>(
  kind: K,
  stream: MediaStream | null,
): Sight<K> | null => {
  const [sight, setSight] = useState<Sight<K> | null>(null);
  useEffect(() => {
    if (!stream) return;
    const tracker = openTracker(kind, stream, setSight);
    return () => tracker.close();
  }, [kind, stream]);
  return sight;
};
