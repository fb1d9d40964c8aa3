import { expect, it } from 'vitest';
import { good } from '../../tests/fakes/results.ts';
import { handlePrefix, openFleetCodes, type CodeNode } from './fleet-codes.ts';
import { codeFor, slotAt } from './rotating-code.ts';

const wall = 1_767_225_600_000;
const slot = slotAt(wall);
const keyOf = (n: number) => new Uint8Array(32).fill(n);
const nodes = new Map<number, CodeNode>(
  [1, 77_777].map((handle) => [
    handle,
    {
      node: `hebai/site-${handle}/front`,
      codeKey: keyOf(handle),
      screens: ['entrance', 'window'],
      offers: ['winter', 'spring'],
    },
  ]),
);
const seated: string[] = [];
const codes = openFleetCodes({
  nodeOf: async (handle) => nodes.get(handle) ?? null,
  seats: {
    take: async ({ slot: at, person }) => {
      seated.push(`${at} ${person}`);
      return person !== 'late';
    },
  },
  seatsPerSlot: 5,
});
const shown = (handle: number, screen: string, offer: string, at = slot, index = 3) =>
  handlePrefix(handle) + codeFor(keyOf(handle), { index, screen, offer }, at);
const found = async (text: string) => {
  const result = await codes.find(text, wall);
  return result.ok
    ? `${result.value.screen} ${result.value.offer} ${result.value.visit}`
    : result.fault.code;
};

it('leads a code to its kiosk, screen, offer and slot, the hub having heard of none of them', async () => {
  for (const offer of ['winter', 'spring', 'winter'])
    expect(await found(shown(77_777, 'window', offer))).toBe(
      `hebai/site-77777/front/window ${offer} ${slot}`,
    );
  expect(await found(shown(1, 'entrance', 'winter', slot - 1))).toBe(
    `hebai/site-1/front/entrance winter ${slot - 1}`,
  );
});

it('tells an old code from none, and takes no kiosk’s code for another’s', async () => {
  expect(await found(shown(1, 'entrance', 'winter', slot - 5))).toBe('code-expired');
  const code = shown(1, 'entrance', 'winter');
  expect(await found(handlePrefix(77_777) + code.slice(4))).toBe('code-unknown');
  expect(await found(handlePrefix(2) + code.slice(4))).toBe('code-unknown');
  expect(await found(shown(1, 'entrance', 'summer'))).toBe('code-unknown');
  for (const text of ['', code.slice(0, 11), `${code}0`, '!!!!!!!!!!!!', 'ÄÖÜÄÖÜÄÖÜÄÖÜ'])
    expect(await found(text)).toBe('code-malformed');
});

it('seats people by screen, offer and slot', async () => {
  const result = good(await codes.find(shown(1, 'entrance', 'winter'), wall));
  expect(await result.seat('early')).toMatchObject({ ok: true });
  expect(await result.seat('late')).toMatchObject({ fault: { code: 'slot-full' } });
  expect(seated).toContain(`hebai/site-1/front/entrance winter ${slot} early`);
});
