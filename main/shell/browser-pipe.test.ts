import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { openDevTools, type DevToolsEvent } from './browser-pipe.ts';

const pipes = () => {
  const write = new PassThrough();
  const read = new PassThrough();
  const clock = manualClock();
  const events: DevToolsEvent[] = [];
  const devTools = openDevTools(write, read, clock, (event) => events.push(event));
  const say = (message: object) => read.write(`${JSON.stringify(message)}\0`);
  return { write, read, clock, events, devTools, say };
};

test('matches answers to questions by their number, in whatever order they come', async () => {
  const { write, devTools, say } = pipes();
  const first = devTools.send('A.one', { x: 1 }, 'session');
  const second = devTools.send('A.two');
  expect((write.read() as Buffer).toString()).toBe(
    '{"id":1,"method":"A.one","params":{"x":1},"sessionId":"session"}\0' +
      '{"id":2,"method":"A.two","params":{}}\0',
  );
  say({ id: 2, error: { message: 'no such thing' } });
  say({ id: 1, result: { y: 2 } });
  await expect(second).rejects.toThrow('no such thing');
  await expect(first).resolves.toEqual({ y: 2 });
});

test('reads the same messages however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(60), { maxLength: 12 }),
      async (words, cuts) => {
        const { read, events } = pipes();
        const bytes = Buffer.from(
          words.map((word) => `${JSON.stringify({ method: 'M', params: { word } })}\0`).join(''),
        );
        let at = 0;
        for (const cut of [...cuts, bytes.length]) {
          read.write(bytes.subarray(at, at + cut));
          at += cut;
        }
        await new Promise((resolve) => setImmediate(resolve));
        expect(events.map((event) => event.params)).toEqual(words.map((word) => ({ word })));
      },
    ),
    { numRuns: 100 },
  );
});

test('leaves nobody waiting for ever', async () => {
  const { clock, devTools } = pipes();
  const slow = devTools.send('A.slow');
  clock.advance(30_000);
  await expect(slow).rejects.toThrow('A.slow: no answer');
  const last = devTools.send('A.last');
  devTools.end();
  await expect(last).rejects.toThrow('the browser is gone');
  await expect(devTools.send('A.after')).rejects.toThrow('the browser is gone');
});
