import { expect, it } from 'vitest';
import { STANDING, STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { bodyOf, type Body } from './body.ts';
import { apart } from './geometry.ts';

const { width, height, span, middle, top } = STICK;
const see = (...given: Parameters<typeof stickPerson>) =>
  bodyOf(stickPerson(...given), width, height, null);
const body = (...given: Parameters<typeof stickPerson>): Body => {
  const seen = see(...given);
  if (typeof seen === 'string') throw new Error(seen);
  return seen;
};

it('finds the wearer, left and right as the picture has them', () => {
  const found = body();
  expect(found.shoulder.left[0]).toBeLessThan(found.shoulder.right[0]);
  expect(found.span).toBeCloseTo(span, -0.5);
  expect(found.facing).toBeGreaterThan(0.93);
});

it('says why nobody can be dressed', () => {
  expect(bodyOf({ landmarks: [], mask: null }, width, height, null)).toBe('nobody');
  const swapped = Object.fromEntries(
    Object.entries(STANDING).map(([i, [x, y]]) => [i, [2 * middle - x, y] as const]),
  );
  expect(see({ joints: swapped })).toBe('turn');
  expect(see({ joints: { 11: [middle + 8, top], 12: [middle - 8, top] } })).toBe('turn');
  expect(see({ joints: { 11: [width + 20, top] } })).toBe('back');
  const far = Object.fromEntries(
    Object.entries(STANDING).map(([i, [x, y]]) => [
      i,
      [middle + (x - middle) * 0.2, 200 + (y - 200) * 0.2] as const,
    ]),
  );
  expect(see({ joints: far })).toBe('closer');
});

it('puts legs that are out of the picture below the hips, a pair of legs long', () => {
  const found = body({ hidden: [25, 26, 27, 28] });
  expect(found.legsSeen).toBe(false);
  const seen = body();
  expect(apart(found.ankle.left, seen.ankle.left)).toBeLessThan(0.25 * span);
  expect(found.knee.left[0]).toBeLessThan(found.knee.right[0]);
});

it('hangs hips that are out of the picture below the shoulders', () => {
  const found = body({ hidden: [23, 24, 25, 26, 27, 28] });
  expect(found.hipsSeen).toBe(false);
  expect(apart(found.hip.left, body().hip.left)).toBeLessThan(0.2 * span);
});

it('keeps the measure of a wearer who turns, once it knows their build', () => {
  const turned = { 11: [middle + 28, top], 12: [middle - 28, top] } as const;
  const known = bodyOf(stickPerson({ joints: turned }), width, height, { spanOfTrunk: 1 / 1.32 });
  expect(known).toMatchObject({ facing: expect.closeTo(0.7, 1), span: expect.closeTo(span, -0.5) });
});

it('knows a forearm before the body from one beside or behind it', () => {
  expect(body({ near: [15], behind: [16] }).armInFront).toEqual({ left: false, right: true });
  expect(body({ near: [15], hidden: [15] }).armInFront.right).toBe(false);
});

it('takes somebody who comes turned for as wide as their depth says, and a raised arm for no turn', () => {
  const seen = body().span;
  expect(body({ near: [11, 23] }).span).toBeGreaterThan(1.06 * seen);
  expect(body({ near: [11] }).span).toBeCloseTo(seen, 1);
});

it('takes somebody first seen with an arm raised for wider than their shoulders look, and knows others better', () => {
  // The arm takes its shoulder along.
  const raised = {
    12: [middle - 0.46 * span, top - 0.08 * span],
    14: [middle - 100, top - 10],
    16: [middle - 120, 60],
  } as const;
  const hanging = body().span;
  const first = body({ joints: raised });
  expect(first.span / apart(first.shoulder.left, first.shoulder.right)).toBeGreaterThan(1.02);
  expect(first.span / hanging).toBeCloseTo(1, 1);
  expect(first.across[1]).toBeCloseTo(0, 1);
  const known = bodyOf(stickPerson({ joints: raised }), width, height, { spanOfTrunk: 1 / 1.32 });
  expect(known).toMatchObject({ span: expect.closeTo(hanging, 0) });
});

it('knows shoulders above which both arms are straight up for wider and lower than they are seen', () => {
  const joints = {
    11: [middle + 0.4 * span, top - 0.1 * span],
    12: [middle - 0.4 * span, top - 0.1 * span],
    13: [middle + 0.5 * span, top - 0.76 * span],
    14: [middle - 0.5 * span, top - 0.76 * span],
    15: [middle + 0.55 * span, top - 1.4 * span],
    16: [middle - 0.55 * span, top - 1.4 * span],
  } as const;
  const raised = body({ joints });
  expect(raised.span / span).toBeGreaterThan(0.95);
  expect(raised.span / span).toBeLessThan(1.05);
  expect(raised.facing).toBeGreaterThan(0.97);
  expect(raised.shoulder.right[0]).toBeGreaterThan(middle + 0.44 * span);
  expect(raised.shoulder.right[1]).toBeGreaterThan(top - 0.06 * span);
});
