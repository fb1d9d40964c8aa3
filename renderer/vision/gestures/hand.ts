import type { Landmark } from '../tracker/kinds.ts';

/** A point of a hand in pixels of the picture, y down; z on the same scale, nearer to the lens is less. */
export type Point = { readonly x: number; readonly y: number; readonly z: number };

/** 21 points in MediaPipe's order: wrist, then four of each finger from thumb to little, root to tip. */
export type Hand = readonly Point[];

/** What is known of the hands at a moment, in seconds of a clock that only rises. */
export type HandSample = { readonly at: number; readonly hands: readonly Hand[] };

export const POINTS = 21;
export const WRIST = 0;
export const THUMB_TIP = 4;
export const INDEX = { root: 5, middle: 6, tip: 8 } as const;
export const MIDDLE = { root: 9, middle: 10, tip: 12 } as const;
export const RING = { root: 13, middle: 14, tip: 16 } as const;
export const LITTLE = { root: 17, middle: 18, tip: 20 } as const;

/**
 * What a tracker found, as the shopper sees themselves: their left is left. A lens that looks at somebody sees the
 * opposite, whatever the screen does with the picture.
 */
export const handsAsSeen = (
  hands: readonly (readonly Landmark[])[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly Hand[] =>
  hands.map((hand) =>
    hand.map(({ x, y, z }) => ({ x: (1 - x) * width, y: y * height, z: z * width })),
  );
