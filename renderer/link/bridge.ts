import type { Transport } from '../../preload/contract/index.ts';

/** What preload/bridge.ts exposes under Electron. */
export type Bridge = {
  send(message: unknown): void;
  listen(onMessage: (message: unknown) => void): () => void;
};

declare global {
  interface Window {
    readonly lookglass?: Bridge;
  }
}

/** Electron's IPC lives as long as the window: it never closes by itself. */
export const bridgeTransport = (bridge: Bridge): Transport => ({
  send: (message) => bridge.send(message),
  listen: (onMessage) => bridge.listen(onMessage),
});
