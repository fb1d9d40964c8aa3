import { expect, it } from 'vitest';
import { sectionOf } from './section.ts';

it('keeps the place in the address, and starts at the till', () => {
  expect(sectionOf('#health')).toBe('health');
  expect(sectionOf('#recent')).toBe('recent');
  expect(sectionOf('')).toBe('redeem');
  expect(sectionOf('#nowhere')).toBe('redeem');
});
