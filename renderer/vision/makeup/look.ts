import type { Lab } from './colour.ts';
import type { Part } from './masks.ts';

export type Finish = 'matte' | 'satin' | 'gloss';

/** A shade on a part of the face; `intensity` 0 to 1 is one's own hand. */
export type Worn = { readonly colour: Lab; readonly finish: Finish; readonly intensity: number };
export type Look = { readonly [part in Part]?: Worn };

/** One look left of a line and one right of it, as the frame has them; `at` is 0 to 1 of its width. Bare is `{}`. */
export type Sides = { readonly left: Look; readonly right: Look; readonly at: number };

/**
 * How a product lies on skin. `cover` is how far colour goes to the shade, `lift` how far lightness does, `relief` how
 * much of the light and shade of the skin stays, `keep` how much of its highlights stays bare, `shine` what is added to
 * them.
 */
export type Lay = {
  readonly cover: number;
  readonly lift: number;
  readonly relief: number;
  readonly keep: number;
  readonly shine: number;
  /** Sheer powder only takes light away: it would lie on deep skin as ash. */
  readonly darkens: boolean;
};

const LIPS: Readonly<Record<Finish, Lay>> = {
  matte: { cover: 0.97, lift: 0.92, relief: 0.8, keep: 0.35, shine: 0, darkens: false },
  satin: { cover: 0.95, lift: 0.86, relief: 1.1, keep: 0.75, shine: 0.15, darkens: false },
  gloss: { cover: 0.9, lift: 0.8, relief: 1.3, keep: 0.9, shine: 0.5, darkens: false },
};

export const layOf = (part: Part, finish: Finish): Lay => {
  switch (part) {
    case 'lips':
      return LIPS[finish];
    case 'cheeks':
      return { cover: 0.6, lift: 0.3, relief: 1, keep: 0.5, shine: 0, darkens: true };
    case 'lids':
      return { cover: 0.7, lift: 0.55, relief: 1, keep: 0.5, shine: 0, darkens: false };
    case 'brows':
      return { cover: 0.65, lift: 0.6, relief: 1, keep: 0, shine: 0, darkens: true };
  }
};
