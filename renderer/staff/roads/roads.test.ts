import { describe, expect, it, vi } from 'vitest';
import {
  failed,
  ok,
  withCertificate,
  writeLive,
  type CallName,
  type FaultCode,
  type Link,
  type LinkStatus,
  type Role,
} from '../../../preload/contract/index.ts';
import type { Unanswered } from './attempts.ts';
import { openRoads, type Pass } from './roads.ts';

type Says = FaultCode | 'yes';

/** One end of a line: what it answers, and whether it is there. */
const fakeEnd = (name: string, first: LinkStatus = { kind: 'connecting' }) => {
  let status = first;
  const listeners = new Set<(status: LinkStatus) => void>();
  const watchers = new Map<string, Set<(value: unknown) => void>>();
  const asked: { name: CallName; input: unknown }[] = [];
  let says: Says = 'yes';
  const link = {
    async call(call: CallName, input: unknown) {
      if (call === 'staff.pass')
        return ok({ hub: { url: 'https://hub.example', token: 'word', expiresInMs: 1 } });
      asked.push({ name: call, input });
      if (status.kind !== 'connected') return failed('offline');
      return says === 'yes' ? ok({ by: name }) : failed(says);
    },
    watch(event: string, listener: (value: unknown) => void) {
      const all = watchers.get(event) ?? new Set();
      watchers.set(event, all.add(listener));
      return () => void all.delete(listener);
    },
    status: () => status,
    onStatus(listener: (status: LinkStatus) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: vi.fn(),
  };
  return {
    link: link as unknown as Link,
    asked,
    say(next: Says) {
      says = next;
    },
    be(next: LinkStatus) {
      status = next;
      for (const listener of listeners) listener(next);
    },
    tell(event: string, value: unknown) {
      for (const listener of watchers.get(event) ?? []) listener(value);
    },
  };
};
const connectedAs = (role: Role): LinkStatus => ({ kind: 'connected', role, screen: null });

const open = (hubIsThere = true) => {
  const kiosk = fakeEnd('kiosk');
  const hub = fakeEnd('hub');
  let pass: Pass | null = null;
  const attempts = new Map<string, Unanswered>();
  const waiting: { ms: number; run: () => void }[] = [];
  const roads = openRoads({
    own: kiosk.link,
    openHub() {
      if (hubIsThere) queueMicrotask(() => hub.be(connectedAs('staff')));
      return hub.link;
    },
    pass: {
      get: () => pass,
      set(next) {
        pass = next;
      },
    },
    attempts: {
      get: (intent) => attempts.get(intent) ?? [],
      set: (intent, unanswered) => void attempts.set(intent, unanswered),
    },
    after(ms, run) {
      const one = { ms, run };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), waiting.includes(one) ? 1 : 0);
    },
  });
  const soon = async () => {
    for (let n = 0; n < 20; n++) await Promise.resolve();
  };
  return {
    kiosk,
    hub,
    roads,
    soon,
    pass: () => pass,
    /** The kiosk is there, and gave its word. */
    async begin() {
      kiosk.be(connectedAs('staff'));
      await soon();
    },
    async wait(most: number) {
      for (const one of waiting.splice(0)) {
        if (one.ms <= most) one.run();
        else waiting.push(one);
      }
      await soon();
    },
    redeem: (intent = 'intent-1', code = 'ABCD') =>
      roads.call('offers.redeem', { code, intent, till: 'Till 1' }),
  };
};

/** What a phone shows that reaches nobody. */
const live = writeLive({
  code: 'ABCD',
  at: 1,
  key: { kind: 'ed25519', raw: new Uint8Array(32) },
  signature: new Uint8Array(64),
});
const proof = withCertificate(live, 'C'.repeat(40));

describe('a till whose kiosk might risk a coupon', () => {
  it('asks the hub before, where that can be reached from the till, and nobody risks what it refuses', async () => {
    const { begin, redeem, kiosk, hub } = open();
    await begin();
    expect(await redeem('intent-1', proof)).toEqual(ok({ by: 'hub' }));
    hub.say('coupon-redeemed');
    expect(await redeem('intent-2', proof)).toEqual(failed('coupon-redeemed'));
    expect(kiosk.asked).toEqual([]);
    // Its right may be with the kiosk, which is asked without what it could risk it for.
    hub.say('coupon-elsewhere');
    expect(await redeem('intent-3', proof)).toEqual(ok({ by: 'kiosk' }));
    expect(kiosk.asked.at(-1)?.input).toMatchObject({ code: live, intent: 'intent-3' });
  });

  it('has it risked where nobody can be asked, and asks the kiosk again that owes its answer', async () => {
    const { begin, redeem, kiosk, hub } = open(false);
    await begin();
    hub.be({ kind: 'offline' });
    kiosk.say('timeout');
    expect(await redeem('intent-1', proof)).toEqual(failed('timeout'));
    expect(kiosk.asked.at(-1)?.input).toMatchObject({ code: proof });
    hub.be(connectedAs('staff'));
    kiosk.be(connectedAs('staff'));
    kiosk.say('yes');
    expect(await redeem('intent-1', proof)).toEqual(ok({ by: 'kiosk' }));
    expect(hub.asked).toEqual([]);
  });
});

describe('a till with two roads', () => {
  it('asks its kiosk alone while that answers', async () => {
    const { begin, redeem, kiosk, hub, roads } = open();
    await begin();
    expect(await redeem()).toEqual(ok({ by: 'kiosk' }));
    kiosk.say('coupon-redeemed');
    expect(await redeem('intent-2')).toEqual(failed('coupon-redeemed'));
    expect(hub.asked).toEqual([]);
    expect(roads.road()).toBe('kiosk');
  });

  it('goes on at the hub once its kiosk has been away for a moment, and comes back to it', async () => {
    const { begin, wait, redeem, kiosk, hub, roads } = open();
    const lists: unknown[] = [];
    roads.watch('redemptions', (value) => lists.push(value));
    await begin();
    kiosk.tell('redemptions', 'of the kiosk');
    kiosk.be({ kind: 'offline' });
    expect(roads.status()).toEqual({ kind: 'offline' });
    await wait(2_000);
    hub.tell('redemptions', 'of the hub');
    expect(roads.road()).toBe('hub');
    expect(roads.status()).toEqual(connectedAs('staff'));
    expect(await redeem()).toEqual(ok({ by: 'hub' }));
    kiosk.be(connectedAs('staff'));
    expect(roads.road()).toBe('kiosk');
    expect(await redeem('intent-2')).toEqual(ok({ by: 'kiosk' }));
    expect(lists).toEqual(['of the kiosk', 'of the kiosk', 'of the hub', 'of the kiosk']);
  });

  it('asks the hub for what the kiosk knows nothing of, with the same intent', async () => {
    const { begin, redeem, kiosk, hub } = open();
    await begin();
    kiosk.say('coupon-unknown');
    expect(await redeem()).toEqual(ok({ by: 'hub' }));
    expect(hub.asked).toEqual(kiosk.asked);
    hub.say('coupon-redeemed');
    expect(await redeem('intent-2')).toEqual(failed('coupon-redeemed'));
  });

  it('lets the kiosk’s no stand where the hub cannot be reached', async () => {
    const { begin, redeem, wait, soon, kiosk } = open(false);
    await begin();
    kiosk.say('coupon-unknown');
    const answer = redeem();
    await soon();
    await wait(5_000);
    expect(await answer).toEqual(failed('coupon-unknown'));
  });

  it('takes no answer of the hub for a no while the kiosk may have redeemed it', async () => {
    const { begin, redeem, wait, kiosk, hub, roads } = open();
    await begin();
    kiosk.say('timeout');
    expect(await redeem()).toEqual(failed('timeout'));
    kiosk.be({ kind: 'offline' });
    await wait(2_000);
    hub.say('coupon-elsewhere');
    expect(await redeem()).toEqual(failed('offline', { said: 'coupon-elsewhere', asked: 'kiosk' }));
    expect(roads.unanswered('intent-1')).toEqual(['kiosk']);
    kiosk.say('yes');
    kiosk.be(connectedAs('staff'));
    expect(await redeem()).toEqual(ok({ by: 'kiosk' }));
    expect(roads.unanswered('intent-1')).toEqual([]);
  });

  it('nor the kiosk’s, while the hub may have', async () => {
    const { begin, redeem, wait, kiosk, hub } = open();
    await begin();
    kiosk.be({ kind: 'offline' });
    await wait(2_000);
    hub.say('timeout');
    expect(await redeem()).toEqual(failed('timeout'));
    kiosk.say('offer-not-now');
    kiosk.be(connectedAs('staff'));
    hub.be({ kind: 'offline' });
    expect(await redeem()).toMatchObject({ fault: { code: 'offline', details: { asked: 'hub' } } });
    hub.say('yes');
    hub.be(connectedAs('staff'));
    expect(await redeem()).toEqual(ok({ by: 'hub' }));
  });

  it('asks the hub where the kiosk takes questions and answers none', async () => {
    const { begin, redeem, soon, kiosk, roads } = open();
    await begin();
    kiosk.say('timeout');
    await redeem();
    await soon();
    expect(roads.road()).toBe('hub');
    expect(await redeem()).toEqual(ok({ by: 'hub' }));
  });

  it('goes round no sign-in: a kiosk that is back and wants the PIN is asked for nothing else', async () => {
    const { begin, wait, kiosk, roads } = open();
    await begin();
    kiosk.be({ kind: 'offline' });
    await wait(2_000);
    kiosk.be(connectedAs('guest'));
    expect(roads.road()).toBeNull();
    expect(roads.status()).toEqual(connectedAs('guest'));
  });

  it('says neither yes nor no where its pass is over', async () => {
    const { begin, wait, redeem, kiosk, hub } = open();
    await begin();
    kiosk.be({ kind: 'offline' });
    await wait(2_000);
    hub.say('not-allowed');
    expect(await redeem()).toMatchObject({ fault: { code: 'offline' } });
    expect(hub.link.close).toHaveBeenCalledOnce();
  });

  it('keeps no pass after signing out', async () => {
    const { begin, roads, pass, soon } = open();
    await begin();
    expect(pass()).not.toBeNull();
    await roads.call('staff.signOut', {});
    await soon();
    expect(pass()).toBeNull();
  });
});
