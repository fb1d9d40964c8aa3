import { describe, expect, it } from 'vitest';
import { calls, MOST_SEALED } from '../../preload/contract/index.ts';
import { good } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { openHandoffDesk } from './handoff.ts';

const MINUTE = 60_000;

const open = (publicUrl: string | null = 'http://kiosk.lan:8080') => {
  const clock = manualClock();
  return { clock, desk: openHandoffDesk({ clock, publicUrl: () => publicUrl }) };
};

/** A hub in reach that takes pictures, or does not. */
const withHub = (takes = true) => {
  const clock = manualClock();
  const at = new Map<string, string>();
  const asked: string[] = [];
  const desk = openHandoffDesk({
    clock,
    publicUrl: () => 'http://kiosk.lan:8080',
    hub: () => ({
      url: 'https://hub.example',
      async leave(id, sealed) {
        if (takes) at.set(id, sealed);
        return takes;
      },
      async withdraw(id) {
        if (!at.delete(id)) asked.push(id);
      },
    }),
  });
  return { desk, at, asked };
};

const left = async (desk: ReturnType<typeof open>['desk'], sealed = 'c2VhbGVk') =>
  good(await desk.leave('atrium', sealed));

describe('a picture on its way to a phone', () => {
  it('is given once, to whoever comes first', async () => {
    const { desk } = open();
    const { id, url } = await left(desk);
    expect(url).toBe(`HTTP://KIOSK.LAN:8080/P/${id}`);
    expect(desk.value.get().handoffs).toEqual([{ id, screen: 'atrium', state: 'waiting' }]);
    expect(await desk.take('phone', id)).toEqual({ ok: true, value: { sealed: 'c2VhbGVk' } });
    expect(desk.value.get().handoffs).toEqual([{ id, screen: 'atrium', state: 'taken' }]);
    for (const client of ['phone', 'another'])
      expect(await desk.take(client, id)).toMatchObject({ fault: { code: 'picture-taken' } });
  });

  it('is gone after ten minutes, whether taken or not, and the words with it', async () => {
    const { desk, clock } = open();
    const [one, two] = [await left(desk), await left(desk)];
    clock.advance(9 * MINUTE);
    expect((await desk.take('phone', one.id)).ok).toBe(true);
    clock.advance(2 * MINUTE);
    expect(desk.value.get().handoffs).toEqual([]);
    for (const { id } of [one, two])
      expect(await desk.take('phone', id)).toMatchObject({ fault: { code: 'picture-gone' } });
  });

  it('is gone at once where the shopper deletes it, and only from the screen that left it', async () => {
    const { desk } = open();
    const { id } = await left(desk);
    await desk.withdraw('cellar', id);
    expect(desk.value.get().handoffs).toHaveLength(1);
    await desk.withdraw('atrium', id);
    expect(await desk.take('phone', id)).toMatchObject({ fault: { code: 'picture-gone' } });
  });

  it('is found by an id typed in small letters', async () => {
    const { desk } = open();
    expect((await desk.take('phone', (await left(desk)).id.toLowerCase())).ok).toBe(true);
  });

  it('cannot be found by trying: a client that guesses is made to wait, others are not', async () => {
    const { desk, clock } = open();
    const { id } = await left(desk);
    for (let i = 0; i < 10; i++)
      expect(await desk.take('thief', `0000000${i}`)).toMatchObject({
        fault: { code: 'picture-gone' },
      });
    expect(await desk.take('thief', id)).toMatchObject({ fault: { code: 'too-many-requests' } });
    expect((await desk.take('phone', id)).ok).toBe(true);
    clock.advance(1_000);
    expect(await desk.take('thief', id)).toMatchObject({ fault: { code: 'picture-taken' } });
  });

  it('is one of few: more than memory is kept for are refused, until one is taken', async () => {
    const { desk } = open();
    const asked = await Promise.all(
      Array.from({ length: 17 }, (_, i) => desk.leave(`screen-${i % 3}`, 'x')),
    );
    const all = asked.flatMap((one) => (one.ok ? [one.value] : []));
    expect(all).toHaveLength(16);
    expect(await desk.leave('atrium', 'x')).toMatchObject({ fault: { code: 'too-many-requests' } });
    expect((await desk.take('phone', all[3]?.id ?? '')).ok).toBe(true);
    expect((await desk.leave('atrium', 'x')).ok).toBe(true);
  });

  it('is not taken in where no phone could fetch it', async () => {
    const { desk } = open(null);
    expect(await desk.leave('atrium', 'x')).toMatchObject({
      fault: { code: 'handoff-unavailable' },
    });
  });

  it('is left at the hub where one is reached, and nowhere else; the screen hears when a phone has it', async () => {
    const { desk, at, asked } = withHub();
    const { id, url } = await left(desk);
    expect(url).toBe(`HTTPS://HUB.EXAMPLE/P/${id}`);
    expect([...at]).toEqual([[id, 'c2VhbGVk']]);
    expect(await desk.take('phone', id)).toMatchObject({ fault: { code: 'picture-gone' } });
    expect(desk.value.get().handoffs).toMatchObject([{ id, state: 'waiting' }]);
    desk.fetched('another');
    desk.fetched(id);
    expect(desk.value.get().handoffs).toMatchObject([{ id, state: 'taken' }]);
    expect(asked).toEqual([]);
  });

  it('is taken back from the hub with the shopper’s no, from the screen that left it', async () => {
    const { desk, at } = withHub();
    const { id } = await left(desk);
    await desk.withdraw('cellar', id);
    expect(at.size).toBe(1);
    await desk.withdraw('atrium', id);
    expect(at.size).toBe(0);
  });

  it('is given by the kiosk itself where the hub does not take it, which is asked to forget it', async () => {
    const { desk, asked } = withHub(false);
    const { id, url } = await left(desk);
    expect(url).toBe(`HTTP://KIOSK.LAN:8080/P/${id}`);
    expect(asked).toEqual([id]);
    expect(await desk.take('phone', id)).toEqual({ ok: true, value: { sealed: 'c2VhbGVk' } });
  });

  it('has a size that the contract holds', () => {
    const shape = calls['handoff.leave'].input;
    expect(shape.safeParse({ sealed: 'A'.repeat(MOST_SEALED) }).success).toBe(true);
    expect(shape.safeParse({ sealed: 'A'.repeat(MOST_SEALED + 4) }).success).toBe(false);
    expect(shape.safeParse({ sealed: '<svg onload=1>' }).success).toBe(false);
  });
});
