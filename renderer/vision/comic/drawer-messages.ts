import type { SpeakerFace } from './speakers.ts';

/** A photograph in; its drawing and whoever is seen in it out, each in the order the photographs came. */
export type ToDrawer = { readonly photograph: ImageBitmap };
export type FromDrawer =
  | { readonly kind: 'drawn'; readonly drawing: ImageBitmap }
  | { readonly kind: 'seen'; readonly faces: readonly SpeakerFace[] };
