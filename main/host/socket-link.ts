import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { MOST_SEALED, type Transport } from '../../preload/contract/index.ts';
import type { Host } from './host.ts';
import type { Peer } from './peer.ts';

const LARGEST_MESSAGE = 64 * 1024;
/** A screen is a page of this machine, known by this start's key: it may send a sealed picture. */
const LARGEST_OF_SCREEN = MOST_SEALED + LARGEST_MESSAGE;
/** Every event carries its whole value, so a page this far behind loses nothing by reconnecting. */
const MOST_UNSENT = 4 * 1024 * 1024;
const PING_MS = 15_000;
/** https://www.iana.org/assignments/websocket */
const SERVICE_RESTART = 1012;

const transportOf = (socket: WebSocket): Transport => ({
  send(message) {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_UNSENT) return socket.terminate();
    socket.send(JSON.stringify(message));
  },
  listen(onMessage, onClose) {
    socket.on('message', (data, binary) => {
      let message: unknown;
      try {
        // With the default binaryType `ws` hands text over as one Buffer.
        message = binary ? undefined : JSON.parse((data as Buffer).toString('utf8'));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
      onMessage(message);
    });
    socket.on('close', onClose);
    // A 'close' follows every 'error'; without a listener the error would end the process.
    socket.on('error', () => {});
    return () => socket.close();
  },
});

/**
 * Links over WebSocket for the browser shell, staff and phones. `admit` decides who a request is;
 * null refuses it before the socket opens.
 */
export const serveSocketLinks = (
  server: Server,
  host: Host,
  admit: (request: IncomingMessage) => Peer | null,
): { count(): number; leave(): void; close(): void } => {
  const open = (maxPayload: number) =>
    new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  const screens = open(LARGEST_OF_SCREEN);
  const others = open(LARGEST_MESSAGE);
  const clients = () => [...screens.clients, ...others.clients];
  const alive = new WeakSet<WebSocket>();

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const peer = request.url?.startsWith('/link') ? admit(request) : null;
    if (!peer) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const sockets = peer.role === 'screen' ? screens : others;
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      host.accept(transportOf(socket), peer);
    });
  };
  server.on('upgrade', onUpgrade);

  // A phone that walked out of the network says nothing: without pings its link would stay for hours.
  const ping = setInterval(() => {
    for (const socket of clients()) {
      if (!alive.has(socket)) {
        socket.terminate();
        continue;
      }
      alive.delete(socket);
      socket.ping();
    }
  }, PING_MS);
  ping.unref();

  const stop = () => {
    clearInterval(ping);
    server.off('upgrade', onUpgrade);
  };
  return {
    count: () => screens.clients.size + others.clients.size,
    /** Pages come again by themselves, to another instance or to this one's next start. */
    leave() {
      stop();
      for (const socket of clients()) socket.close(SERVICE_RESTART);
    },
    close() {
      stop();
      for (const socket of clients()) socket.terminate();
      screens.close();
      others.close();
    },
  };
};
