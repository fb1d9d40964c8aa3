import { openDrawer, type Drawer, type Draws } from '../../vision/comic/drawer.ts';
import type { SpeakerFace } from '../../vision/comic/speakers.ts';
import { PANEL_EDGE } from './comic-page.ts';

export type Panel = {
  readonly picture: HTMLCanvasElement;
  /** Empty paper until then. */
  readonly drawn: boolean;
  /** Who is seen in it; null until that is known. */
  readonly faces: readonly SpeakerFace[] | null;
};

/** Holds the panels of one shopper in memory, and forgets them all at once. */
export type Studio = {
  readonly panels: readonly Panel[];
  /** A drawer is at hand: whoever is about to be photographed does not wait for one. */
  prepare(): void;
  /** Takes the middle square of what the camera shows, to be drawn; false where it shows nothing. */
  take(video: HTMLVideoElement, mirror: boolean): boolean;
  /** When all that was taken is drawn; whether it could be. */
  drawn(): Promise<boolean>;
  /** When it is known who is seen in all of it. */
  looked(): Promise<void>;
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
  let looks: Promise<void>[] = [];
  const panels: Panel[] = [];
  // A page that was wiped meanwhile has no panels any more.
  const tell = (picture: HTMLCanvasElement, news: Partial<Panel>) => {
    const at = panels.findIndex((panel) => panel.picture === picture);
    const panel = panels[at];
    if (panel) panels[at] = { ...panel, ...news };
  };

  const drawOnto = async (picture: HTMLCanvasElement, drawn: Draws['drawing']) => {
    const drawing = await drawn;
    if (drawing && panels.some((panel) => panel.picture === picture)) {
      picture.getContext('2d')?.drawImage(drawing, 0, 0);
      tell(picture, { drawn: true });
    }
    drawing?.close();
    return drawing !== null;
  };
  const lookInto = async (picture: HTMLCanvasElement, seen: Draws['faces']) => {
    tell(picture, { faces: await seen });
  };

  return {
    panels,
    prepare() {
      drawer ??= openDrawer();
    },
    take(video, mirror) {
      const photograph = square(video, mirror);
      if (!photograph) return false;
      const picture = document.createElement('canvas');
      picture.width = picture.height = PANEL_EDGE;
      panels.push({ picture, drawn: false, faces: null });
      drawer ??= openDrawer();
      const { drawing, faces } = drawer.draw(photograph);
      drawings.push(drawOnto(picture, drawing));
      looks.push(lookInto(picture, faces));
      return true;
    },
    drawn: async () => (await Promise.all(drawings)).every(Boolean),
    looked: async () => void (await Promise.all(looks)),
    wipe() {
      for (const { picture } of panels) empty(picture);
      panels.length = 0;
      drawings = [];
      looks = [];
      drawer?.end();
      drawer = null;
    },
  };
};
