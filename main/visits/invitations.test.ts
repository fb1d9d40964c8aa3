import { describe, expect, it } from 'vitest';
import { good } from '../../tests/fakes/results.ts';
import { manualClock } from '../base/clock.ts';
import { openInvitations } from './invitations.ts';

const open = () => {
  const clock = manualClock();
  const desk = openInvitations({ clock, publicUrl: () => 'http://kiosk.lan:8080' });
  const invite = (screen: string, visit: string) => {
    return good(desk.invite(screen, visit)).url.replace('HTTP://KIOSK.LAN:8080/F/', '');
  };
  return { clock, desk, invite, pointed: () => desk.value.get().pointed };
};

describe('a phone that says what a screen shows', () => {
  it('is the same code for a whole visit, and each show is another turn', () => {
    const { desk, invite, pointed, clock } = open();
    const code = invite('atrium', 'visit-1');
    expect(invite('atrium', 'visit-1')).toBe(code);
    expect(desk.show('phone', code.toLowerCase(), 'COAT').ok).toBe(true);
    expect(pointed()).toEqual([{ screen: 'atrium', visit: 'visit-1', sku: 'COAT', turn: 1 }]);
    clock.advance(5_000);
    desk.show('phone', code, 'COAT');
    expect(pointed()).toMatchObject([{ sku: 'COAT', turn: 2 }]);
  });

  it('reaches the screen that invited, and no other', () => {
    const { desk, invite, pointed } = open();
    invite('atrium', 'visit-1');
    const code = invite('cellar', 'visit-2');
    desk.show('phone', code, 'COAT');
    expect(pointed().map(({ screen }) => screen)).toEqual(['cellar']);
  });

  it('ends with the visit: nobody is shown what the one before looks up on the way home', () => {
    const { desk, invite, pointed } = open();
    const code = invite('atrium', 'visit-1');
    desk.show('phone', code, 'COAT');
    desk.forgetVisit('visit-1');
    expect(pointed()).toEqual([]);
    expect(desk.show('phone', code, 'COAT')).toMatchObject({ fault: { code: 'invitation-gone' } });
    expect(invite('atrium', 'visit-2')).not.toBe(code);
  });

  it('lets nobody guess, nor hammer the screen', () => {
    const { desk, invite, clock } = open();
    for (let i = 0; i < 10; i++) desk.show('guesser', `GUESS${i}`, 'COAT');
    const code = invite('atrium', 'visit-1');
    expect(desk.show('guesser', code, 'COAT')).toMatchObject({
      fault: { code: 'too-many-requests' },
    });
    const shown = Array.from({ length: 20 }, () => desk.show('phone', code, 'COAT').ok);
    expect(shown.filter(Boolean)).toHaveLength(6);
    clock.advance(1_100);
    expect(desk.show('phone', code, 'COAT').ok).toBe(true);
  });

  it('has no code where phones cannot reach this kiosk', () => {
    const desk = openInvitations({ clock: manualClock(), publicUrl: () => null });
    expect(desk.invite('atrium', 'visit-1')).toMatchObject({
      fault: { code: 'handoff-unavailable' },
    });
  });
});
