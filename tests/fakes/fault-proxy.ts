import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FaultProxy = {
  readonly url: string;
  /** Breaks every connection, and takes none until `mend`. */
  cut(): void;
  /** Swallows everything both ways without a word, as a dead switch does. */
  swallow(): void;
  /** Holds every piece for so long, both ways. */
  delay(ms: number): void;
  /** Sends what goes up a second time, on a connection of its own whose answers nobody hears. */
  repeat(): void;
  mend(): void;
  /** Connections that were made, and pieces that were sent twice. */
  counts(): { readonly connections: number; readonly repeated: number };
  close(): Promise<void>;
};

type Mode = 'pass' | 'cut' | 'swallow' | 'repeat';

/** What a network may do between a kiosk and its hub, on loopback alone. */
export const openFaultProxy = async (to: number): Promise<FaultProxy> => {
  const sockets = new Set<Socket>();
  let mode: Mode = 'pass';
  let delayMs = 0;
  let connections = 0;
  let repeated = 0;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const open = () => keep(connect(to, '127.0.0.1'));
  const later = (run: () => void) => {
    if (delayMs > 0) setTimeout(run, delayMs);
    else run();
  };
  const server = createServer((near) => {
    keep(near);
    if (mode === 'cut') return near.destroy();
    connections++;
    const far = open();
    const twin = mode === 'repeat' ? open() : null;
    twin?.resume();
    near.on('data', (piece: Buffer) => {
      if (mode === 'swallow') return;
      later(() => far.write(piece));
      if (!twin || twin.destroyed) return;
      repeated++;
      later(() => twin.write(piece));
    });
    far.on('data', (piece: Buffer) => {
      if (mode !== 'swallow') later(() => near.write(piece));
    });
    near.on('close', () => {
      far.destroy();
      twin?.destroy();
    });
    far.on('close', () => later(() => near.destroy()));
    return undefined;
  });
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      mode = 'cut';
      breakAll();
    },
    swallow() {
      mode = 'swallow';
    },
    delay(ms) {
      delayMs = ms;
    },
    repeat() {
      mode = 'repeat';
      breakAll();
    },
    mend() {
      // What was swallowed is gone: whoever waits for it finds out by a broken connection.
      if (mode !== 'pass') breakAll();
      mode = 'pass';
      delayMs = 0;
    },
    counts: () => ({ connections, repeated }),
    async close() {
      breakAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
