import { connect as connectSocket, type Socket } from 'node:net';
import { percentile } from './figures.ts';

/**
 * Load over HTTP that costs little of the machine it shares with what it measures: requests are bytes made beforehand,
 * one kept connection a client, and of an answer only status and length are read.
 */

export type Run = { readonly perSecond: number; readonly p50: number; readonly p99: number };

export type Sent = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export const requestOf = (port: number, { path, headers, body }: Sent): Buffer => {
  const all = {
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
};

const NOTHING: Buffer = Buffer.alloc(0);
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The body of a whole answer; null where more is to come. Anything but a yes with a length ends the run. */
const bodyOf = (bytes: Buffer): string | null => {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${head}`);
  const from = end + END_OF_HEAD.length;
  if (bytes.length < from + Number(length)) return null;
  const body = bytes.toString('utf8', from, from + Number(length));
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`refused: ${head}\n${body}`);
  if (/\r\nconnection: *close/i.test(head)) throw new Error('the connection is not kept');
  return body;
};

type Connection = {
  /** One at a time. */
  ask(request: Buffer): Promise<string>;
  close(): void;
};

const connectTo = async (port: number): Promise<Connection> => {
  let waiting: PromiseWithResolvers<string> | null = null;
  let held: Buffer = NOTHING;
  let ended: Error | null = null;
  const end = (error: Error) => {
    ended ??= error;
    waiting?.reject(error);
  };
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connectSocket({ port, host: '127.0.0.1', noDelay: true });
    opened.once('error', reject).once('connect', () => resolve(opened));
  });
  socket.on('data', (part: Buffer) => {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    try {
      const body = bodyOf(held);
      if (body === null) return;
      held = NOTHING;
      waiting?.resolve(body);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', end).on('close', () => end(new Error('the connection was closed')));
  return {
    ask(request) {
      if (ended) return Promise.reject(ended);
      waiting = Promise.withResolvers<string>();
      socket.write(request);
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
};

/** Connected before the first asks: a shop's phones come one after another. `ports` are taken in turn. */
const connectAll = async (ports: readonly number[], clients: number): Promise<Connection[]> => {
  const all: Connection[] = [];
  while (all.length < clients)
    all.push(
      ...(await Promise.all(ports.slice(0, clients - all.length).map((port) => connectTo(port)))),
    );
  return all;
};

/** Each client asks its next when its last was answered. */
export const driveHttp = async (
  ports: readonly number[],
  clients: number,
  requests: readonly Buffer[],
  onAnswer: (body: string, i: number) => void = () => {},
): Promise<Run> => {
  const connections = await connectAll(ports, clients);
  const took: number[] = [];
  let next = 0;
  const client = async ({ ask }: Connection) => {
    for (let i = next++; i < requests.length; i = next++) {
      const asked = performance.now();
      const body = await ask(requests[i] ?? NOTHING);
      took.push(performance.now() - asked);
      onAnswer(body, i);
    }
  };
  const start = performance.now();
  await Promise.all(connections.map(client));
  const seconds = (performance.now() - start) / 1_000;
  for (const one of connections) one.close();
  return {
    perSecond: requests.length / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  };
};

/** All at the same moment, each over a connection of its own that is not there yet. */
export const crowd = async (port: number, requests: readonly Buffer[]): Promise<Run> => {
  const took: number[] = [];
  const start = performance.now();
  await Promise.all(
    requests.map(async (request) => {
      const connection = await connectTo(port);
      await connection.ask(request);
      took.push(performance.now() - start);
      connection.close();
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  return {
    perSecond: requests.length / seconds,
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  };
};
