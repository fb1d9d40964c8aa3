import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyOf } from './body.ts';

const MOST = 100;
const read: (string | null | Error)[] = [];
const server = createServer((incoming, outgoing) => {
  void bodyOf(incoming, MOST)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
    .then((body) => {
      read.push(body);
      outgoing.end();
    });
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

const post = (parts: readonly string[], headers: Record<string, string> = {}) =>
  new Promise<void>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false });
    sent.once('error', reject).once('response', (answer) => answer.resume().once('end', resolve));
    for (const part of parts) sent.write(part);
    sent.end();
  });

it('reads a body that comes in pieces, letters cut in two among them', async () => {
  const { port } = server.address() as AddressInfo;
  const bytes = Buffer.from('优惠券');
  read.length = 0;
  await new Promise<void>((resolve) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', agent: false }, () =>
      resolve(),
    );
    sent.write(bytes.subarray(0, 4));
    setTimeout(() => sent.end(bytes.subarray(4)), 20);
  });
  expect(read).toEqual(['优惠券']);
});

it('reads no more than it may, whether the head says how much comes or not', async () => {
  read.length = 0;
  const long = 'x'.repeat(MOST + 1);
  await post([long], { 'content-length': String(long.length) });
  await post([long.slice(0, 60), long.slice(60)]);
  await post([long.slice(1)]);
  expect(read).toEqual([null, null, long.slice(1)]);
});

it('does not wait for somebody who went in the middle', async () => {
  read.length = 0;
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', method: 'POST', agent: false });
  sent.on('error', () => {});
  sent.setHeader('content-length', '50');
  sent.write('half');
  setTimeout(() => sent.destroy(), 20);
  await expect.poll(() => read.length).toBe(1);
  expect(read[0]).toBeInstanceOf(Error);
});
