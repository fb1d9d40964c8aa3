import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, labOf, labOfHex, rgbOf, type Lab } from './colour.ts';

const channel = integer({ min: 0, max: 255 });

describe('Lab', () => {
  it('agrees with the published values of the primaries', () => {
    const near = (lab: Lab, want: Lab) =>
      lab.forEach((value, i) => expect(value).toBeCloseTo(want[i] ?? Number.NaN, 1));
    near(labOf(255, 0, 0), [53.24, 80.09, 67.2]);
    near(labOf(0, 255, 0), [87.74, -86.18, 83.18]);
    near(labOf(0, 0, 255), [32.3, 79.19, -107.86]);
    near(labOfHex('#ffffff'), [100, 0, 0]);
    near(labOfHex('#000000'), [0, 0, 0]);
  });

  it('leads back to the very pixel, whatever it was', () => {
    assert(
      property(tuple(channel, channel, channel), (rgb) => {
        expect(rgbOf(labOf(...rgb)).map(Math.round)).toEqual(rgb);
      }),
    );
  });
});

describe('the difference of two colours', () => {
  /** Sharma, Wu, Dalal: "The CIEDE2000 color-difference formula", table 1; those that catch the usual slips. */
  it.each<[Lab, Lab, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('of %j and %j is %d', (one, other, want) => {
    expect(difference(one, other)).toBeCloseTo(want, 4);
    expect(difference(other, one)).toBeCloseTo(want, 4);
  });
});
