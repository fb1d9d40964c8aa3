import { openDrawer, type Drawer } from '../../vision/comic/drawer.ts';
import { PANEL_EDGE } from './comic-page.ts';

/** Holds the panels of one shopper in memory, and forgets them all at once. */
export type Studio = {
  /** Empty paper until they are drawn. */
  readonly panels: readonly HTMLCanvasElement[];
  /** A drawer is at hand: whoever is about to be photographed does not wait for one. */
  prepare(): void;
  /** Takes the middle square of what the camera shows, to be drawn; false where it shows nothing. */
  take(video: HTMLVideoElement, mirror: boolean): boolean;
  /** When all that was taken is drawn; whether it could be. */
  drawn(): Promise<boolean>;
  wipe(): void;
};

const square = (video: HTMLVideoElement, mirror: boolean): ImageBitmap | null => {
  const { videoWidth: w, videoHeight: h } = video;
  if (w === 0 || h === 0) return null;
  const canvas = new OffscreenCanvas(PANEL_EDGE, PANEL_EDGE);
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) return null;
  const edge = Math.min(w, h);
  if (mirror) pen.setTransform(-1, 0, 0, 1, PANEL_EDGE, 0);
  pen.drawImage(video, (w - edge) / 2, (h - edge) / 2, edge, edge, 0, 0, PANEL_EDGE, PANEL_EDGE);
  // The photograph itself is not kept: it goes to whoever draws it.
  return canvas.transferToImageBitmap();
};

const empty = (canvas: HTMLCanvasElement) => {
  canvas.width = canvas.height = 0;
};

export const openStudio = (): Studio => {
  let drawer: Drawer | null = null;
  let drawings: Promise<boolean>[] = [];
  const panels: HTMLCanvasElement[] = [];

  const drawOnto = async (panel: HTMLCanvasElement, photograph: ImageBitmap, by: Drawer) => {
    const drawing = await by.draw(photograph);
    // A page that was wiped meanwhile has no panels any more.
    if (drawing && panels.includes(panel)) panel.getContext('2d')?.drawImage(drawing, 0, 0);
    drawing?.close();
    return drawing !== null;
  };

  return {
    panels,
    prepare() {
      drawer ??= openDrawer();
    },
    take(video, mirror) {
      const photograph = square(video, mirror);
      if (!photograph) return false;
      const panel = document.createElement('canvas');
      panel.width = panel.height = PANEL_EDGE;
      panels.push(panel);
      drawer ??= openDrawer();
      drawings.push(drawOnto(panel, photograph, drawer));
      return true;
    },
    drawn: async () => (await Promise.all(drawings)).every(Boolean),
    wipe() {
      panels.forEach(empty);
      panels.length = 0;
      drawings = [];
      drawer?.end();
      drawer = null;
    },
  };
};
