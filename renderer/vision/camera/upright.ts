import type { ScreenCamera } from '../../../preload/contract/index.ts';
import { keepStream, stopStream } from './open-streams.ts';

/**
 * Stands a picture upright that comes from a camera lying on its side, so that nobody after this has to know how it is
 * mounted. The stream of a camera that stands is handed on as it is.
 */
export const upright = (source: MediaStream, rotation: ScreenCamera['rotation']): MediaStream => {
  if (rotation === 0) return source;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = source;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const lying = rotation === 90 || rotation === 270;
  const turned = keepStream(canvas.captureStream());
  const [track] = turned.getVideoTracks();
  const [lens] = source.getVideoTracks();

  const draw = () => {
    if (track?.readyState !== 'live') {
      stopStream(source);
      video.srcObject = null;
      return;
    }
    const { videoWidth: width, videoHeight: height } = video;
    if (context && width > 0) {
      const [w, h] = lying ? [height, width] : [width, height];
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w;
        canvas.height = h;
      }
      context.setTransform(1, 0, 0, 1, w / 2, h / 2);
      context.rotate((rotation * Math.PI) / 180);
      context.drawImage(video, -width / 2, -height / 2);
    }
    video.requestVideoFrameCallback(draw);
  };
  video.requestVideoFrameCallback(draw);
  // What a page stops itself tells nobody that it ended; what ends by itself must be told on.
  const stopLens = track?.stop.bind(track);
  if (track && stopLens)
    track.stop = () => {
      stopLens();
      stopStream(source);
    };
  lens?.addEventListener('ended', () => {
    if (track?.readyState !== 'live') return;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  void video.play().catch(() => {});
  return turned;
};
