import { expect, it } from 'vitest';
import type { Site } from '../../preload/contract/index.ts';
import { firstMotion, isAt, placedOf, spotsOf, type Reader } from './places.ts';

const reader: Reader = {
  device: 'reader-1',
  antennas: [
    { antenna: 1, zone: 'mirror' },
    { antenna: 2, zone: 'shelf' },
  ],
  placed: [{ sku: 'A', epc: '30AABBCC', antenna: 2, motion: 'still' }],
  cable: 'plugged',
  clockOffsetMs: 0,
};
const site = {
  screens: [{ id: 'entrance', zones: ['mirror'] }],
} as unknown as Site;

it('makes a spot of every antenna, with the screen that looks at it', () => {
  const [mirror, shelf, ...more] = spotsOf([reader], site);
  expect(mirror).toMatchObject({ antenna: 1, zone: 'mirror', screen: { id: 'entrance' } });
  expect(shelf).toMatchObject({ antenna: 2, zone: 'shelf', screen: null });
  expect(more).toEqual([]);
  expect(spotsOf([reader], undefined).every((spot) => spot.screen === null)).toBe(true);
});

it('tells spots of one screen apart', () => {
  const wide = { screens: [{ id: 'entrance', zones: ['mirror', 'shelf'] }] } as unknown as Site;
  expect(spotsOf([reader], wide).map(({ shared }) => shared)).toEqual([true, true]);
  expect(spotsOf([reader], site)[0]?.shared).toBe(false);
});

it('holds a garment up before a screen and lays it on a shelf', () => {
  expect(spotsOf([reader], site).map(firstMotion)).toEqual(['held', 'still']);
});

it('knows where a garment is', () => {
  const [placed] = placedOf([reader]);
  const spots = spotsOf([reader], site);
  expect(spots.map((spot) => placed && isAt(placed, spot))).toEqual([false, true]);
});
