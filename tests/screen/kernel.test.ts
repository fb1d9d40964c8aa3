import { describe, expect, it } from 'vitest';
import { experiences } from '../../renderer/experiences/index.ts';
import { leadsBackOf, openKernel, type KernelClock } from '../../renderer/kernel/kernel.ts';
import { manualClock } from '../../main/base/clock.ts';
import { fakeLink } from '../fakes/fake-link.ts';
import { fakeShop } from '../fakes/fake-shop.ts';

const SECOND = 1_000;

/** The real kernel and the real experiences' machines over a fake link and a clock that is moved by hand. */
const open = (screen = 'atrium') => {
  const clock = manualClock();
  const shop = fakeLink(fakeShop(clock.wall()), screen, clock.now);
  const page = { wiped: 0, reloaded: 0 };
  const kernel = openKernel({
    link: shop.link,
    experiences,
    clock: clock satisfies KernelClock,
    page: { wipe: () => page.wiped++, reload: () => page.reloaded++ },
    firstLanguage: 'zh',
  });
  const state = () => kernel.store.getState();
  /** Answers come in microtasks. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...shop,
    clock,
    page,
    kernel,
    state,
    settle,
    at: () => `${state().course.playing?.id}:${state().course.playing?.state.step}`,
    touch() {
      kernel.press('pointer 1');
      kernel.release('pointer 1');
    },
    ended: () => shop.calls.filter((one) => one.name === 'visits.end').map((one) => one.input),
    async pass(seconds: number) {
      for (let i = 0; i < seconds; i++) {
        clock.advance(SECOND);
        await settle();
      }
    },
  };
};

describe('kernel', () => {
  it('wipes at boot, rests, and has a visit ready before anybody comes', async () => {
    const shop = open();
    await shop.settle();
    expect(shop.page.wiped).toBe(1);
    expect(shop.at()).toBe('attract:loop');
    expect(shop.state().course.visit).toBe('visit-1');
    await shop.pass(600);
    expect(shop.ended()).toEqual([]);
  });

  it('shows what an invited phone points at, once a turn, and never what belongs to another visit', async () => {
    const shop = open();
    await shop.settle();
    shop.point('COAT', 1, 'visit-of-yesterday');
    expect(shop.at()).toBe('attract:loop');
    shop.point('COAT', 1);
    expect(shop.at()).toBe('lookbook:product');
    shop.kernel.send({ kind: 'home' });
    shop.point('COAT', 1);
    expect(shop.at()).toBe('attract:loop');
    await shop.pass(44);
    shop.point('COAT', 2);
    expect(shop.at()).toBe('lookbook:product');
    // A thumb on the phone is a finger on the screen: nobody is asked whether they are still there.
    await shop.pass(44);
    expect(shop.state().countdown).toBeNull();
    await shop.pass(2);
    expect(shop.state().countdown).not.toBeNull();
  });

  it('ends the visit 15 s after a mirror saw nobody any more, and not while somebody touches or is seen', async () => {
    const shop = open();
    await shop.settle();
    shop.kernel.send({ kind: 'open', id: 'lookbook' });
    shop.touch();
    await shop.settle();
    expect(shop.at()).not.toBe('attract:loop');
    shop.kernel.sees(true);
    await shop.pass(20);
    shop.kernel.sees(false);
    await shop.pass(10);
    // Back in the picture, and out of it again: it counts from then.
    shop.kernel.sees(true);
    shop.kernel.sees(false);
    await shop.pass(14);
    expect(shop.ended()).toEqual([]);
    await shop.pass(2);
    expect(shop.at()).toBe('attract:loop');
    expect(shop.ended()).toHaveLength(1);

    // Who touches is there, whatever a camera says; and none that is closed says anything.
    for (const stays of ['touches', 'closed'] as const) {
      shop.kernel.send({ kind: 'open', id: 'lookbook' });
      shop.touch();
      shop.kernel.sees(false);
      if (stays === 'closed') shop.kernel.sees(null);
      await shop.pass(5);
      shop.touch();
      await shop.pass(30);
      expect(shop.at()).not.toBe('attract:loop');
      shop.kernel.send({ kind: 'home' });
    }
  });

  it('lifts, says goodbye, and ends the visit 15 s later', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    expect(shop.at()).toBe('lookbook:product');
    shop.putBack('COAT');
    expect(shop.at()).toBe('lookbook:goodbye');
    await shop.pass(14);
    expect(shop.at()).toBe('lookbook:goodbye');
    await shop.pass(2);
    expect(shop.at()).toBe('attract:loop');
    expect(shop.ended()).toEqual([{ visit: 'visit-1', reason: 'left' }]);
    expect(shop.page.wiped).toBe(2);
    expect(shop.state().course.visit).toBe('visit-2');
  });

  it('asks after 45 s, counts down 20, and forgets', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    shop.kernel.send({ kind: 'language', language: 'en' });
    await shop.pass(44);
    expect(shop.state().countdown).toBeNull();
    await shop.pass(2);
    expect(shop.state().countdown).toEqual({ secondsLeft: 19, of: 20 });
    await shop.pass(20);
    expect(shop.at()).toBe('attract:loop');
    expect(shop.state().course.language).toBe('zh');
    expect(shop.ended()).toEqual([{ visit: 'visit-1', reason: 'idle' }]);
  });

  it('stays for a touch, and keeps the question under the finger until it lets go', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    await shop.pass(50);
    shop.kernel.press('pointer 7');
    await shop.pass(30);
    expect(shop.state().countdown).not.toBeNull();
    shop.kernel.release('pointer 7');
    await shop.pass(1);
    expect(shop.state().countdown).toBeNull();
    expect(shop.at()).toBe('lookbook:product');
  });

  it('waits three times as long for who asked for it', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    shop.touch();
    shop.kernel.send({ kind: 'accessible', accessible: true });
    await shop.pass(130);
    expect(shop.state().countdown).toBeNull();
    await shop.pass(10);
    expect(shop.state().countdown?.of).toBe(60);
  });

  it('puts a language changed on the attract loop back without asking', async () => {
    const shop = open();
    await shop.settle();
    shop.touch();
    shop.kernel.send({ kind: 'language', language: 'en' });
    await shop.pass(44);
    expect(shop.state().course.language).toBe('en');
    await shop.pass(2);
    expect(shop.state().course.language).toBe('zh');
  });

  it('shows a claim made from the attract loop, and not one of a visit that is over', async () => {
    const shop = open();
    await shop.settle();
    shop.claim('visit-1');
    expect(shop.at()).toBe('coupon:claimed');
    shop.kernel.send({ kind: 'over', reason: 'done' });
    await shop.settle();
    shop.claim('visit-1', 'LATE');
    expect(shop.at()).toBe('attract:loop');
  });

  it('keeps playing without a line, and begins the visit when it is back', async () => {
    const shop = open();
    await shop.settle();
    shop.line('offline');
    shop.lift('COAT');
    expect(shop.at()).toBe('attract:loop');
    expect(shop.state().line).toBe('offline');
    shop.kernel.send({ kind: 'over', reason: 'done' });
    await shop.settle();
    expect(shop.state().course.visit).toBeNull();
    shop.line('connected');
    await shop.settle();
    expect(shop.at()).toBe('lookbook:product');
    expect(shop.state().course.visit).not.toBeNull();
  });

  it('reloads for a host of another build, but not under somebody’s hands', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    shop.line('outdated');
    await shop.pass(20);
    expect(shop.page.reloaded).toBe(0);
    shop.kernel.send({ kind: 'over', reason: 'done' });
    await shop.pass(3);
    expect(shop.page.reloaded).toBe(1);
  });

  it('tells the host of a crash and goes back to rest with another visit', async () => {
    const shop = open();
    await shop.settle();
    shop.lift('COAT');
    shop.kernel.crashed('lookbook', new Error('boom'));
    await shop.settle();
    expect(shop.at()).toBe('attract:loop');
    const told = shop.calls.find((one) => one.name === 'screen.crashed');
    expect(told?.input).toMatchObject({ experience: 'lookbook' });
    expect(JSON.stringify(told?.input)).toContain('boom');
    expect(shop.ended()).toEqual([{ visit: 'visit-1', reason: 'crash' }]);
  });

  it('tells a way back from what a shopper was busy with from the way to rest', async () => {
    const shop = open();
    await shop.settle();
    shop.kernel.send({ kind: 'show', sku: 'COAT' });
    expect(leadsBackOf(shop.state())).toBe(false);
    shop.kernel.send({ kind: 'home' });
    shop.kernel.send({ kind: 'open', id: 'shelf' });
    expect(leadsBackOf(shop.state())).toBe(false);
    shop.kernel.send({ kind: 'show', sku: 'COAT' });
    expect(leadsBackOf(shop.state())).toBe(true);
    shop.kernel.send({ kind: 'back' });
    expect(shop.at()).toBe('shelf:touch');
  });

  it('leaves out what this screen cannot give', async () => {
    const shop = open('poor');
    await shop.settle();
    expect(shop.state().experiences.map((one) => one.id)).toEqual([
      'attract',
      'lookbook',
      'shelf',
      'find',
    ]);
    expect(shop.state().seesTags).toBe(false);
  });

  it('sees no tags while a reader is lost', async () => {
    const shop = open();
    await shop.settle();
    expect(shop.state().seesTags).toBe(true);
    shop.blind('shelf', true);
    expect(shop.state().seesTags).toBe(false);
  });

  it('begins visits one after the other, never two at once', async () => {
    const shop = open();
    await shop.settle();
    for (let i = 0; i < 5; i++) {
      shop.kernel.send({ kind: 'over', reason: 'done' });
      shop.kernel.send({ kind: 'over', reason: 'done' });
      await shop.settle();
    }
    const begun = shop.calls.filter((one) => one.name === 'visits.begin').length;
    const ended = shop.ended().length;
    expect(begun - ended).toBe(1);
    expect(shop.state().course.visit).not.toBeNull();
  });
});

describe('the ticket', () => {
  const shown = async () => {
    const shop = open();
    await shop.settle();
    const ticket = shop.kernel.ticket();
    if (!ticket) throw new Error('there is an offer');
    const stop = ticket.subscribe(() => {});
    await shop.settle();
    return { ...shop, ticket, stop };
  };
  const codeOf = (ticket: Awaited<ReturnType<typeof shown>>['ticket']) => {
    const view = ticket.view();
    return view.kind === 'ready' ? view.ticket.shortCode : view.kind;
  };

  it('turns as its code does, and stays the same over a change of page', async () => {
    const shop = await shown();
    const first = codeOf(shop.ticket);
    shop.lift('COAT');
    expect(shop.kernel.ticket()).toBe(shop.ticket);
    await shop.pass(19);
    expect(codeOf(shop.ticket)).toBe(first);
    await shop.pass(2);
    expect(codeOf(shop.ticket)).not.toBe(first);
  });

  it('shows a code for a turn and a half without a line, then says so', async () => {
    const shop = await shown();
    shop.line('offline');
    await shop.pass(25);
    expect(shop.ticket.view().kind).toBe('ready');
    await shop.pass(10);
    expect(shop.ticket.view()).toEqual({ kind: 'away', why: 'line' });
    shop.line('connected');
    await shop.pass(4);
    expect(shop.ticket.view().kind).toBe('ready');
  });

  it('says at once when the last coupon is gone', async () => {
    const shop = await shown();
    shop.refuse('offers.ticket', 'offer-sold-out');
    await shop.pass(21);
    expect(shop.ticket.view()).toEqual({ kind: 'away', why: 'sold-out' });
  });

  it('asks nothing while nobody shows it', async () => {
    const shop = await shown();
    shop.stop();
    const before = shop.calls.length;
    await shop.pass(120);
    expect(shop.calls.length).toBe(before);
  });

  it('is another one in the next visit', async () => {
    const shop = await shown();
    shop.kernel.send({ kind: 'over', reason: 'done' });
    await shop.settle();
    expect(shop.kernel.ticket()).not.toBe(shop.ticket);
  });
});
