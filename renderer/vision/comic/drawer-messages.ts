/** A photograph in, its drawing out, in the order they came. */
export type ToDrawer = { readonly photograph: ImageBitmap };
export type FromDrawer = { readonly drawing: ImageBitmap };
