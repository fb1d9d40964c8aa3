import { createServer, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openDoors } from './doors.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const held: ServerResponse[] = [];
const serve = async (port = 0) => {
  const server = createServer((asked, answer) => {
    if (asked.url === '/held') held.push(answer);
    else answer.end('here');
  });
  const doors = await openDoors(server, port, 8);
  open.push(() => {
    server.closeAllConnections();
    return doors.close();
  });
  return { server, ...doors };
};
const ask = (port: number) =>
  new Promise<string>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', agent: false }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve);
    });
    asked.on('error', reject).end();
  });

it('answers through whichever door somebody came', async () => {
  const { port } = await serve();
  const answers = await Promise.all(Array.from({ length: 64 }, () => ask(port)));
  expect(new Set(answers)).toEqual(new Set(['here']));
});

it('does not stand beside another program at its port', async () => {
  const { port } = await serve();
  await expect(serve(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await ask(port)).toBe('here');
});

it('is closed when those who came through any of the doors have left', async () => {
  const { port, server, close } = await serve();
  const guests = Array.from({ length: 32 }, () => connect(port, '127.0.0.1'));
  for (const guest of guests) guest.resume().write('GET /held HTTP/1.1\r\nhost: x\r\n\r\n');
  await expect.poll(() => held.length).toBe(guests.length);
  let isClosed = false;
  const ended = close().then(() => (isClosed = true));
  await expect(ask(port)).rejects.toThrow('ECONNREFUSED');
  const last = held.pop();
  for (const answer of held) answer.end('late');
  await expect
    .poll(() => (server.closeIdleConnections(), guests.filter(({ closed }) => closed).length))
    .toBe(guests.length - 1);
  expect(isClosed).toBe(false);
  last?.end('last');
  await expect.poll(() => (server.closeIdleConnections(), isClosed)).toBe(true);
  await ended;
});
