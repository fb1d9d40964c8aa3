import { expect, it } from 'vitest';
import { openTickets } from './tickets.ts';

const wall = 1_767_225_600_000;
const open = () => openTickets({ key: new Uint8Array(32).fill(7), seats: 5 });
const found = (tickets: ReturnType<typeof open>, code: string, at = wall) => {
  const result = tickets.find(code, at);
  return result.ok
    ? `${result.value.screen} ${result.value.offer} ${result.value.visit}`
    : result.fault.code;
};

it('leads a code to the screen, offer and visit it was shown for', () => {
  const tickets = open();
  const first = tickets.show('a', 'winter', 'v1', wall);
  const second = tickets.show('b', 'winter', 'v2', wall);
  const third = tickets.show('a', 'spring', 'v1', wall);
  expect([first, second, third].map(({ code }) => found(tickets, code))).toEqual([
    'a winter v1',
    'b winter v2',
    'a spring v1',
  ]);
  expect(tickets.show('a', 'winter', 'v1', wall + 19_999)).toEqual({
    code: first.code,
    refreshInMs: 1,
  });
});

it('forgets a visit, not the code: the next visit shows a code of its own slot', () => {
  const tickets = open();
  const { code } = tickets.show('a', 'winter', 'v1', wall);
  tickets.forgetVisit('v1');
  expect(found(tickets, code)).toBe('a winter null');
  const next = tickets.show('a', 'winter', 'v2', wall + 20_000);
  expect(found(tickets, next.code, wall + 20_000)).toBe('a winter v2');
  expect(found(tickets, code, wall + 20_000)).toBe('a winter null');
});

it('gives the place of the ticket not shown for the longest, and never its codes', () => {
  const tickets = open();
  const codes = Array.from(
    { length: 32 },
    (_, i) => tickets.show('a', `offer-${i}`, 'v', wall).code,
  );
  tickets.show('a', 'offer-0', 'v', wall);
  const { code } = tickets.show('a', 'offer-32', 'v', wall);
  expect(found(tickets, code)).toBe('a offer-32 v');
  expect(found(tickets, codes[0] ?? '')).toBe('a offer-0 v');
  expect(found(tickets, codes[1] ?? '')).toBe('code-unknown');
  for (const [i, one] of codes.slice(2).entries())
    expect(found(tickets, one)).toBe(`a offer-${i + 2} v`);
});
