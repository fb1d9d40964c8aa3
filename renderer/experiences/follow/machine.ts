import type { KernelEvent } from '../../kernel/experience.ts';

export type State = { readonly step: 'code' };
export type Event = never;

export const initial = (): State => ({ step: 'code' });

export const transition = (state: State, event: KernelEvent): State | null =>
  event.kind === 'back' ? null : state;
