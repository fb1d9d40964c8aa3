import { useEffect, useRef, type RefObject } from 'react';

/** A video that shows the stream while there is one, and holds nothing of it after. */
export const usePreview = (stream: MediaStream | null): RefObject<HTMLVideoElement | null> => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const shown = video.current;
    if (!shown) return undefined;
    shown.srcObject = stream;
    if (stream) void shown.play().catch(() => {});
    return () => {
      shown.srcObject = null;
    };
  }, [stream]);
  return video;
};
