import { expect, it } from 'vitest';
import { sectionOf } from './section.ts';

it('keeps the place in the address, and starts at the till', () => {
  expect(sectionOf('#health', 'staff')).toBe('health');
  expect(sectionOf('#recent', 'staff')).toBe('recent');
  expect(sectionOf('', 'staff')).toBe('redeem');
  expect(sectionOf('#nowhere', 'staff')).toBe('redeem');
});

it('leads a brand to its offers, and nowhere else', () => {
  expect(sectionOf('#changes', 'brand')).toBe('changes');
  expect(sectionOf('#redeem', 'brand')).toBe('offers');
});
