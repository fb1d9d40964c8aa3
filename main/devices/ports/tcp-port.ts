import { connect } from 'node:net';
import type { HealthReason } from '../../../preload/contract/index.ts';
import type { Port, PortListener } from '../driver.ts';

const reasonOf = (error: NodeJS.ErrnoException | null): HealthReason => {
  if (!error) return 'closed-by-device';
  if (error.code === 'ECONNREFUSED') return 'refused';
  return error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'closed-by-device' : 'unreachable';
};

export const openTcpPort = (host: string, port: number, listener: PortListener): Port => {
  const socket = connect({ host, port, noDelay: true });
  let cause: NodeJS.ErrnoException | null = null;
  socket.on('connect', () => listener.onOpen());
  socket.on('data', (bytes) => listener.onData(bytes));
  // A device that half-closes has said its last word.
  socket.on('end', () => socket.destroy());
  socket.on('error', (error) => {
    cause = error;
  });
  socket.on('close', () => listener.onClose(reasonOf(cause)));
  return {
    write(bytes) {
      if (!socket.destroyed) socket.write(bytes);
    },
    destroy() {
      socket.destroy();
    },
  };
};
