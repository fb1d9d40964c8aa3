import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, ok, PROTOCOL_VERSION, toPage, type ToPage } from '../../preload/contract/index.ts';
import { fakeHost, screenPeer } from '../../tests/fakes/host.ts';
import { cell } from '../base/value.ts';
import type { Handlers, Peer } from './peer.ts';

const connect = (
  handlers: Partial<Handlers> = {},
  peer = screenPeer(),
  more: Omit<NonNullable<Parameters<typeof fakeHost>[0]>, 'handlers'> = {},
) => {
  const host = fakeHost({ handlers, ...more });
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
    peer,
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

describe('a sign-in that ends while its page stands open', () => {
  const signedIn = (over: Partial<Peer> = {}) => {
    let good = true;
    const redemptions = cell({ redemptions: [] as never[] });
    const page = connect(
      { 'offers.undo': () => failed('redemption-unknown') },
      screenPeer({ role: 'guest', ...over }),
      {
        feeds: { redemptions: redemptions as never },
        recognise: (token) => (good && token === 'good' ? 'staff' : null),
      },
    );
    page.send({ kind: 'hello', version: PROTOCOL_VERSION, token: 'good' });
    page.send({ kind: 'watch', event: 'redemptions' });
    const undo = (id: number) => {
      const input = { redemption: 'r1', intent: `intent-${id}`, reason: 'wrong basket' };
      page.send({ kind: 'call', id, name: 'offers.undo', input });
      return settle();
    };
    return { page, undo, redemptions, lapse: () => (good = false) };
  };
  const lastOf = ({ heard }: ReturnType<typeof connect>) => heard.at(-1);

  it('makes a guest of the page at its next call', async () => {
    const { page, undo, lapse } = signedIn();
    await undo(1);
    expect(lastOf(page)).toMatchObject({ id: 1, fault: { code: 'redemption-unknown' } });
    lapse();
    await undo(2);
    expect(page.heard.slice(-2)).toMatchObject([
      { kind: 'role', role: 'guest' },
      { id: 2, fault: { code: 'not-allowed' } },
    ]);
  });

  it('tells the page nothing more of what staff see', () => {
    const { page, redemptions, lapse } = signedIn();
    redemptions.set({ redemptions: [] });
    expect(lastOf(page)).toMatchObject({ kind: 'event', event: 'redemptions' });
    lapse();
    redemptions.set({ redemptions: [] });
    redemptions.set({ redemptions: [] });
    expect(lastOf(page)).toEqual({ kind: 'role', role: 'guest' });
  });

  it('turns a page of another house away', async () => {
    const { page, undo, lapse } = signedIn({ passOnly: true });
    lapse();
    await undo(1);
    expect(lastOf(page)).toMatchObject({ kind: 'refused', fault: { code: 'not-allowed' } });
    expect(page.isClosed()).toBe(true);
  });
});
