/** Chromium has it in windows as well as in workers: https://www.w3.org/TR/mediacapture-transform/ */
type Processor = new (init: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/** The pictures of a track, to be handed to a worker. One waits at most: what is old is of no use. */
export const framesOf = (track: MediaStreamTrack): ReadableStream<VideoFrame> => {
  const { MediaStreamTrackProcessor: Made } = globalThis as unknown as {
    MediaStreamTrackProcessor: Processor;
  };
  return new Made({ track, maxBufferSize: 1 }).readable;
};
