import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  garmentShape,
  otherSide,
  pointsOf,
  type GarmentShape,
} from '../../../preload/contract/index.ts';
import { templateOf } from '../../../preload/flat-lay/template.ts';
import { draftOf, middleOf, moved, piecesOf, stepped, undone } from './draft.ts';

const CUTS = ['top', 'outerwear', 'dress', 'skirt', 'trousers'] as const;
const field = { width: 100, height: 120, on: new Uint8Array(12_000).fill(1) };
const shapes: readonly GarmentShape[] = CUTS.map((cut) => templateOf(cut, field));
const shape = fc.constantFrom(...shapes);
const place = fc.tuple(
  fc.double({ min: -2, max: 3, noNaN: true }),
  fc.double({ min: -2, max: 3, noNaN: true }),
);

describe('a garment being corrected', () => {
  it('keeps every point within its picture, and moves no other', () => {
    fc.assert(
      fc.property(shape, fc.nat(), place, (one, n, to) => {
        const names = [...pointsOf(one).keys()];
        const name = names[n % names.length] ?? '';
        const next = moved(one, name, to, false);
        expect(garmentShape.safeParse(next).success).toBe(true);
        for (const [other, point] of pointsOf(one))
          expect(pointsOf(next).get(other)).toEqual(
            other === name ? pointsOf(next).get(name) : point,
          );
      }),
    );
  });

  it('moves both sides alike where that is wanted', () => {
    const top = shapes[0] as GarmentShape;
    const next = moved(top, 'sleeves.left.out', [0.1, 0.5], true);
    const points = pointsOf(next);
    expect(points.get('sleeves.left.out')).toEqual([0.1, 0.5]);
    const [x, y] = points.get('sleeves.right.out') ?? [0, 0];
    expect(x).toBeCloseTo(2 * middleOf(top) - 0.1, 3);
    expect(y).toBe(0.5);
    const trousers = shapes[4] as GarmentShape;
    expect(pointsOf(moved(trousers, 'crotch', [0.4, 0.4], true)).get('crotch')).toEqual([0.4, 0.4]);
  });

  it('goes back step by step to where it began', () => {
    fc.assert(
      fc.property(shape, fc.array(place, { maxLength: 12 }), (one, places) => {
        const [name = ''] = pointsOf(one).keys();
        let draft = draftOf(one);
        for (const to of places) draft = stepped(draft, moved(draft.shape, name, to, true));
        for (const _step of places) draft = undone(draft);
        expect(draft).toEqual(draftOf(one));
      }),
    );
  });

  it('has each of its points on the way around a piece of cloth, and knows the other side of each', () => {
    for (const one of shapes) {
      const names = [...pointsOf(one).keys()];
      expect(new Set(piecesOf(one).flat())).toEqual(new Set(names));
      for (const name of names) {
        expect(names).toContain(otherSide(name));
        expect(otherSide(otherSide(name))).toBe(name);
      }
    }
  });
});
