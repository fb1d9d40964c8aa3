import type { KernelEvent } from '../../kernel/experience.ts';

export const MOST_PANELS = 4;
/** Lines to choose from for each panel; the words are copy. */
export const LINES = 3;

/** The line of each panel; null is a panel without a bubble. The pictures are the view's, never the machine's. */
export type Lines = readonly (number | null)[];

export type State =
  | { readonly step: 'consent' }
  /** Previewing; the next panel is taken when the shopper says so. */
  | { readonly step: 'ready'; readonly lines: Lines; readonly consent: string }
  | {
      readonly step: 'count';
      readonly lines: Lines;
      readonly consent: string;
      readonly left: 3 | 2 | 1;
    }
  /** The comic is there: words are chosen, and whether it is kept. */
  | { readonly step: 'page'; readonly lines: Lines }
  | { readonly step: 'sending'; readonly lines: Lines }
  | { readonly step: 'code' }
  | { readonly step: 'done'; readonly how: 'taken' | 'deleted' | 'unsent' };

export type Event =
  | { readonly kind: 'agreed'; readonly consent: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'shoot' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'taken-panel' }
  /** The camera is gone while the shopper counts down with it. */
  | { readonly kind: 'camera-gone' }
  | { readonly kind: 'enough' }
  | { readonly kind: 'line'; readonly panel: number }
  | { readonly kind: 'keep' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'fetched' }
  | { readonly kind: 'again' };

export const initial = (): State => ({ step: 'consent' });

const nextLine = (line: number | null): number | null => {
  if (line === null) return 0;
  return line + 1 < LINES ? line + 1 : null;
};

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  if (event.kind === 'back' || event.kind === 'declined') return null;
  // What is wanted gone is gone, whatever else was under way.
  if (event.kind === 'delete') return { step: 'done', how: 'deleted' };
  switch (state.step) {
    case 'consent':
      return event.kind === 'agreed' ? { step: 'ready', lines: [], consent: event.consent } : state;
    case 'ready':
      if (event.kind === 'shoot') return { ...state, step: 'count', left: 3 };
      return event.kind === 'enough' && state.lines.length > 0
        ? { step: 'page', lines: state.lines }
        : state;
    case 'count': {
      const { lines, consent, left } = state;
      if (event.kind === 'camera-gone') return { step: 'ready', lines, consent };
      if (event.kind === 'tick' && left > 1) return { ...state, left: left === 3 ? 2 : 1 };
      if (event.kind !== 'taken-panel' || left > 1) return state;
      const more = [...lines, 0];
      return more.length < MOST_PANELS
        ? { step: 'ready', lines: more, consent }
        : { step: 'page', lines: more };
    }
    case 'page':
      if (event.kind === 'line')
        return {
          ...state,
          lines: state.lines.map((line, i) => (i === event.panel ? nextLine(line) : line)),
        };
      return event.kind === 'keep' ? { step: 'sending', lines: state.lines } : state;
    case 'sending':
      if (event.kind === 'sent') return { step: 'code' };
      return event.kind === 'unsent' ? { step: 'done', how: 'unsent' } : state;
    case 'code':
      return event.kind === 'fetched' ? { step: 'done', how: 'taken' } : state;
    case 'done':
      return event.kind === 'again' ? initial() : state;
  }
};
