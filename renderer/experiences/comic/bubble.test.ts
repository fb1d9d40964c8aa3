import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpeakerFace } from '../../vision/comic/speakers.ts';
import { placeBubble, shapesOf, type Bubble, type Size } from './bubble.ts';

const EDGE = 520;
const WIDE: Size = { width: 290, height: 66 };
const TALL: Size = { width: 180, height: 106 };

/** A face with its mouth where mouths are, its middle at `x`, `y`; in parts of the panel. */
const face = (x: number, y: number, width: number): SpeakerFace => ({
  box: { x: x - width / 2, y: y - width / 2, width, height: width },
  mouth: { x, y: y + width * 0.25 },
});

type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
const inPanel = ({ box }: SpeakerFace): Rect => ({
  x: box.x * EDGE,
  y: box.y * EDGE,
  width: box.width * EDGE,
  height: box.height * EDGE,
});
const rectOf = ({ left, top, width, height }: Bubble): Rect => ({ x: left, y: top, width, height });
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How far the tail points past the mouth, in pixels. */
const missed = ({ tail }: Bubble, { mouth }: SpeakerFace): number => {
  if (!tail) return Infinity;
  const root = {
    x: (tail.root[0].x + tail.root[1].x) / 2,
    y: (tail.root[0].y + tail.root[1].y) / 2,
  };
  const [dx, dy] = [tail.tip.x - root.x, tail.tip.y - root.y];
  const [mx, my] = [mouth.x * EDGE - root.x, mouth.y * EDGE - root.y];
  // Ahead of it, and not behind.
  if (dx * mx + dy * my <= 0) return Infinity;
  return Math.abs(dx * my - dy * mx) / Math.hypot(dx, dy);
};

const place = (faces: readonly SpeakerFace[], shapes = [WIDE, TALL]) =>
  placeBubble(shapes, faces, EDGE);

describe('a bubble', () => {
  it('points at the mouth of whoever is in the panel, from beside or below', () => {
    const speaker = face(0.5, 0.25, 0.2);
    const bubble = place([speaker]);
    expect(missed(bubble, speaker)).toBeLessThan(2);
    expect(overlap(rectOf(bubble), inPanel(speaker))).toBe(false);
  });

  it('leaves the tip of its tail before the face, and near it', () => {
    const speaker = face(0.5, 0.25, 0.2);
    const { tail } = place([speaker]);
    const { x, y, width, height } = inPanel(speaker);
    const tip = tail?.tip ?? { x: 0, y: 0 };
    const away = Math.hypot(
      Math.max(x - tip.x, 0, tip.x - x - width),
      Math.max(y - tip.y, 0, tip.y - y - height),
    );
    expect(away).toBeGreaterThan(0);
    expect(away).toBeLessThan(0.1 * EDGE);
  });

  it('is spoken by the nearest of two, and covers neither', () => {
    const [near, far] = [face(0.68, 0.35, 0.24), face(0.25, 0.3, 0.12)];
    for (const faces of [
      [near, far],
      [far, near],
    ]) {
      const bubble = place(faces);
      expect(missed(bubble, near)).toBeLessThan(2);
      for (const one of faces) expect(overlap(rectOf(bubble), inPanel(one))).toBe(false);
    }
  });

  it('is a caption without a tail where nobody is seen to speak', () => {
    const bubble = place([]);
    expect(bubble.tail).toBeNull();
    expect(bubble.shape).toBe(0);
    // Heads are in the upper half of what a camera sees.
    expect(bubble.top).toBeGreaterThan(EDGE / 2);
  });

  it('has no tail where the face is too near to leave room for one', () => {
    const huge: SpeakerFace = face(0.5, 0.5, 0.98);
    const { tail, ...bubble } = place([huge]);
    expect(tail).toBeNull();
    // What it has to cover is not the mouth.
    expect(overlap(rectOf({ ...bubble, tail }), { x: 230, y: 370, width: 60, height: 40 })).toBe(
      false,
    );
  });

  const someFace = fc
    .tuple(
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.double({ min: 0.06, max: 0.45, noNaN: true }),
    )
    .map(([x, y, width]) => face(x, y, width));

  it('stays in its panel whoever is in it', () => {
    fc.assert(
      fc.property(fc.array(someFace, { maxLength: 4 }), (faces) => {
        const { left, top, width, height, tail } = place(faces);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(EDGE);
        for (const { x, y } of tail ? [tail.tip, ...tail.root] : []) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThanOrEqual(EDGE);
        }
      }),
    );
  });

  it('never covers the one face of a panel', () => {
    fc.assert(
      fc.property(someFace, (speaker) => {
        expect(overlap(rectOf(place([speaker])), inPanel(speaker))).toBe(false);
      }),
    );
  });

  it('points at the mouth of everybody who stands in the panel with room around', () => {
    const at = fc.double({ min: 0.25, max: 0.75, noNaN: true });
    const wide = fc.double({ min: 0.06, max: 0.35, noNaN: true });
    fc.assert(
      fc.property(at, at, wide, (x, y, width) => {
        const speaker = face(x, y, width);
        expect(missed(place([speaker]), speaker)).toBeLessThan(2);
      }),
    );
  });

  it('covers no face of two who stand side by side', () => {
    const side = fc.double({ min: 0.08, max: 0.22, noNaN: true });
    const high = fc.double({ min: 0.15, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(side, side, high, high, (one, other, oneY, otherY) => {
        const faces = [face(0.28, oneY, one), face(0.72, otherY, other)];
        const bubble = place(faces);
        for (const each of faces) expect(overlap(rectOf(bubble), inPanel(each))).toBe(false);
      }),
    );
  });
});

describe('words in a bubble', () => {
  it.each([
    ['今天，遇见它。', [['今天，', '遇见它。']]],
    ['背面也好看。', [['背面也', '好看。']]],
    [
      'What do you think?',
      [
        ['What do', 'you think?'],
        ['What', 'do you', 'think?'],
      ],
    ],
  ])('%s may stand in more lines that break between words', (text, lines) => {
    expect(shapesOf(text)).toEqual([[text], ...lines]);
  });
  it('stay one line where there is nothing to break', () => {
    expect(shapesOf('耶！')).toEqual([['耶！']]);
    expect(shapesOf('Yay!')).toEqual([['Yay!']]);
  });
});
