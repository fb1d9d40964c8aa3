import type { KernelEvent } from '../../kernel/experience.ts';

/** The loop has one state: whatever a passer-by does leads elsewhere. */
export type State = { readonly step: 'loop' };
export type Event = never;

export const initial = (): State => ({ step: 'loop' });

export const transition = (state: State, _event: KernelEvent): State => state;
