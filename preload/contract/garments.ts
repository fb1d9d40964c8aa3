import { z } from 'zod';
import { sku } from './primitives.ts';

/**
 * A garment as the mirror puts it on: its picture cut out of what lay around it, and the points by which it hangs on a
 * body. Points are [x, y] in 0..1 of the picture, x to the right and y down; left and right are the picture's, which for
 * a garment laid flat, face up, is the wearer's right and left.
 */
const point = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).readonly();
export type GarmentPoint = z.infer<typeof point>;

/** The end of a sleeve or a trouser leg: its corner away from the body and the one towards it. */
const end = z.object({ out: point, in: point });
const ends = z.object({ left: end, right: end });

const upper = {
  neckLeft: point,
  neckRight: point,
  shoulderLeft: point,
  shoulderRight: point,
  armpitLeft: point,
  armpitRight: point,
  waistLeft: point,
  waistRight: point,
  hemLeft: point,
  hemRight: point,
  /** Null where it has none; short or long is how far the ends lie from the shoulders. */
  sleeves: ends.nullable(),
};
const seat = {
  waistLeft: point,
  waistRight: point,
  hipLeft: point,
  hipRight: point,
};

export const garmentShape = z.discriminatedUnion('cut', [
  z.object({ cut: z.literal('top'), anchors: z.object(upper) }),
  z.object({ cut: z.literal('outerwear'), anchors: z.object(upper) }),
  z.object({ cut: z.literal('dress'), anchors: z.object(upper) }),
  z.object({
    cut: z.literal('skirt'),
    anchors: z.object({ ...seat, hemLeft: point, hemRight: point }),
  }),
  z.object({
    cut: z.literal('trousers'),
    anchors: z.object({ ...seat, crotch: point, legs: ends }),
  }),
]);
export type GarmentShape = z.infer<typeof garmentShape>;
export type GarmentCut = GarmentShape['cut'];
export const garmentCut = z.enum(['top', 'outerwear', 'dress', 'skirt', 'trousers']);

export const garment = z.object({
  sku,
  /** A PNG with alpha, as a path below the page's own origin. */
  picture: z.string(),
  /** Of the picture, in pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  shape: garmentShape,
  /** Whether a person has looked at the points, or only the import tool found them. */
  reviewed: z.boolean(),
});
export type Garment = z.infer<typeof garment>;

/** Base64 of so many bytes goes into one message of a page; a picture is sent in parts. */
export const UPLOAD_PART = 30 * 1024;
export const MOST_UPLOAD = 4 * 1024 * 1024;
