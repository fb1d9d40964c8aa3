import type { CallInput, CallName, CallOutput, Role } from './calls.ts';
import type { EventName, EventValue } from './events.ts';
import type { Result } from './result.ts';

export type LinkStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly role: Role; readonly screen: string | null }
  | { readonly kind: 'offline' }
  /** The host runs another build: the page should reload. */
  | { readonly kind: 'outdated' };

export type CallOptions = {
  /** An AbortSignal; typed by shape because the contract knows neither DOM nor Node. */
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', listener: () => void): void;
    removeEventListener(type: 'abort', listener: () => void): void;
  };
  readonly timeoutMs?: number;
};

/** The one seam between a page and its host, whatever carries it. */
export type Link = {
  call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions,
  ): Promise<Result<CallOutput<N>>>;
  /** Delivers the snapshot first, then every change; again after each reconnection. */
  watch<N extends EventName>(event: N, listener: (value: EventValue<N>) => void): () => void;
  status(): LinkStatus;
  onStatus(listener: (status: LinkStatus) => void): () => void;
  close(): void;
};
