import { expect, it } from 'vitest';
import { shirt } from '../../../tests/fakes/flat-garments.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import { openFitter } from './fitter.ts';
import { NOTHING_WORN, putOn } from './outfit.ts';

const { middle, top } = STICK;
const outfit = putOn(NOTHING_WORN, shirt);
const BLANK = {
  width: STICK.width,
  height: STICK.height,
  data: new Uint8ClampedArray(STICK.width * STICK.height * 4),
};
const nobody = { landmarks: [], mask: null };
const turned = stickPerson({ joints: { 11: [middle + 28, top], 12: [middle - 28, top] } });

it('says why where nobody can be dressed, and dresses who can', () => {
  const fitter = openFitter();
  expect(fitter.fit(nobody, BLANK, outfit, 0)).toBe('nobody');
  expect(fitter.fit(stickPerson(), BLANK, outfit, 66)).toMatchObject({ pieces: { length: 3 } });
});

it('keeps the size of a wearer who turns, and takes who comes later for somebody else', () => {
  const fitter = openFitter();
  for (let i = 0; i < 10; i++) fitter.fit(stickPerson(), BLANK, outfit, i * 66);
  const known = fitter.fit(turned, BLANK, outfit, 700);
  expect(typeof known === 'string' ? 0 : known.body.span).toBeGreaterThan(74);
  fitter.fit(nobody, BLANK, outfit, 3_000);
  const other = fitter.fit(turned, BLANK, outfit, 3_066);
  // Of somebody not seen from the front yet, the shoulders are as wide as they look, or as the trunk has at least.
  expect(typeof other === 'string' ? 99 : other.body.span).toBeLessThan(66);
});

it('does not take a wearer for narrower whose arm is raised and has its shoulder with it', () => {
  const fitter = openFitter();
  for (let i = 0; i < 10; i++) fitter.fit(stickPerson(), BLANK, outfit, i * 66);
  const before = fitter.fit(stickPerson(), BLANK, outfit, 660);
  const raised = stickPerson({
    joints: { 12: [middle - 31, top - 4], 14: [middle - 92, top - 8], 16: [middle - 96, top - 60] },
  });
  for (let i = 0; i < 60; i++) fitter.fit(raised, BLANK, outfit, 726 + i * 66);
  const after = fitter.fit(stickPerson(), BLANK, outfit, 4_752);
  const span = (one: typeof after) => (typeof one === 'string' ? 0 : one.body.span);
  expect(span(after)).toBeGreaterThan(0.98 * span(before));
});
