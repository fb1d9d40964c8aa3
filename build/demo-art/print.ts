/** What a printed picture of the demo shop has to be. */

/** Pixels to a unit of the drawing: portraits come out 900 x 1200. */
export const SCALE = 1.5;

/** A screen loads a dozen of them at once from a slow disk. */
export const MOST_BYTES = 150_000;

/** All of them are in every copy of the program. */
export const MOST_BYTES_TOGETHER = 2_500_000;

/** The longer side of what a mirror puts on, in pixels: of a body before a screen it covers no more. */
export const LONGEST_WORN = 640;

export const MOST_BYTES_WORN = 400_000;

/** A tenth of a pixel is nobody's hem. */
export const rounded = <T>(shape: T): T =>
  JSON.parse(
    JSON.stringify(shape, (_key, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
    ),
  ) as T;
