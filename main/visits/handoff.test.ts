import { describe, expect, it } from 'vitest';
import { calls, MOST_SEALED } from '../../preload/contract/index.ts';
import { manualClock } from '../base/clock.ts';
import { openHandoffDesk } from './handoff.ts';

const MINUTE = 60_000;

const open = (publicUrl: string | null = 'http://kiosk.lan:8080') => {
  const clock = manualClock();
  return { clock, desk: openHandoffDesk({ clock, publicUrl: () => publicUrl }) };
};

const left = (desk: ReturnType<typeof open>['desk'], sealed = 'c2VhbGVk') => {
  const result = desk.leave('atrium', sealed);
  if (!result.ok) throw new Error(result.fault.code);
  return result.value;
};

describe('a picture on its way to a phone', () => {
  it('is given once, to whoever comes first', () => {
    const { desk } = open();
    const { id, url } = left(desk);
    expect(url).toBe(`HTTP://KIOSK.LAN:8080/P/${id}`);
    expect(desk.value.get().handoffs).toEqual([{ id, screen: 'atrium', state: 'waiting' }]);
    expect(desk.take('phone', id)).toEqual({ ok: true, value: { sealed: 'c2VhbGVk' } });
    expect(desk.value.get().handoffs).toEqual([{ id, screen: 'atrium', state: 'taken' }]);
    for (const client of ['phone', 'another'])
      expect(desk.take(client, id)).toMatchObject({ fault: { code: 'picture-taken' } });
  });

  it('is gone after ten minutes, whether taken or not, and the words with it', () => {
    const { desk, clock } = open();
    const [one, two] = [left(desk), left(desk)];
    clock.advance(9 * MINUTE);
    expect(desk.take('phone', one.id).ok).toBe(true);
    clock.advance(2 * MINUTE);
    expect(desk.value.get().handoffs).toEqual([]);
    for (const { id } of [one, two])
      expect(desk.take('phone', id)).toMatchObject({ fault: { code: 'picture-gone' } });
  });

  it('is gone at once where the shopper deletes it, and only from the screen that left it', () => {
    const { desk } = open();
    const { id } = left(desk);
    desk.withdraw('cellar', id);
    expect(desk.value.get().handoffs).toHaveLength(1);
    desk.withdraw('atrium', id);
    expect(desk.take('phone', id)).toMatchObject({ fault: { code: 'picture-gone' } });
  });

  it('is found by an id typed in small letters', () => {
    const { desk } = open();
    expect(desk.take('phone', left(desk).id.toLowerCase()).ok).toBe(true);
  });

  it('cannot be found by trying: a client that guesses is made to wait, others are not', () => {
    const { desk, clock } = open();
    const { id } = left(desk);
    for (let i = 0; i < 10; i++)
      expect(desk.take('thief', `0000000${i}`)).toMatchObject({ fault: { code: 'picture-gone' } });
    expect(desk.take('thief', id)).toMatchObject({ fault: { code: 'too-many-requests' } });
    expect(desk.take('phone', id).ok).toBe(true);
    clock.advance(1_000);
    expect(desk.take('thief', id)).toMatchObject({ fault: { code: 'picture-taken' } });
  });

  it('is one of few: more than memory is kept for are refused, until one is taken', () => {
    const { desk } = open();
    const all = Array.from({ length: 16 }, () => left(desk));
    expect(desk.leave('atrium', 'x')).toMatchObject({ fault: { code: 'too-many-requests' } });
    expect(desk.take('phone', all[3]?.id ?? '').ok).toBe(true);
    expect(desk.leave('atrium', 'x').ok).toBe(true);
  });

  it('is not taken in where no phone could fetch it', () => {
    const { desk } = open(null);
    expect(desk.leave('atrium', 'x')).toMatchObject({ fault: { code: 'handoff-unavailable' } });
  });

  it('has a size that the contract holds', () => {
    const shape = calls['handoff.leave'].input;
    expect(shape.safeParse({ sealed: 'A'.repeat(MOST_SEALED) }).success).toBe(true);
    expect(shape.safeParse({ sealed: 'A'.repeat(MOST_SEALED + 4) }).success).toBe(false);
    expect(shape.safeParse({ sealed: '<svg onload=1>' }).success).toBe(false);
  });
});
