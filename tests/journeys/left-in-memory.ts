import type { Page } from '@playwright/test';

/** What of a shopper went through the page, by weak references: nothing here keeps anything alive. */
export type Passed = {
  readonly frames: WeakRef<VideoFrame>[];
  /** Landmarks and masks, as trackers found them, and what mirrors told of them. */
  readonly finds: WeakRef<object>[];
  /** Faces in photographs of a comic, and their mouths. */
  readonly faces: WeakRef<object>[];
  /** What mirrors made of the camera's pictures. */
  readonly pictures: WeakRef<ImageBitmap>[];
  /** Canvases that a picture of the camera was drawn into, on whatever way. */
  readonly canvases: WeakRef<HTMLCanvasElement>[];
  readonly workers: WeakRef<Worker>[];
  /** Where the last few finds stand, to see whom a tracker follows. */
  places: { readonly x: number; readonly y: number }[];
  /** Pictures that are kept under an address. */
  readonly urls: Set<string>;
  /** The first bytes of what was sealed for a phone, before and after. */
  readonly sealed: { readonly plain: number[]; readonly sealed: number[] }[];
};

declare global {
  interface Window {
    passed: Passed;
  }
}

const watchMemory = () => {
  const passed: Passed = {
    frames: [],
    finds: [],
    faces: [],
    pictures: [],
    canvases: [],
    workers: [],
    places: [],
    urls: new Set(),
    sealed: [],
  };
  window.passed = passed;

  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      passed.workers.push(new WeakRef(this));
      this.addEventListener('message', ({ data }: MessageEvent) => {
        const { kind } = data as { kind?: string };
        if (kind === 'seen') {
          const { faces } = data as { faces: readonly { box: object; mouth: object }[] };
          for (const face of faces) passed.faces.push(new WeakRef(face), new WeakRef(face.mouth));
        } else if (kind === 'found') {
          const { frame, found } = data as { frame: VideoFrame; found: object };
          passed.frames.push(new WeakRef(frame));
          passed.finds.push(new WeakRef(found));
        } else if (kind === 'painted') {
          const { picture, told } = data as {
            picture: ImageBitmap;
            told: { where?: { x: number; y: number } | null };
          };
          passed.pictures.push(new WeakRef(picture));
          passed.finds.push(new WeakRef(told));
          if (told.where) passed.places.push({ x: told.where.x, y: told.where.y });
        }
      });
    }
  };

  // Whatever a camera's picture was drawn into holds one, and so does whatever that is drawn into.
  const seen = new WeakSet<object>();
  const pass = (source: unknown, to: unknown) => {
    if (typeof source !== 'object' || source === null || !(to instanceof HTMLCanvasElement)) return;
    const isPicture =
      source instanceof HTMLVideoElement ||
      source instanceof VideoFrame ||
      source instanceof ImageBitmap;
    if ((!isPicture && !seen.has(source)) || seen.has(to)) return;
    seen.add(to);
    passed.canvases.push(new WeakRef(to));
  };
  const pens = CanvasRenderingContext2D.prototype;
  const { drawImage } = pens;
  pens.drawImage = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
    pass(given[0], this.canvas);
    Reflect.apply(drawImage, this, given);
  };
  const graphics = WebGL2RenderingContext.prototype;
  const { texImage2D } = graphics;
  graphics.texImage2D = function (this: WebGL2RenderingContext, ...given: unknown[]) {
    pass(given.at(-1), this.canvas);
    Reflect.apply(texImage2D, this, given);
  };

  const { transferFromImageBitmap } = ImageBitmapRenderingContext.prototype;
  ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
    pass(bitmap, this.canvas);
    transferFromImageBitmap.call(this, bitmap);
  };

  const open = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.createObjectURL = (object) => {
    const url = open(object);
    passed.urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    passed.urls.delete(url);
    revoke(url);
  };

  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  crypto.subtle.encrypt = async (algorithm, key, data) => {
    const sealed = await encrypt(algorithm, key, data);
    const bytes = data instanceof ArrayBuffer ? data : data.buffer.slice(data.byteOffset);
    const head = (one: ArrayBuffer) => [...new Uint8Array(one, 0, Math.min(48, one.byteLength))];
    passed.sealed.push({ plain: head(bytes), sealed: head(sealed) });
    return sealed;
  };
};

/** From the page's next load on. */
export const watchWhatPasses = (page: Page): Promise<void> =>
  page.addInitScript(watchMemory).then(() => {});

/** What came by, and what of it is still there after the page's garbage was collected. */
export const stillInMemory = async (page: Page) => {
  // What is only weakly held goes with the second collection where finalizers ran at the first.
  for (let i = 0; i < 3; i++) await page.requestGC();
  return page.evaluate(() => {
    const { passed } = window;
    const live = <T extends object>(refs: readonly WeakRef<T>[]) =>
      refs.map((one) => one.deref()).filter((one) => one !== undefined);
    return {
      came: {
        frames: passed.frames.length,
        finds: passed.finds.length,
        faces: passed.faces.length,
        pictures: passed.pictures.length,
        canvases: passed.canvases.length,
        sealed: passed.sealed.length,
      },
      left: {
        // A frame that was closed has no pixels and no format.
        frames: live(passed.frames).filter(({ format }) => format !== null).length,
        finds: live(passed.finds).length,
        faces: live(passed.faces).length,
        // One that was shown has gone to its canvas, and is empty.
        pictures: live(passed.pictures).filter(({ width }) => width > 0).length,
        canvases: live(passed.canvases)
          .filter(({ width, height }) => width * height > 1)
          .map((one) => `${one.width} x ${one.height} in ${one.parentElement?.className ?? '-'}`),
        urls: [...passed.urls],
      },
    };
  });
};
export const NOTHING_LEFT = { frames: 0, finds: 0, faces: 0, pictures: 0, canvases: [], urls: [] };
