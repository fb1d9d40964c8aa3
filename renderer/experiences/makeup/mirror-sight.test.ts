import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropFor, follow, toPicture, type Crop } from './framing.ts';
import { isFacing, seenAt, tell, type Told } from './presence.ts';
import { CHOOSES } from '../../vision/tracker/nearest.ts';
import { moved, sidesOf } from './split.ts';
import { verdict, VOTES, type Answer } from './tone-vote.ts';

const size = fc.record({
  width: fc.integer({ min: 160, max: 1920 }),
  height: fc.integer({ min: 160, max: 1920 }),
});

describe('what of the picture the glass shows', () => {
  it('never leaves the picture, and has the shape of the glass', () => {
    fc.assert(
      fc.property(
        size,
        size,
        fc.option(
          fc.record({
            x: fc.integer({ min: -100, max: 2000 }),
            y: fc.integer({ min: -100, max: 2000 }),
            width: fc.integer({ min: 5, max: 2500 }),
          }),
        ),
        (picture, glass, face) => {
          const crop = cropFor(picture, glass, face);
          expect(crop.x).toBeGreaterThanOrEqual(0);
          expect(crop.y).toBeGreaterThanOrEqual(0);
          expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-9);
          const shape = (crop.width * picture.width) / (crop.height * picture.height);
          expect(shape / (glass.width / glass.height)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('comes nearer for a small face, and stands still for a near one', () => {
    const picture = { width: 1280, height: 720 };
    const glass = { width: 952, height: 900 };
    const all = cropFor(picture, glass, null);
    const near = cropFor(picture, glass, { x: 640, y: 360, width: 320 });
    const far = cropFor(picture, glass, { x: 640, y: 360, width: 150 });
    expect(near.width).toBeCloseTo(all.width, 6);
    expect(far.width).toBeLessThan(all.width * 0.7);
  });

  it('stays while the face moves a little, glides after it when it goes, and arrives', () => {
    const at = (x: number): Crop => ({ x, y: 0.2, width: 0.5, height: 0.5 });
    let framing = follow(null, at(0.1), 33);
    expect(follow(framing, at(0.14), 33).crop).toEqual(at(0.1));
    const first = follow(framing, at(0.4), 33);
    expect(first.crop.x).toBeGreaterThan(0.1);
    expect(first.crop.x).toBeLessThan(0.2);
    for (let i = 0; i < 200; i += 1) framing = follow(framing, at(0.4), 33);
    expect(framing.gliding).toBe(false);
    expect(framing.crop.x).toBeCloseTo(0.4, 1);
  });
});

describe('before and after', () => {
  const look = { lips: { colour: [40, 50, 30], finish: 'satin', intensity: 1 } } as const;
  const crop = { x: 0.2, y: 0, width: 0.6, height: 1 };

  it('has before on the left of the glass, turned or not', () => {
    expect(sidesOf(look, 0.25, crop, false)).toEqual({ left: {}, right: look, at: 0.2 + 0.15 });
    const turned = sidesOf(look, 0.25, crop, true);
    expect(turned).toMatchObject({ left: look, right: {} });
    expect(turned.at).toBeCloseTo(0.2 + 0.45, 9);
    expect(toPicture(crop, 0.25, true)).toBeCloseTo(turned.at, 9);
  });

  it('is all before at one end, all after at the other, and without a line', () => {
    for (const mirror of [true, false]) {
      expect(sidesOf(look, 1, crop, mirror)).toEqual({ left: {}, right: {}, at: 0 });
      expect(sidesOf(look, 0, crop, mirror)).toEqual({ left: {}, right: look, at: 0 });
      expect(sidesOf(look, null, crop, mirror)).toEqual({ left: {}, right: look, at: 0 });
    }
  });

  it('stops at both ends', () => {
    expect([moved(0.95, 0.1), moved(0.05, -0.1), moved(0.5, 0.1)]).toEqual([1, 0, 0.6]);
  });
});

describe('what is told of whoever stands there', () => {
  it('tells a far face from a near one and from nobody', () => {
    expect([seenAt(null), seenAt(40), seenAt(160)]).toEqual(['nobody', 'far', 'near']);
  });

  it('asks the skin only of who looks into the mirror', () => {
    expect([0.5, 0.6, 0.4, 0.7, 0.2].map(isFacing)).toEqual([true, true, true, false, false]);
  });

  it('says nothing for a blink, and good news at once', () => {
    let told: Told | null = tell(null, 'near', 0);
    told = tell(told, 'nobody', 100);
    expect(told.said).toBe('near');
    told = tell(told, 'near', 200);
    told = tell(told, 'nobody', 300);
    expect(tell(told, 'nobody', 900).said).toBe('near');
    told = tell(told, 'nobody', 1_001);
    expect(told.said).toBe('nobody');
    expect(tell(told, 'near', 1_010).said).toBe('near');
  });
});

describe('the first pictures', () => {
  it('ask nobody to come before a tracker can have told of who is there', () => {
    let told: Told | null = null;
    for (let i = 0; i < CHOOSES; i += 1) {
      told = tell(told, 'nobody', i * 900);
      expect(told.said).toBeNull();
    }
    expect(tell(told, 'far', CHOOSES * 900).said).toBe('far');
    expect(tell(told, 'near', CHOOSES * 900).said).toBe('near');
    expect(tell(told, 'nobody', CHOOSES * 900).said).toBe('nobody');
  });

  it('wait for a moment where they come quickly', () => {
    let told: Told | null = null;
    for (let at = 0; at < 700; at += 30) told = tell(told, 'nobody', at);
    expect(told?.said).toBeNull();
    expect(tell(told, 'nobody', 720).said).toBe('nobody');
  });
});

describe('the undertone', () => {
  it('is what most pictures say, once enough were asked', () => {
    const votes = (answer: Answer, count: number) => Array.from({ length: count }, () => answer);
    expect(verdict(votes('warm', VOTES - 1))).toBeNull();
    expect(verdict([...votes('light', 2), ...votes('warm', VOTES - 2)])).toBe('warm');
    expect(verdict(votes('unseen', VOTES))).toBe('unseen');
  });
});
