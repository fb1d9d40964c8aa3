import type { OutfitSlot } from '../../../preload/contract/index.ts';
import type { KernelEvent } from '../../kernel/experience.ts';

/** What hands can do here, in the order in which they are taught. */
export const LESSONS = ['swipe', 'point', 'grab'] as const;
export type Lesson = (typeof LESSONS)[number];

/** Where on the shelf the shopper is: coming back from a product leads to the same one. */
export type Rail = {
  /** What hangs on it; null is everything. */
  readonly kind: OutfitSlot | null;
  readonly at: number;
  /** Where each page of the shelf after the first begins, as far as it was read. */
  readonly trail: readonly string[];
};

export type State =
  | { readonly step: 'touch'; readonly rail: Rail }
  /** Whether the camera may look for hands. */
  | { readonly step: 'asking'; readonly rail: Rail }
  | {
      readonly step: 'hands';
      readonly rail: Rail;
      readonly consent: string;
      readonly learned: readonly Lesson[];
    };

export type Event =
  | { readonly kind: 'rail'; readonly to: OutfitSlot | null }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'read'; readonly page: number; readonly next: string }
  | { readonly kind: 'ask' }
  | { readonly kind: 'agreed'; readonly consent: string }
  | { readonly kind: 'touch-only' }
  | { readonly kind: 'learned'; readonly lesson: Lesson };

export const initial = (): State => ({ step: 'touch', rail: { kind: null, at: 0, trail: [] } });

const railAfter = (rail: Rail, event: Event): Rail => {
  switch (event.kind) {
    case 'rail':
      return event.to === rail.kind ? rail : { kind: event.to, at: 0, trail: [] };
    case 'at':
      return event.at === rail.at ? rail : { ...rail, at: Math.max(0, event.at) };
    case 'read':
      return event.page === rail.trail.length
        ? { ...rail, trail: [...rail.trail, event.next] }
        : rail;
    case 'ask':
    case 'agreed':
    case 'touch-only':
    case 'learned':
      return rail;
  }
};

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  switch (event.kind) {
    case 'held':
    case 'claimed':
      return state;
    case 'back':
      return state.step === 'asking' ? { step: 'touch', rail: state.rail } : null;
    case 'ask':
      return state.step === 'touch' ? { step: 'asking', rail: state.rail } : state;
    case 'agreed':
      return state.step === 'asking'
        ? { step: 'hands', rail: state.rail, consent: event.consent, learned: [] }
        : state;
    case 'touch-only':
      return state.step === 'touch' ? state : { step: 'touch', rail: state.rail };
    case 'learned':
      return state.step === 'hands' && !state.learned.includes(event.lesson)
        ? {
            ...state,
            learned: LESSONS.filter((one) => one === event.lesson || state.learned.includes(one)),
          }
        : state;
    case 'rail':
    case 'at':
    case 'read': {
      const rail = railAfter(state.rail, event);
      return rail === state.rail ? state : { ...state, rail };
    }
  }
};
