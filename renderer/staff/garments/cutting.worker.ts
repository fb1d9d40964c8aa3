import type { GarmentCut } from '../../../preload/contract/index.ts';
import { findAnchors, type FoundAnchors } from '../../../preload/flat-lay/anchors.ts';
import { cutOut, type CutOutRefusal } from '../../../preload/flat-lay/cut-out.ts';
import type { Mask } from '../../../preload/flat-lay/outline.ts';
import type { Picture } from '../../../preload/flat-lay/picture.ts';

/** Seconds of arithmetic, away from the page. */
export type Asked =
  | { readonly kind: 'cut'; readonly picture: Picture; readonly cut: GarmentCut | null }
  | { readonly kind: 'find'; readonly mask: Mask; readonly cut: GarmentCut | null };
export type Cut = { readonly picture: Picture | null } & FoundAnchors;
export type Answered = Cut | { readonly refusal: CutOutRefusal };

const answer = (asked: Asked): Answered => {
  if (asked.kind === 'find') return { picture: null, ...findAnchors(asked.mask, asked.cut) };
  const cut = cutOut(asked.picture);
  if (typeof cut === 'string') return { refusal: cut };
  return { picture: cut.picture, ...findAnchors(cut.mask, asked.cut) };
};

addEventListener('message', ({ data }: MessageEvent<Asked>) => postMessage(answer(data)));
