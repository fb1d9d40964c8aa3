import type { Port, PortListener } from '../driver.ts';

const utf8 = new TextEncoder();

export type PageScans = {
  /** A page's own keyboard wedge has finished a scan. */
  scanned(page: string, text: string): void;
  /** The port of everything scanned on that page. */
  open(page: string, listener: PortListener): Port;
};

/** Scanners that type into pages: the page tells a scan from typing, this brings it to the drivers that asked. */
export const pageScans = (): PageScans => {
  const listeners = new Map<string, Set<PortListener>>();
  return {
    scanned(page, text) {
      const line = utf8.encode(`${text.replaceAll(/[\r\n]+/g, ' ')}\n`);
      for (const listener of listeners.get(page) ?? []) listener.onData(line);
    },
    open(page, listener) {
      const those = listeners.get(page) ?? new Set<PortListener>();
      listeners.set(page, those.add(listener));
      // Like every port: open after it has been handed over, never before.
      queueMicrotask(() => {
        if (those.has(listener)) listener.onOpen();
      });
      return {
        // A keyboard has nothing to be told.
        write() {},
        destroy: () => void those.delete(listener),
      };
    },
  };
};
