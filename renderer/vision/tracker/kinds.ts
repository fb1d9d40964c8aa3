/** x and y as parts of the picture's width and height, z on the scale of x; `seen` is how sure it is to be in view. */
export type Landmark = {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly seen: number;
};

/** How likely each pixel belongs to the person: 0 to 255, row by row. */
export type Mask = {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
};

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where a face is, and how far its eyes are apart as a part of the picture's width. */
export type Face = Box & { readonly eyes: number };

/** What each tracker finds in one picture. Landmarks are empty and masks null where nobody is in view. */
export type Found = {
  readonly face: { readonly landmarks: readonly Landmark[] };
  readonly pose: { readonly landmarks: readonly Landmark[]; readonly mask: Mask | null };
  readonly hand: { readonly hands: readonly (readonly Landmark[])[] };
  readonly segmentation: { readonly mask: Mask | null };
  /** Faces of passers-by: where and how large, never whose. */
  readonly presence: { readonly faces: readonly Face[] };
};

export type TrackerKind = keyof Found;

/** Draws what was found into the picture it was found in, and keeps neither. */
export type Painter<K extends TrackerKind, Scene, Told> = {
  /** May draw into `picture` itself. `at` in ms, as of the picture. */
  paint(
    picture: ImageData,
    found: Found[K],
    scene: Scene,
    at: number,
  ): { readonly picture: ImageBitmap; readonly told: Told };
  dispose(): void;
};

/** How much a machine can be asked for. */
export type Effort = {
  readonly pose: 'full' | 'lite';
  /** A large picture is looked at, and drawn into, as the camera gives it or smaller. */
  readonly size: 'whole' | 'small';
  readonly fps: number;
};

export type ToTracker =
  | {
      readonly kind: 'start';
      readonly tracker: TrackerKind;
      readonly effort: Effort;
      readonly frames: ReadableStream<VideoFrame>;
      /** Where models and run time are. */
      readonly models: string;
      /** What to draw into each picture; null to hand on the pictures as they came. */
      readonly scene: unknown;
    }
  /** Another scene, from the next picture on. */
  | { readonly kind: 'scene'; readonly scene: unknown }
  /** Give everything back and end: only the worker itself can close the pictures it holds. */
  | { readonly kind: 'stop' };

export type FromTracker<K extends TrackerKind = TrackerKind> =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'found';
      readonly found: Found[K];
      /** The picture it was found in: whoever draws both, draws what belongs together. */
      readonly frame: VideoFrame;
      /** Of finding alone, in ms. */
      readonly took: number;
      /** How long the longer side of the camera's own picture is. */
      readonly long: number;
    }
  /** In its place, where a scene was given: the picture with what is drawn into it, and what little of it is told. */
  | {
      readonly kind: 'painted';
      readonly picture: ImageBitmap;
      readonly told: unknown;
      /** Of finding and drawing, in ms. */
      readonly took: number;
      /** How long the longer side of the camera's own picture is. */
      readonly long: number;
    }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Asked to stop, it has given everything back; its last word. */
  | { readonly kind: 'over' };
