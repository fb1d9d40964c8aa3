/** What a printed picture of the demo shop has to be. */

/** Pixels to a unit of the drawing: portraits come out 900 x 1200. */
export const SCALE = 1.5;

/** A screen loads a dozen of them at once from a slow disk. */
export const MOST_BYTES = 150_000;

/** All of them are in every copy of the program. */
export const MOST_BYTES_TOGETHER = 2_500_000;
