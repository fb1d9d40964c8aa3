import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What befalls one request, with these chances; what is left of 1 is carried as it is. */
export type Weather = {
  /** It never arrives. */
  readonly lose: number;
  /** It arrives, and its answer does not. */
  readonly loseAnswer: number;
  /** It arrives twice, the second time some while later and perhaps after what was asked since; that answer nobody hears. */
  readonly repeat: number;
  /** How long each may be held, at most: of two under way at once either may be the first. */
  readonly holdMs: number;
};
export const fair: Weather = { lose: 0, loseAnswer: 0, repeat: 0, holdMs: 0 };

export type FaultRequests = {
  readonly url: string;
  weather(next: Weather): void;
  /** Nothing goes through, and what waits for an answer is broken off. */
  cut(): void;
  mend(): void;
  counts(): Readonly<Record<'passed' | 'lost' | 'answersLost' | 'repeated' | 'overtaken', number>>;
  close(): Promise<void>;
};

const LATE_MS = 1_500;

const bodyOf = async (from: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** A network that carries whole requests over HTTP on loopback, and does to each what networks do. */
export const openFaultRequests = async (
  to: number,
  random: () => number,
): Promise<FaultRequests> => {
  const agent = new Agent({ keepAlive: false });
  const timers = new Set<NodeJS.Timeout>();
  const counts = { passed: 0, lost: 0, answersLost: 0, repeated: 0, overtaken: 0 };
  let now = fair;
  let isCut = false;
  let came = 0;
  let newest = 0;

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  /** `asker`: when it hangs up nobody waits for this any more. */
  const send = ({ method, headers, url: path }: IncomingMessage, body: Buffer, asker?: Socket) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>(
      (resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port: to, method, path, headers, agent });
        asked.on('response', (answer) => {
          bodyOf(answer).then(
            (whole) =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole }),
            reject,
          );
        });
        asked.on('error', reject);
        const hangUp = () => void asked.destroy();
        asker?.once('close', hangUp);
        asked.once('close', () => asker?.off('close', hangUp));
        asked.end(body);
      },
    );

  const server = createServer((near, answer) => {
    const breakOff = () => void near.socket.destroy();
    const carry = async () => {
      const body = await bodyOf(near);
      if (isCut) return breakOff();
      const { lose, loseAnswer, repeat, holdMs } = now;
      const fate = random();
      const number = ++came;
      await new Promise<void>((resolve) => later(random() * holdMs, resolve));
      if (isCut || fate < lose) {
        counts.lost++;
        return breakOff();
      }
      if (number < newest) counts.overtaken++;
      newest = Math.max(newest, number);
      const twice = fate >= lose + loseAnswer && fate < lose + loseAnswer + repeat;
      if (twice)
        later(random() * LATE_MS, () => {
          counts.repeated++;
          send(near, body).catch(() => {});
        });
      const got = await send(near, body, near.socket);
      if (fate >= lose && fate < lose + loseAnswer) {
        counts.answersLost++;
        return breakOff();
      }
      if (isCut) return breakOff();
      counts.passed++;
      const { connection: _, 'transfer-encoding': __, ...headers } = got.headers;
      answer.writeHead(got.status, headers).end(got.body);
      return undefined;
    };
    carry().catch(breakOff);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weather: (next) => void (now = next),
    cut() {
      isCut = true;
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
      now = fair;
    },
    counts: () => ({ ...counts }),
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      agent.destroy();
    },
  };
};
