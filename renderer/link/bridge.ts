import type { Bridge } from '../../preload/contract/bridge.ts';
import type { Transport } from '../../preload/contract/index.ts';

declare global {
  interface Window {
    /** There under Electron only. */
    readonly lookglass?: Bridge;
  }
}

/** Electron's IPC lives as long as the window: it never closes by itself. */
export const bridgeTransport = (bridge: Bridge): Transport => ({
  send: (message) => bridge.send(message),
  listen: (onMessage) => bridge.listen(onMessage),
});
