import { WebSocket } from 'ws';
import type { Link, Transport } from '../../preload/contract/index.ts';
import { connectLink } from '../../renderer/link/client.ts';

/** A page's link opened from Node, with the headers a browser would send: for tests that need a bench or a phone but no page. */
export const nodeLink = (
  baseUrl: string,
  query: Record<string, string>,
  options: { cookie?: string; token?: string } = {},
): Link => {
  const base = new URL(baseUrl);
  const url = new URL('/link', base);
  url.protocol = 'ws:';
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const open = (): Transport => {
    const socket = new WebSocket(url, {
      headers: {
        origin: base.origin,
        ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
      },
    });
    const early: string[] = [];
    return {
      send(message) {
        if (socket.readyState === socket.CONNECTING) early.push(JSON.stringify(message));
        else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
      },
      listen(onMessage, onClose) {
        socket.on('open', () => {
          for (const text of early.splice(0)) socket.send(text);
        });
        socket.on('message', (data: Buffer) => onMessage(JSON.parse(data.toString('utf8'))));
        socket.on('close', onClose);
        socket.on('error', () => {});
        return () => {
          socket.removeAllListeners();
          socket.on('error', () => {});
          socket.terminate();
        };
      },
    };
  };
  const { token } = options;
  return connectLink(open, token === undefined ? {} : { token: () => token });
};

/** Opens one of this machine's own pages with its key and returns the cookie it gives in exchange. */
export const keyCookieFor = async (address: string): Promise<string> => {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
};
