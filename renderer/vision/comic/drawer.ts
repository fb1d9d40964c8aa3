import type { FromDrawer, ToDrawer } from './drawer-messages.ts';

/** Draws comics beside the page. What it holds goes with it. */
export type Drawer = {
  /** The drawing is the caller's to close; null where the drawer ended, or could not. */
  draw(photograph: ImageBitmap): Promise<ImageBitmap | null>;
  end(): void;
};

export const openDrawer = (): Drawer => {
  const worker = new Worker(new URL('./drawer-worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((drawing: ImageBitmap | null) => void)[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
    worker.terminate();
    for (const give of waiting.splice(0)) give(null);
  };
  worker.addEventListener('message', ({ data: { drawing } }: MessageEvent<FromDrawer>) => {
    const give = waiting.shift();
    if (give) give(drawing);
    else drawing.close();
  });
  worker.addEventListener('error', end);
  return {
    draw(photograph) {
      if (isOver) {
        photograph.close();
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        const asked: ToDrawer = { photograph };
        worker.postMessage(asked, [photograph]);
      });
    },
    end,
  };
};
