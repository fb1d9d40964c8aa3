import type { Entry, KernelEvent } from '../../kernel/experience.ts';

export type State =
  /** The code, large, and what happens next. */
  | { readonly step: 'scan' }
  /** How this screen is used, for somebody new. */
  | { readonly step: 'guide' }
  | { readonly step: 'claimed'; readonly codeTail: string; readonly at: number };

export type Event = { readonly kind: 'to-code' };

export const GUIDE = 'guide';

export const initial = (entry: Entry): State => {
  if (entry.at === GUIDE) return { step: 'guide' };
  if (entry.claim) return { step: 'claimed', codeTail: entry.claim.codeTail, at: entry.claim.at };
  return { step: 'scan' };
};

export const transition = (state: State, event: Event | KernelEvent): State | null => {
  switch (event.kind) {
    case 'held':
      return state;
    case 'claimed':
      return { step: 'claimed', codeTail: event.claim.codeTail, at: event.claim.at };
    case 'to-code':
      return state.step === 'guide' ? { step: 'scan' } : state;
    case 'back':
      return null;
  }
};
