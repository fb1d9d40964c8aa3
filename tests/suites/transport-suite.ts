import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { openCourier } from '../../main/fleet/courier.ts';
import type { Down, Up } from '../../main/fleet/messages.ts';
import type { HubTransport, NodeTransport } from '../../main/fleet/transport.ts';
import { eventOf, memoryInbox, memoryWaiting } from '../fakes/fleet-store.ts';

/** One way of carrying messages, with all that stands between its two ends. */
export type Carrier = {
  readonly hub: HubTransport;
  join(name: string): NodeTransport;
  /** What stands between dies without a word. */
  kill(): Promise<void>;
  /** It is there again, remembering what it would. */
  revive(): Promise<void>;
  close(): Promise<void>;
};

export const NODES = ['hebai/lakeside/entrance', 'hebai/lakeside/window'] as const;
const [NODE, OTHER] = NODES;
const SLOW = { timeout: 20_000 };
/** Asks again soon: what is tested is that it asks, not when. */
const SOON = { firstMs: 300, mostMs: 300 };
/** Longer than any machine takes that is merely busy. */
const PATIENT = { firstMs: 15_000, mostMs: 15_000 };

/** Carries some messages twice and some late, behind those that follow. */
const unruly = (transport: NodeTransport): NodeTransport => {
  let sent = 0;
  return {
    ...transport,
    async send(message) {
      sent++;
      if (sent % 3 === 0) {
        setTimeout(() => void transport.send(message).catch(() => {}), 40);
        return;
      }
      await transport.send(message);
      if (sent % 3 === 1) await transport.send(message);
    },
  };
};

/** Every transport passes this. */
export const transportSuite = (name: string, open: () => Promise<Carrier>): void => {
  describe(`the way ${name}`, () => {
    let carrier: Carrier;
    let inbox: ReturnType<typeof memoryInbox>;
    const opened: { close(): Promise<void> | void }[] = [];

    /** A hub that keeps what it is told, and then says so. */
    const serve = (before: (message: Up) => Promise<void> | void = () => {}) =>
      carrier.hub.listen(async (from, message) => {
        await before(message);
        if (message.kind !== 'ev') return;
        const ack = inbox.accept(from, message.events);
        await carrier.hub.send(from, { kind: 'ack', ack });
      });

    const kiosk = (
      as: string,
      through = (transport: NodeTransport) => transport,
      answer = SOON,
    ) => {
      const transport = carrier.join(as);
      const { waiting, add, left } = memoryWaiting();
      const got: Down[] = [];
      const courier = openCourier({
        transport: through(transport),
        waiting,
        clock: systemClock,
        random: () => 0.1,
        log: silentLog,
        answer,
      });
      transport.listen((message) => {
        got.push(message);
        if (message.kind === 'ack') courier.acknowledged(message.ack);
      });
      opened.push(courier, transport);
      return { transport, add, left, got };
    };
    const events = (from: number, to: number, as: string = NODE, data?: unknown) =>
      Array.from({ length: to - from + 1 }, (_, i) => eventOf(as, from + i, data));

    beforeEach(async () => {
      carrier = await open();
      inbox = memoryInbox();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await carrier.close();
    });

    it('takes everything to the hub, each event once, and lets it go on the hub’s word', async () => {
      serve();
      const { add, left } = kiosk(NODE);
      add(events(1, 1_200));
      await expect.poll(left, SLOW).toBe(0);
      expect(inbox.kept(NODE).map(({ id }) => id)).toEqual(events(1, 1_200).map(({ id }) => id));
    });

    it('keeps what the hub has not acknowledged, whatever the carrier said', async () => {
      let heard = 0;
      carrier.hub.listen(async () => void heard++);
      const { add, left } = kiosk(NODE);
      add(events(1, 3));
      await expect.poll(() => heard, SLOW).toBeGreaterThan(1);
      expect(left()).toBe(3);
      serve();
      await expect.poll(left, SLOW).toBe(0);
      expect(inbox.kept(NODE)).toHaveLength(3);
    });

    it('takes what could not be kept again', async () => {
      let refusals = 2;
      serve((message) => {
        if (message.kind === 'ev' && refusals-- > 0) throw new Error('the disk is full');
      });
      const { add, left } = kiosk(NODE);
      add(events(1, 40));
      await expect.poll(left, SLOW).toBe(0);
      expect(inbox.kept(NODE)).toHaveLength(40);
    });

    it('counts once what comes twice, late or in another order', async () => {
      serve();
      const { add, left } = kiosk(NODE, unruly);
      for (let at = 0; at < 8; at++) {
        add(events(at * 10 + 1, at * 10 + 10));
        await expect.poll(left, SLOW).toBe(0);
      }
      expect(inbox.repeated()).toBeGreaterThan(0);
      expect(inbox.kept(NODE)).toHaveLength(80);
    });

    it('carries batches as large as they may be', async () => {
      serve();
      const { add, left } = kiosk(NODE);
      const word = '霜'.repeat(400);
      add(events(1, 300, NODE, { word }));
      await expect.poll(left, SLOW).toBe(0);
      expect(inbox.kept(NODE).at(-1)?.data).toEqual({ word });
    });

    it('goes at the pace of a slow hub, with one batch under way', async () => {
      let atOnce = 0;
      let most = 0;
      serve(async (message) => {
        if (message.kind !== 'ev') return;
        most = Math.max(most, ++atOnce);
        await new Promise((resolve) => setTimeout(resolve, 60));
        atOnce--;
      });
      const { add, left } = kiosk(NODE, (transport) => transport, PATIENT);
      add(events(1, 3_000));
      await expect.poll(left, SLOW).toBe(0);
      expect(most).toBe(1);
    });

    it('loses nothing when what stands between is killed and comes back', async () => {
      serve();
      const { add, left, transport } = kiosk(NODE);
      add(events(1, 600));
      await expect.poll(() => inbox.kept(NODE).length, SLOW).toBeGreaterThan(0);
      await carrier.kill();
      add(events(601, 900));
      await expect.poll(() => transport.status.get(), SLOW).toBe('connecting');
      await carrier.revive();
      await expect.poll(() => transport.status.get(), SLOW).toBe('connected');
      await expect.poll(left, SLOW).toBe(0);
      expect(inbox.kept(NODE)).toHaveLength(900);
    });

    it('is connected once the other side has answered, not while it asks', async () => {
      serve();
      const { transport } = kiosk(NODE);
      await expect.poll(() => transport.status.get(), SLOW).toBe('connected');
      await carrier.kill();
      await expect.poll(() => transport.status.get(), SLOW).toBe('connecting');
      const meanwhile: string[] = [];
      const stop = transport.status.onChange((status) => meanwhile.push(status));
      // It asks again and again in this time.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      stop();
      expect(meanwhile).toEqual([]);
      await carrier.revive();
      await expect.poll(() => transport.status.get(), SLOW).toBe('connected');
    });

    it('tells each kiosk what is for it, and no other', async () => {
      serve();
      const one = kiosk(NODE);
      const two = kiosk(OTHER);
      await expect.poll(() => two.transport.status.get(), SLOW).toBe('connected');
      await expect.poll(() => one.transport.status.get(), SLOW).toBe('connected');
      const claimed = { kind: 'claimed', screen: 'entrance', offer: 'winter', slot: 1 } as const;
      const command = { ...claimed, codeTail: '7QK2', at: 1, left: 4 };
      for (const id of ['c1', 'c2']) await carrier.hub.send(NODE, { kind: 'cmd', id, command });
      const ids = (list: readonly Down[]) =>
        [
          ...new Set(list.flatMap((message) => (message.kind === 'cmd' ? [message.id] : []))),
        ].toSorted();
      await expect.poll(() => ids(one.got), SLOW).toEqual(['c1', 'c2']);
      two.add(events(1, 1, OTHER));
      await expect.poll(two.left, SLOW).toBe(0);
      expect(two.got.every(({ kind }) => kind === 'ack')).toBe(true);
    });

    it('tells a kiosk that comes later what it should show', async () => {
      serve();
      const early = kiosk(NODE);
      await expect.poll(() => early.transport.status.get(), SLOW).toBe('connected');
      for (const revision of [1, 2])
        await expect
          .poll(
            () =>
              carrier.hub.send(OTHER, { kind: 'desired', desired: { revision } }).then(
                () => true,
                () => false,
              ),
            SLOW,
          )
          .toBe(true);
      const late = kiosk(OTHER);
      await expect
        .poll(() => late.got.at(-1), SLOW)
        .toEqual({ kind: 'desired', desired: { revision: 2 } });
    });

    it('closes once and for all, asked twice', async () => {
      serve();
      const { transport, add } = kiosk(NODE);
      await expect.poll(() => transport.status.get(), SLOW).toBe('connected');
      await transport.close();
      await transport.close();
      expect(transport.status.get()).toBe('connecting');
      await expect(transport.send({ kind: 'state', state: { online: true } })).rejects.toThrow(
        /not there/,
      );
      add(events(1, 1));
      await carrier.hub.close();
      await carrier.hub.close();
      expect(inbox.kept(NODE)).toEqual([]);
    });
  });
};
