import type { Codec, Wire } from './structured-clone.ts';
import type { Expose } from './world-bridge.ts';

/** What the preload world says to main, over a binding of the DevTools protocol. */
export type FromPage =
  | { kind: 'send'; channel: string; args: Wire }
  | { kind: 'invoke'; id: number; channel: string; args: Wire }
  | { kind: 'preload-error'; message: string };

/** What main says to it. */
export type ToPage =
  | { kind: 'message'; channel: string; args: Wire }
  | { kind: 'answer'; id: number; value: Wire }
  | { kind: 'refusal'; id: number; message: string };

export const BINDING = '__standInSend';
export const RECEIVER = '__standInReceive';

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void;
type Ports = { codec: Codec; expose: Expose; processInfo: object; preload: Preload };

/**
 * The world a sandboxed preload script runs in: `electron` and `events`, and nothing else of Node.
 * Self-contained: its source text runs in the page.
 */
export const preloadWorld = (
  binding: string,
  receiver: string,
  { codec, expose, processInfo, preload }: Ports,
): void => {
  type Listener = ((...args: unknown[]) => void) & { once?: Listener };

  class Emitter {
    #listeners = new Map<string, Listener[]>();
    on(event: string, listener: Listener) {
      this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
      return this;
    }
    off(event: string, listener: Listener) {
      const left = (this.#listeners.get(event) ?? []).filter(
        (kept) => kept !== listener && kept.once !== listener,
      );
      this.#listeners.set(event, left);
      return this;
    }
    once(event: string, listener: Listener) {
      const wrapped: Listener = (...args) => {
        this.off(event, wrapped);
        listener(...args);
      };
      wrapped.once = listener;
      return this.on(event, wrapped);
    }
    addListener(event: string, listener: Listener) {
      return this.on(event, listener);
    }
    removeListener(event: string, listener: Listener) {
      return this.off(event, listener);
    }
    removeAllListeners(event: string) {
      this.#listeners.delete(event);
      return this;
    }
    listenerCount(event: string) {
      return this.#listeners.get(event)?.length ?? 0;
    }
    emit(event: string, ...args: unknown[]) {
      for (const listener of this.#listeners.get(event) ?? []) listener(...args);
      return true;
    }
  }

  const shared = globalThis as unknown as Record<string, unknown>;
  const post = shared[binding] as (message: string) => void;
  // The page's scripts live in another world, but nothing is lost by leaving no trace.
  delete shared[binding];
  const out = (message: FromPage) => post(JSON.stringify(message));

  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (e: Error) => void }
  >();
  let nextId = 0;

  const ipcRenderer = Object.assign(new Emitter(), {
    send(channel: string, ...args: unknown[]) {
      out({ kind: 'send', channel, args: codec.encode(args) });
    },
    invoke(channel: string, ...args: unknown[]) {
      const id = ++nextId;
      const encoded = codec.encode(args);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        out({ kind: 'invoke', id, channel, args: encoded });
      });
    },
  });

  shared[receiver] = (message: ToPage) => {
    switch (message.kind) {
      case 'message': {
        const args = codec.decode(message.args) as unknown[];
        ipcRenderer.emit(message.channel, { sender: ipcRenderer, ports: [] }, ...args);
        return;
      }
      case 'answer':
        waiting.get(message.id)?.resolve(codec.decode(message.value));
        break;
      case 'refusal':
        waiting.get(message.id)?.reject(new Error(message.message));
    }
    waiting.delete(message.id);
  };

  const modules = new Map<string, unknown>([
    ['electron', { contextBridge: { exposeInMainWorld: expose }, ipcRenderer }],
    ['events', Emitter],
  ]);
  const require = (name: string): unknown => {
    const found = modules.get(
      name.replace(/^node:/, '').replace(/^electron\/renderer$/, 'electron'),
    );
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, processInfo);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    out({ kind: 'preload-error', message });
  }
};
