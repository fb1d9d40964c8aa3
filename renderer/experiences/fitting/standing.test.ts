import { expect, it } from 'vitest';
import { CHOOSES } from '../../vision/tracker/nearest.ts';
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
  expect(settle('ready', 0)).toBe('ready');
  expect(settle('nobody', 100)).toBeNull();
  expect(settle('nobody', 900)).toBe('nobody');
});

it('asks nobody to come before a tracker can have told of who is there, however long its first pictures take', () => {
  const settle = settled();
  // One that begins tells of nobody while it chooses whom to follow.
  for (let i = 0; i < CHOOSES; i += 1) expect(settle('nobody', i * 900)).toBeNull();
  expect(settle('ready', CHOOSES * 900)).toBe('ready');

  const empty = settled();
  for (let i = 0; i < CHOOSES; i += 1) expect(empty('nobody', i * 900)).toBeNull();
  expect(empty('nobody', CHOOSES * 900)).toBe('nobody');
});

it('still waits for a moment where the first pictures come quickly', () => {
  const settle = settled();
  for (let at = 0; at < 700; at += 30) expect(settle('nobody', at)).toBeNull();
  expect(settle('nobody', 720)).toBe('nobody');
});
