import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';

const usual = { diagonalInches: 43, lowerEdgeMm: 734 };

describe('measure', () => {
  it('lays the reference canvas one to one on a full-HD portrait screen', () => {
    const at = measure({ width: 1080, height: 1920 }, usual);
    expect(at).toMatchObject({ orientation: 'portrait', zoom: 1, width: 1080, height: 1920 });
    expect(at.mm).toBeCloseTo(2.017, 2);
    expect(at.reachTop).toBeCloseTo(940, -1);
  });

  it('scales as a whole on 4K and keeps physical sizes', () => {
    const at = measure({ width: 2160, height: 3840 }, usual);
    expect(at.zoom).toBe(2);
    expect(at.mm).toBeCloseTo(2.017, 2);
  });

  it('fills a window of another shape instead of leaving bars', () => {
    const at = measure({ width: 1200, height: 1920 }, usual);
    expect(at.zoom).toBe(1);
    expect(at.width).toBe(1200);
    expect(measure({ width: 1920, height: 1200 }, usual)).toMatchObject({
      orientation: 'landscape',
      width: 1920,
      height: 1200,
    });
  });

  it('keeps the line of reach on the glass, however high or low the screen hangs', () => {
    expect(
      measure({ width: 1080, height: 1920 }, { diagonalInches: 43, lowerEdgeMm: 2000 }).reachTop,
    ).toBe(1920);
    expect(
      measure({ width: 1080, height: 1920 }, { diagonalInches: 32, lowerEdgeMm: 0 }).reachTop,
    ).toBe(0);
  });

  it('tells a screen that hangs too high for the usual layout', () => {
    const hung = (lowerEdgeMm: number) =>
      measure({ width: 1080, height: 1920 }, { diagonalInches: 43, lowerEdgeMm }).reach;
    expect([hung(300), hung(900), hung(1_000)]).toEqual(['full', 'full', 'low']);
  });

  it('gives larger millimetres on smaller glass', () => {
    const small = measure({ width: 1080, height: 1920 }, { diagonalInches: 32, lowerEdgeMm: 0 });
    expect(small.mm).toBeCloseTo(2.711, 2);
  });
});
