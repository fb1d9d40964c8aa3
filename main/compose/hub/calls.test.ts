import { expect, it } from 'vitest';
import { ok } from '../../../preload/contract/index.ts';
import type { CallContext } from '../../host/peer.ts';
import type { Offers } from '../../offers/offers.ts';
import { hubCalls } from './calls.ts';

it('redeems for the store of whoever is signed in, and for nobody whose sign-in has ended', async () => {
  let site: string | null = 'lakeside';
  const asked: unknown[] = [];
  const calls = hubCalls({
    offers: {
      redeem: async (input: unknown) => {
        asked.push(input);
        return ok({});
      },
      undo: async (input: unknown) => {
        asked.push(input);
        return ok({});
      },
      void: async (input: unknown) => {
        asked.push(input);
        return ok({});
      },
    } as unknown as Offers,
    door: { siteOf: () => site, nameOf: () => 'staff-7K4M' } as never,
    relay: {} as never,
    brandDesk: {} as never,
    parcels: {} as never,
    placeOf: () => '湖滨店',
  });
  const context = { peer: { staffToken: 'token' } } as CallContext;
  const redeem = () =>
    calls['offers.redeem']({ code: 'A', intent: 'intent-1', till: 'Till 1' }, context);
  expect(await redeem()).toMatchObject({ ok: true });
  expect(asked).toMatchObject([{ by: 'staff-7K4M', site: { id: 'lakeside', name: '湖滨店' } }]);
  const undone = { redemption: 'c.1', intent: 'intent-2', reason: 'x' };
  expect(await calls['offers.undo'](undone, context)).toMatchObject({ ok: true });
  expect(asked.at(-1)).toMatchObject({ by: 'staff-7K4M', site: { name: '湖滨店' } });
  const taken = { coupon: 'c', intent: 'intent-3', reason: 'x' };
  expect(await calls['offers.void'](taken, context)).toMatchObject({ ok: true });
  expect(asked.at(-1)).toMatchObject({ by: 'staff-7K4M', site: { id: 'lakeside' } });
  site = null;
  expect(await redeem()).toMatchObject({ fault: { code: 'not-allowed' } });
  expect(asked).toHaveLength(3);
});
