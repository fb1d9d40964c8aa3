import { expect, it } from 'vitest';
import { absence, EMPTY_LOOKS } from './absence.ts';

it('says that nobody is there after many looks in a row, and not while a tracker begins anew', () => {
  const look = absence();
  const looks = (many: number, found: boolean) =>
    Array.from({ length: many }, () => look(found)).at(-1);
  expect(looks(1, true)).toBe(true);
  expect(looks(4, false)).toBeNull();
  expect(looks(1, true)).toBe(true);
  expect(looks(EMPTY_LOOKS - 1, false)).toBeNull();
  expect(looks(1, false)).toBe(false);
  expect(looks(1, true)).toBe(true);
});
