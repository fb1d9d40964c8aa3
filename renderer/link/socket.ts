import type { Transport } from '../../preload/contract/index.ts';

/** A WebSocket to the host that served this page. */
export const socketTransport = (url: string): Transport => {
  const socket = new WebSocket(url);
  const early: string[] = [];
  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.CONNECTING) early.push(text);
      else if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    listen(onMessage, onClose) {
      const onOpen = () => {
        for (const text of early.splice(0)) socket.send(text);
      };
      const onText = (event: MessageEvent) => {
        if (typeof event.data !== 'string') return;
        try {
          onMessage(JSON.parse(event.data));
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
      };
      socket.addEventListener('open', onOpen);
      socket.addEventListener('message', onText);
      socket.addEventListener('close', onClose);
      return () => {
        socket.removeEventListener('open', onOpen);
        socket.removeEventListener('message', onText);
        socket.removeEventListener('close', onClose);
        socket.close();
      };
    },
  };
};

/** `as` tells the host which kind of page this is; what it may do is decided there. */
export const linkUrl = (location: Location, as: 'screen' | 'staff' | 'phone' | 'bench'): string => {
  const url = new URL('/link', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('as', as);
  const screen = new URLSearchParams(location.search).get('screen');
  if (as === 'screen' && screen !== null) url.searchParams.set('screen', screen);
  return url.href;
};
