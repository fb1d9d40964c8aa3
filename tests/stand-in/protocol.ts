import type { Protocol } from 'electron';
import { claimScheme } from './addresses.ts';

type Handler = Parameters<Protocol['handle']>[1];

/** One session's schemes. */
export class StandInProtocol implements Pick<
  Protocol,
  'handle' | 'unhandle' | 'isProtocolHandled'
> {
  readonly #handlers = new Map<string, Handler>();

  handle = (scheme: string, handler: Handler): void => {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    claimScheme(scheme);
    this.#handlers.set(scheme, handler);
  };

  unhandle = (scheme: string): void => void this.#handlers.delete(scheme);
  isProtocolHandled = (scheme: string): boolean => this.#handlers.has(scheme);
  handlerOf = (scheme: string): Handler | undefined => this.#handlers.get(scheme);
}
