import { afterEach, describe, expect, it } from 'vitest';
import {
  failed,
  ok,
  type EventValue,
  type Link,
  type LinkStatus,
  type Transport,
} from '../../preload/contract/index.ts';
import { cell } from '../../main/base/value.ts';
import type { Host } from '../../main/host/host.ts';
import type { Handlers, Peer } from '../../main/host/peer.ts';
import { connectLink } from '../../renderer/link/client.ts';
import { fakeHost, screenPeer } from '../fakes/host.ts';

/** One way of carrying messages between a page and a host. */
export type Carrier = {
  /** Opens the host's side for a peer; returns how a page opens its own, and how the line is cut. */
  open(
    host: Host,
    peer: () => Peer,
  ): Promise<{ transport: () => Transport; cut(): void; close(): Promise<void> | void }>;
};

const presenceOf = (zone: string): EventValue<'presence'> => ({
  zones: [{ zone, sight: 'clear', held: [], present: 0, strays: [] }],
});

/** Every test stands for something a page relies on, whatever carries its messages. */
export const linkSuite = (name: string, carrier: Carrier, { reconnects = true } = {}) =>
  describe(`a link over ${name}`, () => {
    const closing: (() => Promise<void> | void)[] = [];
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });

    const start = async (
      handlers: Partial<Handlers> = {},
      options: {
        peer?: Partial<Peer>;
        presence?: ReturnType<typeof cell<EventValue<'presence'>>>;
      } = {},
    ) => {
      const host = fakeHost({
        handlers,
        feeds: options.presence ? { presence: options.presence as never } : {},
        recognise: (token) => (token === 'good-token' ? 'staff' : null),
      });
      const line = await carrier.open(host, () => screenPeer(options.peer));
      closing.push(
        () => host.close(),
        () => line.close(),
      );
      const connect = (token?: string): Link => {
        const link = connectLink(line.transport, {
          ...(token === undefined ? {} : { token: () => token }),
          timers: {
            after(ms, run) {
              const timer = setTimeout(run, ms);
              return () => clearTimeout(timer);
            },
            random: () => 0,
          },
        });
        closing.push(() => link.close());
        return link;
      };
      return { host, line, connect };
    };

    const until = (link: Link, kind: LinkStatus['kind']) =>
      new Promise<LinkStatus>((resolve) => {
        if (link.status().kind === kind) return resolve(link.status());
        const stop = link.onStatus((status) => {
          if (status.kind !== kind) return;
          stop();
          resolve(status);
        });
      });

    it('greets with its version and says who the page is', async () => {
      const { connect } = await start();
      expect(await until(connect(), 'connected')).toEqual({
        kind: 'connected',
        role: 'screen',
        screen: 'entrance',
      });
    });

    it('answers a call made before the connection stands', async () => {
      const { connect } = await start({ 'visits.begin': () => ok({ visit: 'v1' }) });
      expect(await connect().call('visits.begin', {})).toEqual(ok({ visit: 'v1' }));
    });

    it('answers many calls at once, each with its own answer', async () => {
      const { connect } = await start({
        'visits.end': async ({ visit }) => {
          await new Promise((resolve) => setTimeout(resolve, Number(visit) % 7));
          return Number(visit) % 2 ? ok({}) : failed('code-unknown', { visit });
        },
      });
      const link = connect();
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          link.call('visits.end', { visit: String(i), reason: 'done' }),
        ),
      );
      for (const [i, answer] of answers.entries()) {
        expect(answer).toEqual(i % 2 ? ok({}) : failed('code-unknown', { visit: String(i) }));
      }
    });

    it('refuses a call the role may not make, before its handler sees it', async () => {
      let seen = 0;
      const { connect } = await start({
        'offers.redeem': () => {
          seen++;
          return failed('coupon-unknown');
        },
      });
      const answer = await connect().call('offers.redeem', {
        code: 'X',
        intent: 'intent-123',
        till: '1',
      });
      expect(answer).toMatchObject({ ok: false, fault: { code: 'not-allowed' } });
      expect(seen).toBe(0);
    });

    it('names the field of bad input', async () => {
      const { connect } = await start({ 'catalog.product': () => failed('product-unknown') });
      expect(await connect().call('catalog.product', { sku: '' })).toMatchObject({
        ok: false,
        fault: { code: 'bad-input', details: { field: 'sku' } },
      });
    });

    it('stops a handler that throws at the wall, and goes on serving', async () => {
      const { connect } = await start({
        'catalog.product': () => {
          throw new Error('a bug');
        },
        'visits.begin': () => ok({ visit: 'v2' }),
      });
      const link = connect();
      expect(await link.call('catalog.product', { sku: 'A' })).toEqual(failed('crashed'));
      expect(await link.call('visits.begin', {})).toEqual(ok({ visit: 'v2' }));
    });

    it('does not let a field out that is not in the contract', async () => {
      const { connect } = await start({
        'visits.begin': () => ok({ visit: 'v3', secret: 'pin' } as { visit: string }),
      });
      expect(await connect().call('visits.begin', {})).toEqual(ok({ visit: 'v3' }));
    });

    it('aborts: the caller hears at once, the handler through its signal', async () => {
      let aborted!: () => void;
      const heard = new Promise<void>((resolve) => (aborted = resolve));
      let underWay = false;
      const { connect } = await start({
        'visits.begin': (_input, { signal }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              aborted();
              resolve(failed('aborted'));
            });
            underWay = true;
          }),
      });
      const link = connect();
      await until(link, 'connected');
      const controller = new AbortController();
      const answer = link.call('visits.begin', {}, { signal: controller.signal });
      await expect.poll(() => underWay).toBe(true);
      controller.abort();
      expect(await answer).toEqual(failed('aborted'));
      await heard;
    });

    it('times out a call that is never answered', async () => {
      const { connect } = await start({ 'visits.begin': () => new Promise(() => {}) });
      expect(await connect().call('visits.begin', {}, { timeoutMs: 30 })).toEqual(
        failed('timeout'),
      );
    });

    it('delivers the snapshot first, then every change', async () => {
      const presence = cell(presenceOf('mirror'));
      const { connect } = await start({}, { presence });
      const seen: string[] = [];
      const link = connect();
      await new Promise<void>((resolve) => {
        link.watch('presence', ({ zones }) => {
          seen.push(zones[0]?.zone ?? '');
          if (seen.length === 1) presence.set(presenceOf('shelf'));
          if (seen.length === 2) resolve();
        });
      });
      expect(seen).toEqual(['mirror', 'shelf']);
    });

    it('gives a second watcher the present value, and stops telling one that left', async () => {
      const presence = cell(presenceOf('mirror'));
      const { connect } = await start({}, { presence });
      const link = connect();
      const first: string[] = [];
      const stop = link.watch('presence', ({ zones }) => first.push(zones[0]?.zone ?? ''));
      await expect.poll(() => first).toEqual(['mirror']);
      const second: string[] = [];
      link.watch('presence', ({ zones }) => second.push(zones[0]?.zone ?? ''));
      expect(second).toEqual(['mirror']);
      stop();
      presence.set(presenceOf('shelf'));
      await expect.poll(() => second).toEqual(['mirror', 'shelf']);
      expect(first).toEqual(['mirror']);
    });

    it('keeps from a role what it may not watch', async () => {
      const presence = cell(presenceOf('mirror'));
      const { connect } = await start(
        { 'offers.wallet': () => ok({ coupons: [] }) },
        { presence, peer: { role: 'phone' } },
      );
      const link = connect();
      let told = 0;
      link.watch('presence', () => told++);
      presence.set(presenceOf('shelf'));
      expect(await link.call('offers.wallet', {})).toEqual(ok({ coupons: [] }));
      expect(told).toBe(0);
    });

    it('lets a good token in as staff, and tells a page when its role changes', async () => {
      const { connect } = await start(
        {
          'staff.signOut': (_input, { become }) => {
            become('guest', null);
            return ok({});
          },
        },
        { peer: { role: 'guest', screen: null } },
      );
      expect(await until(connect('wrong-token'), 'connected')).toMatchObject({ role: 'guest' });
      const link = connect('good-token');
      expect(await until(link, 'connected')).toMatchObject({ role: 'staff' });
      await link.call('staff.signOut', {});
      expect(link.status()).toMatchObject({ role: 'guest' });
    });

    if (reconnects) {
      it('fails what was under way when the line is cut, reconnects, and is right again by itself', async () => {
        const presence = cell(presenceOf('mirror'));
        let underWay = false;
        const begin = () => {
          underWay = true;
          return new Promise<never>(() => {});
        };
        const { connect, line } = await start({ 'visits.begin': begin }, { presence });
        const link = connect();
        const seen: string[] = [];
        link.watch('presence', ({ zones }) => seen.push(zones[0]?.zone ?? ''));
        await expect.poll(() => seen).toEqual(['mirror']);
        const answer = link.call('visits.begin', {});
        await expect.poll(() => underWay).toBe(true);
        line.cut();
        expect(await answer).toEqual(failed('offline'));
        presence.set(presenceOf('shelf'));
        await until(link, 'connected');
        await expect.poll(() => seen.at(-1)).toBe('shelf');
      });
    }
  });
