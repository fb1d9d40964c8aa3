import { expect, it } from 'vitest';
import { settled } from './standing.ts';

it('tells good news at once and bad news when it lasts', () => {
  const settle = settled();
  expect(settle('ready', 0)).toBe('ready');
  expect(settle('nobody', 100)).toBeNull();
  expect(settle('ready', 200)).toBeNull();
  expect(settle('back', 300)).toBeNull();
  expect(settle('back', 900)).toBeNull();
  expect(settle('back', 1_001)).toBe('back');
  expect(settle('back', 1_100)).toBeNull();
});

it('tells of somebody missing only where nobody has come for a while', () => {
  const settle = settled();
  expect(settle('nobody', 0)).toBeNull();
  expect(settle('nobody', 800)).toBe('nobody');
});
