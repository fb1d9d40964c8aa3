import type { Garment } from '../../../preload/contract/index.ts';

/** What is worn at once: one below, one above it, and one over both. A dress is an upper that needs no lower. */
export type Outfit = {
  readonly lower: Garment | null;
  readonly upper: Garment | null;
  readonly outer: Garment | null;
};

export const NOTHING_WORN: Outfit = { lower: null, upper: null, outer: null };

const PLACE = {
  top: 'upper',
  dress: 'upper',
  outerwear: 'outer',
  skirt: 'lower',
  trousers: 'lower',
} as const satisfies Record<Garment['shape']['cut'], keyof Outfit>;

/** Puts another piece on: it takes the place of what was worn there, and a dress and a lower take each other's. */
export const putOn = (outfit: Outfit, garment: Garment): Outfit => {
  const place = PLACE[garment.shape.cut];
  const next: Outfit = { ...outfit, [place]: garment };
  if (garment.shape.cut === 'dress') return { ...next, lower: null };
  if (place === 'lower' && outfit.upper?.shape.cut === 'dress') return { ...next, upper: null };
  return next;
};

export const wornIn = ({ upper, lower, outer }: Outfit): readonly Garment[] =>
  [upper, lower, outer].filter((one) => one !== null);

/** A top goes into a skirt, and hangs over trousers. */
export const isTucked = ({ upper, lower }: Outfit): boolean =>
  upper?.shape.cut === 'top' && lower?.shape.cut === 'skirt';
