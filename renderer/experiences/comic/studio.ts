import { openComicRenderer, type ComicRenderer } from '../../vision/comic/renderer.ts';
import { PANEL_EDGE } from './comic-page.ts';

/** Holds the panels of one shopper in memory, and forgets them all at once. */
export type Studio = {
  readonly panels: readonly HTMLCanvasElement[];
  /** Takes the middle square of what the camera shows, and draws it; false where it shows nothing. */
  take(video: HTMLVideoElement, mirror: boolean): boolean;
  wipe(): void;
};

const square = (video: HTMLVideoElement, mirror: boolean): HTMLCanvasElement | null => {
  const { videoWidth: w, videoHeight: h } = video;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = PANEL_EDGE;
  const pen = canvas.getContext('2d');
  if (!pen || w === 0 || h === 0) return null;
  const edge = Math.min(w, h);
  if (mirror) pen.setTransform(-1, 0, 0, 1, PANEL_EDGE, 0);
  pen.drawImage(video, (w - edge) / 2, (h - edge) / 2, edge, edge, 0, 0, PANEL_EDGE, PANEL_EDGE);
  return canvas;
};

const empty = (canvas: HTMLCanvasElement) => {
  canvas.width = canvas.height = 0;
};

export const openStudio = (): Studio => {
  let renderer: ComicRenderer | null = null;
  const panels: HTMLCanvasElement[] = [];
  return {
    panels,
    take(video, mirror) {
      const photograph = square(video, mirror);
      if (!photograph) return false;
      renderer ??= openComicRenderer();
      renderer.draw(photograph, PANEL_EDGE, PANEL_EDGE);
      // The photograph itself is not kept: it becomes the drawing.
      photograph.getContext('2d')?.setTransform(1, 0, 0, 1, 0, 0);
      photograph.getContext('2d')?.drawImage(renderer.canvas, 0, 0);
      panels.push(photograph);
      return true;
    },
    wipe() {
      panels.forEach(empty);
      panels.length = 0;
      renderer?.close();
      renderer = null;
    },
  };
};
