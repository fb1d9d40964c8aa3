import type { Entry, KernelEvent } from '../../kernel/experience.ts';

/** Looks that can stand side by side and still be told apart from a metre away. */
export const MOST_LOOKS = 4;

/** What is to be worn first: a garment, and the outfit around it where one was asked for. */
export type Wish = { readonly sku: string | null; readonly outfit: string | null };

type Worn = { readonly wish: Wish; readonly consent: string };
/** How many looks are kept; the pictures are the view's, never the machine's. */
type Kept = { readonly looks: number };

export type State =
  | { readonly step: 'consent'; readonly wish: Wish }
  | (Worn & Kept & { readonly step: 'mirror' })
  | (Worn & Kept & { readonly step: 'count'; readonly left: 3 | 2 | 1 })
  /** One kept look is looked at. */
  | (Worn & Kept & { readonly step: 'look' })
  | (Worn & Kept & { readonly step: 'compare' })
  | (Worn & Kept & { readonly step: 'sending' })
  | (Worn & Kept & { readonly step: 'code' })
  /** Garments and what goes with them, as pictures: the way without a camera. */
  | { readonly step: 'plain'; readonly wish: Wish }
  | { readonly step: 'told'; readonly wish: Wish; readonly how: 'taken' | 'deleted' | 'unsent' };

export type Event =
  | { readonly kind: 'agreed'; readonly consent: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'frozen' }
  /** Nobody is in the mirror any more while it counts down. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'look' }
  | { readonly kind: 'more' }
  | { readonly kind: 'compare' }
  /** The look that is looked at. */
  | { readonly kind: 'delete' }
  /** The pictures are gone: another experience was shown meanwhile. */
  | { readonly kind: 'emptied' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'fetched' }
  | { readonly kind: 'camera' };

export const initial = (entry: Entry): State => ({
  step: 'consent',
  wish: {
    sku: entry.sku ?? entry.held.find(({ sku }) => sku !== null)?.sku ?? null,
    outfit: entry.at,
  },
});

const mirror = ({ wish, consent, looks }: Worn & Kept): State => ({
  step: 'mirror',
  wish,
  consent,
  looks,
});

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  if (event.kind === 'back') return onBack(state);
  if (event.kind === 'emptied')
    return 'looks' in state && state.looks > 0 ? mirror({ ...state, looks: 0 }) : state;
  switch (state.step) {
    case 'consent':
      if (event.kind === 'declined') return { step: 'plain', wish: state.wish };
      return event.kind === 'agreed'
        ? { step: 'mirror', wish: state.wish, consent: event.consent, looks: 0 }
        : state;
    case 'plain':
    case 'told':
      return event.kind === 'camera' ? { step: 'consent', wish: state.wish } : state;
    case 'mirror':
      if (event.kind === 'freeze' && state.looks < MOST_LOOKS)
        return { ...state, step: 'count', left: 3 };
      if (event.kind === 'declined') return { step: 'plain', wish: state.wish };
      return onLooks(state, event);
    case 'count': {
      const { left } = state;
      if (event.kind === 'gone') return mirror(state);
      if (event.kind === 'tick' && left > 1) return { ...state, left: left === 3 ? 2 : 1 };
      if (event.kind !== 'frozen' || left > 1) return state;
      return { step: 'look', wish: state.wish, consent: state.consent, looks: state.looks + 1 };
    }
    case 'look':
      if (event.kind === 'more') return mirror(state);
      if (event.kind === 'keep') return { ...state, step: 'sending' };
      if (event.kind === 'delete') return mirror({ ...state, looks: state.looks - 1 });
      return onLooks(state, event);
    case 'compare':
      if (event.kind === 'more') return mirror(state);
      return onLooks(state, event);
    case 'sending':
      if (event.kind === 'sent') return { ...state, step: 'code' };
      return event.kind === 'unsent' ? { step: 'told', wish: state.wish, how: 'unsent' } : state;
    case 'code':
      if (event.kind === 'delete') return { step: 'told', wish: state.wish, how: 'deleted' };
      return event.kind === 'fetched' ? { step: 'told', wish: state.wish, how: 'taken' } : state;
  }
};

const onLooks = (
  state: Extract<State, { step: 'mirror' | 'look' | 'compare' }>,
  event: Event | KernelEvent,
): State => {
  if (event.kind === 'look' && state.looks > 0) return { ...state, step: 'look' };
  return event.kind === 'compare' && state.looks > 1 ? { ...state, step: 'compare' } : state;
};

const onBack = (state: State): State | null => {
  switch (state.step) {
    case 'consent':
    case 'mirror':
    case 'plain':
    case 'told':
      return null;
    case 'count':
    case 'look':
    case 'compare':
      return mirror(state);
    case 'sending':
      return state;
    case 'code':
      return { step: 'told', wish: state.wish, how: 'deleted' };
  }
};
