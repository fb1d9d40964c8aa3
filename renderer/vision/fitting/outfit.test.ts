import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  coat,
  everyCut,
  shirt,
  skirt,
  slip,
  trousers,
} from '../../../tests/fakes/flat-garments.ts';
import { isTucked, NOTHING_WORN, putOn, wornIn } from './outfit.ts';

it('wears the piece put on last, and never a dress with something below it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...everyCut), { minLength: 1 }), (pieces) => {
      const outfit = pieces.reduce(putOn, NOTHING_WORN);
      expect(wornIn(outfit)).toContain(pieces.at(-1));
      expect(outfit.upper?.shape.cut === 'dress' && outfit.lower !== null).toBe(false);
    }),
  );
});

it('keeps the rest on when a coat goes over it', () => {
  const outfit = [shirt, trousers, coat].reduce(putOn, NOTHING_WORN);
  expect(wornIn(outfit)).toEqual([shirt, trousers, coat]);
});

it('tucks a top into a skirt, and lets it hang over trousers', () => {
  expect(isTucked([shirt, skirt].reduce(putOn, NOTHING_WORN))).toBe(true);
  expect(isTucked([shirt, trousers].reduce(putOn, NOTHING_WORN))).toBe(false);
  expect(isTucked([slip, skirt].reduce(putOn, NOTHING_WORN))).toBe(false);
});
