import { setTimeout as delay } from 'node:timers/promises';
import { fleetKiosk } from '../fakes/fleet-kiosk.ts';
import { inviteKiosk } from '../fakes/hub-process.ts';
import { newPhone } from '../fakes/phone.ts';

type Hub = Parameters<typeof inviteKiosk>[0];

/** Sixty-four screens a kiosk, five people a screen: so many kiosks a crowd needs. */
const SCREENS = Array.from({ length: 64 }, (_, i) => `screen-${i}`);
const SEATS = 5;

let crowds = 0;

/** People who stand before screens with their phones, each through one of the hub's doors. */
export const gather = async (hub: Hub, doors: readonly string[], people: number, offer: string) => {
  // Kiosks of their own: the seats at another crowd's codes are taken.
  const name = `crowd-${++crowds}`;
  const kiosks = await Promise.all(
    Array.from({ length: Math.ceil(people / (SCREENS.length * SEATS)) }, async (_, i) =>
      fleetKiosk(
        await inviteKiosk(hub, { site: 'lakeside', kiosk: `${name}-${i}`, url: doors[0] ?? '' }),
        SCREENS,
      ),
    ),
  );
  const crowd = Array.from({ length: people }, (_, i) => {
    const place = Math.floor(i / SEATS);
    const kiosk = kiosks[Math.floor(place / SCREENS.length)]!;
    const screen = SCREENS[place % SCREENS.length]!;
    const phone = newPhone(doors[i % doors.length] ?? '');
    const code = () => kiosk.codeOn(screen, offer);
    /** As people do: where five others were faster, the code that comes next is theirs. */
    const open = async (): ReturnType<typeof phone.open> => {
      for (;;) {
        const answer = await phone.open(code());
        if (answer.body.fault?.code !== 'slot-full') return answer;
        await delay(Number(answer.body.fault.details?.['retryInMs'] ?? 1_000));
      }
    };
    return { phone, open };
  });
  return {
    crowd,
    async close() {
      for (const kiosk of kiosks) await kiosk.close();
    },
  };
};

/** Does it for all, so many at once. */
export const each = async <T, R>(
  list: readonly T[],
  atOnce: number,
  work: (one: T, i: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const hand = async () => {
    for (let i = next++; i < list.length; i = next++) results[i] = await work(list[i] as T, i);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  return results;
};
