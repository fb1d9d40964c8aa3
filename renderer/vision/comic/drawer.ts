import type { FromDrawer, ToDrawer } from './drawer-messages.ts';
import type { SpeakerFace } from './speakers.ts';

export type Draws = {
  /** The caller's to close; null where the drawer ended, or could not. */
  readonly drawing: Promise<ImageBitmap | null>;
  /** Who is seen in the photograph; nobody where that could not be told. */
  readonly faces: Promise<readonly SpeakerFace[]>;
};

/** Draws comics beside the page. What it holds goes with it. */
export type Drawer = {
  draw(photograph: ImageBitmap): Draws;
  end(): void;
};

export const openDrawer = (): Drawer => {
  const worker = new Worker(new URL('./drawer-worker.ts', import.meta.url), { type: 'module' });
  const drawings: ((drawing: ImageBitmap | null) => void)[] = [];
  const sights: ((faces: readonly SpeakerFace[]) => void)[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
    worker.terminate();
    for (const give of drawings.splice(0)) give(null);
    for (const give of sights.splice(0)) give([]);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromDrawer>) => {
    switch (data.kind) {
      case 'drawn': {
        const give = drawings.shift();
        if (give) give(data.drawing);
        else data.drawing.close();
        break;
      }
      case 'seen':
        sights.shift()?.(data.faces);
    }
  });
  worker.addEventListener('error', end);
  return {
    draw(photograph) {
      if (isOver) {
        photograph.close();
        return { drawing: Promise.resolve(null), faces: Promise.resolve([]) };
      }
      const drawing = new Promise<ImageBitmap | null>((resolve) => drawings.push(resolve));
      const faces = new Promise<readonly SpeakerFace[]>((resolve) => sights.push(resolve));
      const asked: ToDrawer = { photograph };
      worker.postMessage(asked, [photograph]);
      return { drawing, faces };
    },
    end,
  };
};
