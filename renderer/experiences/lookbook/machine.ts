import type { Entry, Garment, KernelEvent } from '../../kernel/experience.ts';

/** What lies beside the product: which outfits go with it, or what shoppers say of it. */
export type Panel = 'outfits' | 'reviews';

type Shown = {
  readonly sku: string;
  /** Known garments that are held just now, last lifted first; empty for one who came by touch. */
  readonly held: readonly string[];
};

export type State =
  | (Shown & { readonly step: 'product'; readonly panel: Panel })
  | (Shown & { readonly step: 'outfit'; readonly outfit: string })
  /** Something is held that the catalogue does not know. */
  | { readonly step: 'unknown' }
  /** The garment is back on its rack. */
  | { readonly step: 'goodbye'; readonly sku: string | null };

export type Event =
  | { readonly kind: 'show'; readonly sku: string }
  | { readonly kind: 'panel'; readonly panel: Panel }
  | { readonly kind: 'outfit'; readonly outfit: string }
  /** The shopper wants to go on reading about a garment that was put back. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'not-in-catalogue' };

const known = (held: readonly Garment[]): readonly string[] => [
  ...new Set(held.flatMap((garment) => (garment.sku === null ? [] : [garment.sku]))),
];

const product = (sku: string, held: readonly string[]): State => ({
  step: 'product',
  sku,
  held,
  panel: 'outfits',
});

export const initial = (entry: Entry): State => {
  const held = known(entry.held);
  const sku = entry.sku ?? held[0];
  return sku === undefined ? { step: 'unknown' } : product(sku, held);
};

const onHeld = (state: State, garments: readonly Garment[]): State => {
  const held = known(garments);
  const [latest] = held;
  if (latest === undefined) {
    if (state.step === 'unknown')
      return garments.length > 0 ? state : { step: 'goodbye', sku: null };
    // One who came by touch, or chose to go on reading, holds nothing and loses nothing.
    if (state.step === 'goodbye' || state.held.length === 0) return state;
    return { step: 'goodbye', sku: state.sku };
  }
  if (state.step === 'unknown' || state.step === 'goodbye') return product(latest, held);
  const lifted = held.some((sku) => !state.held.includes(sku));
  if (lifted) return product(latest, held);
  // Of several, the one that is read about stays, unless it is the one put back.
  return state.held.includes(state.sku) && !held.includes(state.sku)
    ? product(latest, held)
    : { ...state, held };
};

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  switch (event.kind) {
    case 'held':
      return onHeld(state, event.held);
    case 'claimed':
      return state;
    case 'show':
      return state.step === 'unknown' || state.step === 'goodbye'
        ? product(event.sku, [])
        : product(event.sku, state.held);
    case 'panel':
      return state.step === 'product' ? { ...state, panel: event.panel } : state;
    case 'outfit':
      return state.step === 'product'
        ? { step: 'outfit', sku: state.sku, held: state.held, outfit: event.outfit }
        : state;
    case 'keep':
      return state.step === 'goodbye' && state.sku !== null ? product(state.sku, []) : state;
    case 'not-in-catalogue':
      return { step: 'unknown' };
    case 'back':
      if (state.step === 'outfit') return product(state.sku, state.held);
      return state.step === 'product' && state.panel === 'reviews'
        ? { ...state, panel: 'outfits' }
        : null;
  }
};
