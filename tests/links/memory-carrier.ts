import type { Transport } from '../../preload/contract/index.ts';
import type { Carrier } from '../suites/link-suite.ts';

/** Two ends in one process, with structured clone between them as any real carrier would have. */
export const memoryPair = (): { page: Transport; host: Transport; cut(): void } => {
  const ends = [end(), end()] as const;
  function end() {
    let hear: ((message: unknown) => void) | null = null;
    let gone: (() => void) | null = null;
    const early: unknown[] = [];
    return {
      deliver(message: unknown) {
        queueMicrotask(() => (hear ? hear(structuredClone(message)) : early.push(message)));
      },
      listen(onMessage: (message: unknown) => void, onClose: () => void) {
        hear = onMessage;
        gone = onClose;
        for (const message of early.splice(0)) onMessage(message);
      },
      close() {
        hear = () => {};
        gone?.();
        gone = null;
      },
    };
  }
  const cut = () => {
    for (const one of ends) one.close();
  };
  const side = (own: 0 | 1): Transport => ({
    send: (message) => ends[own === 0 ? 1 : 0].deliver(message),
    listen(onMessage, onClose) {
      ends[own].listen(onMessage, onClose);
      return cut;
    },
  });
  return { page: side(0), host: side(1), cut };
};

export const memoryCarrier: Carrier = {
  open(host, peer) {
    let cut = () => {};
    return Promise.resolve({
      transport() {
        const pair = memoryPair();
        host.accept(pair.host, peer());
        cut = pair.cut;
        return pair.page;
      },
      cut: () => cut(),
      close() {},
    });
  },
};
