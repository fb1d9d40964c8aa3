import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSocketLinks } from '../../main/host/socket-link.ts';
import { socketTransport } from '../../renderer/link/socket.ts';
import type { Carrier } from '../suites/link-suite.ts';

/** A real server and real WebSockets on loopback. */
export const socketCarrier: Carrier = {
  async open(host, peer) {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sockets = new Set<{ destroy(): void }>();
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    const links = serveSocketLinks(server, host, () => peer());
    return {
      transport: () => socketTransport(`ws://127.0.0.1:${port}/link`),
      cut() {
        for (const socket of sockets) socket.destroy();
      },
      async close() {
        links.close();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};
