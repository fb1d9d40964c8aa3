import type { KernelEvent } from '../../kernel/experience.ts';

export type State = { readonly step: 'code' };
export type Event = never;

export const initial = (): State => ({ step: 'code' });

/** What the phone chooses is shown by the kernel, as whatever is touched here would be. */
export const transition = (state: State, event: KernelEvent): State | null =>
  event.kind === 'back' ? null : state;
