import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok, PROTOCOL_VERSION, toPage, type ToPage } from '../../preload/contract/index.ts';
import { fakeHost, screenPeer } from '../../tests/fakes/host.ts';
import type { Handlers } from './peer.ts';

const connect = (handlers: Partial<Handlers> = {}) => {
  const host = fakeHost({ handlers });
  const heard: ToPage[] = [];
  let send: (message: unknown) => void = () => {};
  let closed = false;
  host.accept(
    {
      send: (message) => heard.push(toPage.parse(message)),
      listen(onMessage) {
        send = onMessage;
        return () => (closed = true);
      },
    },
    screenPeer(),
  );
  return { host, heard, send: (message: unknown) => send(message), isClosed: () => closed };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the host as a border', () => {
  it('answers nothing before the greeting', async () => {
    const page = connect({ 'visits.begin': () => ok({ visit: 'v' }) });
    page.send({ kind: 'call', id: 1, name: 'visits.begin', input: {} });
    await settle();
    expect(page.heard).toEqual([{ kind: 'refused', fault: { code: 'version-mismatch' } }]);
  });

  it('refuses a page of another version without closing, so that it can reload itself', () => {
    const page = connect();
    page.send({ kind: 'hello', version: PROTOCOL_VERSION + 1 });
    expect(page.heard).toEqual([{ kind: 'refused', fault: { code: 'version-mismatch' } }]);
    expect(page.isClosed()).toBe(false);
  });

  it('outlives anything a page may send, and answers only in words of the contract', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withNullPrototype: true }), { maxLength: 5 }),
        async (messages) => {
          const page = connect();
          page.send({ kind: 'hello', version: PROTOCOL_VERSION });
          for (const message of messages) page.send(message);
          await settle();
          expect(page.heard[0]?.kind).toBe('welcome');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('outlives any input to any call', async () => {
    const names = fc.constantFrom(
      'catalog.search',
      'offers.redeem',
      'bench.place',
      'constructor',
      '__proto__',
      'toString',
    );
    await fc.assert(
      fc.asyncProperty(names, fc.anything(), async (name, input) => {
        const page = connect();
        page.send({ kind: 'hello', version: PROTOCOL_VERSION });
        page.send({ kind: 'call', id: 1, name, input });
        await settle();
        expect(page.heard[1]).toMatchObject({ kind: 'failed', id: 1 });
      }),
      { numRuns: 200 },
    );
  });

  it('holds back a page that floods', async () => {
    const page = connect({ 'visits.begin': () => new Promise(() => {}) });
    page.send({ kind: 'hello', version: PROTOCOL_VERSION });
    for (let id = 0; id < 100; id++)
      page.send({ kind: 'call', id, name: 'visits.begin', input: {} });
    await settle();
    const refused = page.heard.filter(
      (message) => message.kind === 'failed' && message.fault.code === 'too-many-requests',
    );
    expect(refused).toHaveLength(36);
  });

  it('aborts what a page had under way when it goes', async () => {
    let aborted = false;
    const page = connect({
      'visits.begin': (_input, { signal }) => {
        signal.addEventListener('abort', () => (aborted = true));
        return new Promise(() => {});
      },
    });
    page.send({ kind: 'hello', version: PROTOCOL_VERSION });
    page.send({ kind: 'call', id: 1, name: 'visits.begin', input: {} });
    await settle();
    page.host.close();
    expect(aborted).toBe(true);
    expect(page.isClosed()).toBe(true);
  });
});
