import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type ListenOptions, type Server } from 'node:net';

/**
 * Connections that came in the same moment and wait to be taken; with 511, Node's own number, the rest of a crowd is
 * not heard and knocks again after a second, then three. The kernel's bound (`net.core.somaxconn`, 4,096) goes before.
 */
const MOST_KNOCKING = 4_096;

const listen = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ backlog: MOST_KNOCKING, ...options }, () => {
      server.off('error', reject);
      resolve();
    });
  });
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));

export type Doors = {
  readonly port: number;
  /** Lets nobody in any more; resolves when all who came in have left. */
  close(): Promise<void>;
};

/**
 * Opens `count` doors on one port. Node takes one new connection a door and turn of its loop (libuv 1.45 and newer), and
 * a turn in which a crowd is served lasts milliseconds: through one door the five hundredth phone waits for seconds.
 * Linux spreads who knocks over the doors. Elsewhere there is one.
 */
export const openDoors = async (
  server: HttpServer,
  asked: number,
  count: number,
): Promise<Doors> => {
  const wide = count > 1 && process.platform === 'linux';
  if (wide && asked !== 0) {
    // A port with several doors would let those of another process stand beside them: it has to be free first.
    const first = createServer();
    await listen(first, { port: asked });
    await closed(first);
  }
  const all: Server[] = [server];
  const close = async () => void (await Promise.all(all.map(closed)));
  await listen(server, { port: asked, reusePort: wide });
  const { port } = server.address() as AddressInfo;
  try {
    for (let more = wide ? count - 1 : 0; more > 0; more--) {
      const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
        server.emit('connection', socket),
      );
      await listen(door, { port, reusePort: true });
      all.push(door);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { port, close };
};
