import type { OpenStreams } from '../../kernel/wipe.ts';

const open = new Set<MediaStream>();

export const stopStream = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
  open.delete(stream);
};

/** Remembered from the moment it is opened, so that none outlives its visit because somebody forgot to stop it. */
export const keepStream = (stream: MediaStream): MediaStream => {
  open.add(stream);
  return stream;
};

export const openStreams: OpenStreams = {
  stopAll() {
    for (const stream of open) stopStream(stream);
  },
};
