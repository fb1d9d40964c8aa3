import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { silentLog } from '../../main/base/log.ts';
import { standing, type Ledger } from '../../main/offers/ledger.ts';
import { openInboxDesk } from '../../main/offers/protocol/inbox-desk.ts';
import type { InboxStep, InboxStore } from '../../main/offers/protocol/inbox-store.ts';
import { claimOf } from '../fakes/offer-rules.ts';

const NODE = 'hebai/north/kiosk';
const KEY = `${NODE} E_0`;
const clock = manualClock();

const stepOf = (from: number, upTo: number, more: Partial<InboxStep> = {}): InboxStep => ({
  key: KEY,
  from,
  upTo,
  counted: [],
  dropped: 0,
  parked: [],
  ...more,
});
const parked = (n: number, body = '{"n":1}') => ({ node: NODE, intent: `redeem r${n}`, body });

export type InboxWorld = {
  /** Each is another instance's, over the same database. */
  readonly stores: readonly [InboxStore, InboxStore];
  readonly ledger: Ledger;
  close(): Promise<void>;
};

/** What every engine that keeps a hub's inbox must pass. */
export const inboxSuite = (name: string, open: () => Promise<InboxWorld>) =>
  describe(`an inbox on ${name}`, () => {
    let world: InboxWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    it('moves once from where it was, with all that belongs to the step', async () => {
      const [store] = world.stores;
      const counted = [{ id: 'a-1', type: 'seen', data: { n: 1 } }];
      expect(await store.step(stepOf(0, 3, { counted, dropped: 2, parked: [parked(1)] }))).toBe(
        true,
      );
      expect([await store.upTo(KEY), await store.dropped(KEY)]).toEqual([3, 2]);
      // Nothing of a step that was made already, or that starts from where nobody is.
      for (const from of [0, 2, 5])
        expect(await store.step(stepOf(from, 9, { dropped: 9, parked: [parked(2)] }))).toBe(false);
      expect([await store.upTo(KEY), await store.dropped(KEY)]).toEqual([3, 2]);
      expect(await store.parked()).toMatchObject([{ node: NODE, body: '{"n":1}' }]);
      expect(await store.step(stepOf(3, 4))).toBe(true);
    });

    it('begins no stream in its middle', async () => {
      expect(await world.stores[0].step(stepOf(4, 5))).toBe(false);
      expect(await world.stores[0].upTo(KEY)).toBe(0);
    });

    it('does all of a step or nothing of it', async () => {
      const [store] = world.stores;
      const counted = [{ id: 'same', type: 'seen', data: 1 }];
      await store.step(stepOf(0, 1, { counted }));
      await expect(store.step(stepOf(1, 2, { counted, parked: [parked(1)] }))).rejects.toThrow(
        /unique/i,
      );
      expect([await store.upTo(KEY), await store.parked()]).toEqual([1, []]);
    });

    it('has one winner of many instances that take the same step', async () => {
      const made = await Promise.all(
        Array.from({ length: 24 }, (_, i) =>
          world.stores[i % 2 === 0 ? 0 : 1].step(stepOf(0, 7, { dropped: 1, parked: [parked(1)] })),
        ),
      );
      expect(made.filter(Boolean)).toHaveLength(1);
      expect([await world.stores[1].upTo(KEY), await world.stores[1].dropped(KEY)]).toEqual([7, 1]);
      expect(await world.stores[1].parked()).toHaveLength(1);
    });

    it('keeps what waits once, however long it is, in its order, until it is settled', async () => {
      const [store] = world.stores;
      const long = JSON.stringify({ text: '好'.repeat(9_000) });
      await store.step(stepOf(0, 1, { parked: [parked(1, long), parked(2), parked(1, long)] }));
      await store.step(stepOf(1, 2, { parked: [parked(2)] }));
      const waiting = await store.parked();
      expect(waiting.map(({ body }) => body)).toEqual([long, '{"n":1}']);
      for (const { n } of waiting) await store.settle(n);
      expect(await store.parked()).toEqual([]);
    });

    it('is told the same by two instances at once, in any order: one redemption, one acknowledgement', async () => {
      const { ledger } = world;
      const right = `${NODE}@E:1`;
      const [one, two] = world.stores.map((store) =>
        openInboxDesk({ ledger, store, log: silentLog }),
      );
      await ledger.applyBatch([
        claimOf(1),
        {
          kind: 'delegate',
          intent: 'lend-1',
          at: clock.wall(),
          coupon: 'coupon-1',
          node: right,
          by: 'hub',
        },
      ]);
      const said = (n: number, code: string) => ({
        id: `E_0-${n}`,
        type: 'lookglass.told',
        data: {
          kind: 'redeem',
          intent: `here-${n}`,
          at: clock.wall(),
          code,
          site: 'north',
          till: 'A',
          by: 'Mei',
          value: 10_000,
          amount: null,
          receipt: null,
          right,
        },
      });
      const events = [said(1, claimOf(1).code), said(2, claimOf(2).code), said(3, claimOf(1).code)];
      const acks = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          (i % 2 === 0 ? one : two)!.receive(NODE, i % 3 === 0 ? events.toReversed() : events),
        ),
      );
      for (const ack of acks) expect(ack).toEqual([{ epoch: 'E_0', upTo: 3, also: [] }]);
      const held = await ledger.byId('coupon-1');
      expect(held && standing(held)).toMatchObject({ node: right, turn: 1 });
      expect(held?.turns).toHaveLength(1);
      expect((await ledger.exceptions('all', 9)).map(({ why }) => why)).toEqual([
        'coupon-redeemed',
      ]);
      // Nobody knows the second coupon yet: it waits for it, and is then its redemption.
      expect(await one!.parked()).toHaveLength(1);
      await ledger.applyBatch([claimOf(2)]);
      await two!.receive(NODE, [said(4, claimOf(1).code)]);
      expect(await one!.parked()).toEqual([]);
      expect((await ledger.byId('coupon-2'))?.turns).toHaveLength(1);
    });
  });
