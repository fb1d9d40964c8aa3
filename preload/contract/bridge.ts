/**
 * What the Electron preload script puts on a page as `window.lookglass`: a way to carry messages, and nothing
 * else. It speaks no contract of its own; the page's link does.
 */
export type Bridge = {
  send(message: unknown): void;
  /** The disposer ends the listening. */
  listen(onMessage: (message: unknown) => void): () => void;
};

/** The one IPC channel between a page and its host, in both directions. */
export const BRIDGE_CHANNEL = 'lookglass:link';
