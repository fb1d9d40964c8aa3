import type { KernelEvent } from '../../kernel/experience.ts';
import type { Wearing } from './wardrobe.ts';

/** What is worn, and the product somebody came for; both stay when the camera goes. */
type Kept = { readonly wearing: Wearing; readonly asked: string | null };

export type State =
  | ({ readonly step: 'consent' } & Kept)
  /** The live mirror. */
  | ({ readonly step: 'mirror'; readonly consent: string; readonly finding: boolean } & Kept)
  /** The same colours without a camera. */
  | ({ readonly step: 'swatches'; readonly finding: boolean } & Kept);

export type Event =
  | { readonly kind: 'agreed'; readonly consent: string }
  | { readonly kind: 'declined' }
  /** From the swatches to the mirror after all; and where a yes has run out with the view it was given in. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'wear'; readonly wearing: Wearing }
  | { readonly kind: 'find' }
  | { readonly kind: 'found' };

export const initial = ({ sku }: { readonly sku: string | null }): State => ({
  step: 'consent',
  wearing: {},
  asked: sku,
});

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  const { wearing, asked } = state;
  switch (event.kind) {
    case 'agreed':
      return state.step === 'consent'
        ? { step: 'mirror', consent: event.consent, wearing, asked, finding: false }
        : state;
    // Asked, or with the mirror on: either way the camera stays or goes off, and the shades stay.
    case 'declined':
      return state.step === 'swatches'
        ? state
        : { step: 'swatches', wearing, asked, finding: false };
    case 'ask':
      return { step: 'consent', wearing, asked };
    case 'wear':
      return state.step === 'consent' ? state : { ...state, wearing: event.wearing };
    case 'find':
      return state.step === 'consent' ? state : { ...state, finding: true };
    case 'found':
      return state.step === 'consent' ? state : { ...state, finding: false };
    case 'back':
      // What lies over the page is closed first.
      return state.step !== 'consent' && state.finding ? { ...state, finding: false } : null;
    case 'held':
    case 'claimed':
      return state;
  }
};
