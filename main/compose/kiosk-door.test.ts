import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.ts';
import { silentLog } from '../base/log.ts';
import type { SiteFile } from '../settings/site-file.ts';
import { openKioskDoor } from './kiosk-door.ts';

type People = { managerPin?: string; managers?: { name: string; pin: string }[] };
const open = (hebai: People) => {
  let people = hebai;
  const site = () =>
    ({
      staffPin: '246810',
      brands: [
        { id: 'hebai', ...people },
        { id: 'nanping', managerPin: '975310' },
      ],
    }) as unknown as SiteFile;
  const door = openKioskDoor({ site, clock: manualClock(), log: silentLog });
  return {
    door,
    set(next: People) {
      people = next;
    },
    async enter(pin: string, brand = 'hebai', client = 'desk') {
      const answer = await door.signIn({ pin, client, brand });
      return answer.ok ? answer.value.token : answer.fault.code;
    },
  };
};
const lin = { name: '林', pin: '111111' };
const wu = { name: 'Wu', pin: '222222' };

it('lets each of a brand’s people in by the own PIN, under the own name', async () => {
  const { door, enter } = open({ managers: [lin, wu], managerPin: '864209' });
  const names = [];
  for (const pin of ['111111', '222222', '864209']) {
    const token = await enter(pin);
    expect([door.recognise(token), door.brandOf(token)]).toEqual(['brand', 'hebai']);
    names.push(door.nameOf(token)?.split('-')[0]);
  }
  expect(names).toEqual(['林', 'Wu', 'hebai']);
  expect(await enter('975310')).toBe('wrong-pin');
  expect(door.brandOf(await enter('975310', 'nanping'))).toBe('nanping');
});

it('puts out whose PIN is taken away, and nobody else', async () => {
  const { door, enter, set } = open({ managers: [lin, wu] });
  const [one, other] = [await enter('111111'), await enter('222222')];
  set({ managers: [wu] });
  expect(door.recognise(one)).toBeNull();
  expect(door.recognise(other)).toBe('brand');
  expect(await enter('111111')).toBe('wrong-pin');
});

it('counts wrong PINs, and no colleague’s right ones', async () => {
  const { enter } = open({ managers: [lin, wu] });
  // Wu’s is a wrong one at Lin’s door each time.
  for (let n = 0; n < 7; n++) expect(await enter('222222')).toMatch(/~/);
  for (let n = 0; n < 5; n++) expect(await enter('000000')).toBe('wrong-pin');
  expect(await enter('222222')).toBe('pin-locked');
});
