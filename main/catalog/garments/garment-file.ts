import { z } from 'zod';
import {
  garmentFindings,
  garmentShape,
  sku as skuShape,
  type Garment,
} from '../../../preload/contract/index.ts';
import type { PngHeader } from './png-header.ts';

/** `SKU.json`: how a garment hangs. Its picture is `SKU.png` beside it, or the file it names. */
export const garmentFile = z.strictObject({
  picture: z
    .string()
    .max(255)
    .regex(/^[^/\\]+\.png$/i, 'a PNG in the same folder')
    .optional(),
  reviewed: z.boolean().default(false),
  shape: garmentShape,
});
export type GarmentFile = z.infer<typeof garmentFile>;

export type GarmentProblem = {
  readonly file: string;
  /** `shape.anchors.hemLeft`, or empty for the file as a whole. */
  readonly field: string;
  readonly reason: string;
};

/** A mirror of modest graphics holds several at once. */
export const LARGEST_SIDE = 2048;
export const SMALLEST_SIDE = 64;
export const LARGEST_PICTURE = 4 * 1024 * 1024;
export const LARGEST_JSON = 64 * 1024;

/** The name a garment's files begin with: a SKU may hold what no file name can. */
export const stemOf = (sku: string): string =>
  sku.replace(
    // oxlint-disable-next-line no-control-regex
    /[%/\\:*?"<>|\u0000-\u001f\u007f]|^\.|[. ]$/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** Null where the name of a file stands for no SKU. */
export const skuOfFile = (name: string): string | null => {
  try {
    const parsed = skuShape.safeParse(decodeURIComponent(name.replace(/\.json$/i, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** Everything that is wrong with the text of a garment's file, or what it says. */
export const readGarmentFile = (
  text: string,
):
  | { readonly ok: true; readonly file: GarmentFile }
  | { readonly ok: false; readonly problems: readonly Omit<GarmentProblem, 'file'>[] } => {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      ok: false,
      problems: [{ field: '', reason: `not valid JSON (${(error as Error).message})` }],
    };
  }
  const parsed = garmentFile.safeParse(raw);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: pathText(path),
        reason: message,
      })),
    };
  const findings = garmentFindings(parsed.data.shape);
  if (findings.length > 0)
    return {
      ok: false,
      problems: findings.map(({ code, point, to }) => ({
        field: `shape.anchors.${point}`,
        reason: `${FINDING[code]} ${to}`,
      })),
    };
  return { ok: true, file: parsed.data };
};

const FINDING = {
  'sides-swapped': 'has to lie to the right of',
  'out-of-order': 'has to lie below',
  'end-closed': 'is the same point as',
} as const;

/** Why a picture cannot be put on anybody, or null. */
export const pictureProblem = (header: PngHeader | null, bytes: number): string | null => {
  if (header === null) return 'is no PNG';
  if (!header.alpha) return 'has no alpha: the garment is not cut out of what lay around it';
  if (bytes > LARGEST_PICTURE) return `is larger than ${LARGEST_PICTURE / 1024 / 1024} MB`;
  const sides = [header.width, header.height];
  if (Math.max(...sides) > LARGEST_SIDE) return `is larger than ${LARGEST_SIDE} pixels`;
  if (Math.min(...sides) < SMALLEST_SIDE) return `is smaller than ${SMALLEST_SIDE} pixels`;
  return null;
};

export const garmentOf = (
  sku: string,
  file: GarmentFile,
  { width, height }: PngHeader,
  picture: string,
): Garment => ({
  sku,
  picture,
  width,
  height,
  shape: file.shape,
  reviewed: file.reviewed,
});
