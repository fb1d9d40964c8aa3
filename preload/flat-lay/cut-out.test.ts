import { describe, expect, test } from 'vitest';
import { cutOut } from './cut-out.ts';
import type { Mask } from './outline.ts';
import { blank, type Picture } from './picture.ts';
import { drawTop, lay, photograph } from './testing.ts';

const TEE = lay(
  drawTop({
    neck: 40,
    shoulder: 90,
    drop: 30,
    slope: 20,
    armpit: 120,
    hem: 88,
    long: 300,
    spread: 45,
    sleeve: 120,
    cuff: 56,
  }),
  3,
);
const RED = [168, 30, 40] as const;
const PAPER = [226, 222, 214] as const;
const plain = { cloth: RED, paper: PAPER, light: 24, grain: 3 };

/** How much of two masks is in both, of what is in either; the one is the garment with room around it. */
const alike = (found: Mask, truth: Mask): number => {
  const boxOf = ({ width, on }: Mask) => {
    const at = [...on.keys()].filter((i) => on[i] === 1);
    const xs = at.map((i) => i % width);
    const ys = at.map((i) => Math.floor(i / width));
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
  };
  const [a, b] = [boxOf(found), boxOf(truth)];
  let [both, either] = [0, 0];
  for (let y = 0; y <= Math.max(a.bottom - a.top, b.bottom - b.top); y++)
    for (let x = 0; x <= Math.max(a.right - a.left, b.right - b.left); x++) {
      const p = found.on[(y + a.top) * found.width + x + a.left] ?? 0;
      const q = truth.on[(y + b.top) * truth.width + x + b.left] ?? 0;
      both += p & q;
      either += p | q;
    }
  return both / either;
};

const found = (picture: Picture) => {
  const cut = cutOut(picture);
  if (typeof cut === 'string') throw new Error(cut);
  return cut;
};

describe('a garment on a plain background', () => {
  test.each([
    ['red on paper, lit from one side', plain],
    ['grey on paper, grainy', { ...plain, cloth: [150, 150, 152] as const, grain: 6 }],
    [
      'black on wood brown',
      { ...plain, cloth: [24, 24, 26] as const, paper: [150, 110, 74] as const },
    ],
    [
      'cream on grey',
      { ...plain, cloth: [240, 234, 220] as const, paper: [186, 188, 190] as const },
    ],
  ])('%s is cut out whole', (_name, look) => {
    expect(alike(found(photograph(TEE.mask, look)).mask, TEE.mask)).toBeGreaterThan(0.985);
  });

  test('leaves a soft edge in its own colour, with nothing of the paper in it', () => {
    const { data } = found(photograph(TEE.mask, plain)).picture;
    const greens: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      const alpha = data[i + 3] ?? 0;
      if (alpha >= 40 && alpha <= 215) greens.push(data[i + 1] ?? 0);
    }
    expect(greens.length).toBeGreaterThan(200);
    // A mixture with the paper would be paler by half: 126.
    const paler = greens.filter((green) => green > 70).length;
    expect(paler / greens.length).toBeLessThan(0.02);
  });

  test('shows through between a sleeve and the body, and not through its own white print', () => {
    const long = drawTop({
      neck: 40,
      shoulder: 90,
      drop: 30,
      slope: 20,
      armpit: 120,
      hem: 130,
      long: 330,
      spread: 14,
      sleeve: 240,
      cuff: 30,
    });
    const { mask } = lay(long, 0);
    const { width } = mask;
    const on = Uint8Array.from(mask.on);
    const middle = Math.round(width / 2);
    // A hand in a pocket: the sleeve's end lies on the body and closes a gap.
    const hole = { x0: middle - 128, x1: middle - 102, y0: 175, y1: 205 };
    for (let y = 90; y < 300; y++)
      for (let x = middle - 160; x < middle + 160; x++) on[y * width + x] = 1;
    for (let y = hole.y0; y < hole.y1; y++)
      for (let x = hole.x0; x < hole.x1; x++) on[y * width + x] = 0;
    const picture = photograph({ ...mask, on }, plain);
    // A print as white as paper in the middle of the chest, which fades into the cloth.
    for (let y = 140; y < 200; y++)
      for (let x = middle - 20; x < middle + 20; x++) picture.data.set(PAPER, (y * width + x) * 4);
    const { mask: cut } = found(picture);
    /** Pixels below the neck that are open, aside and in the middle. */
    const open = { aside: 0, middle: 0 };
    for (let y = Math.round(0.3 * cut.height); y < 0.8 * cut.height; y++) {
      const row = cut.on.subarray(y * cut.width, (y + 1) * cut.width);
      for (let x = row.indexOf(1); x > 0 && x < row.lastIndexOf(1); x++)
        if (row[x] === 0) open[Math.abs(x - cut.width / 2) < 30 ? 'middle' : 'aside']++;
    }
    expect(open.aside).toBeGreaterThan(300);
    expect(open.middle).toBe(0);
  });
});

describe('a picture that gives no garment', () => {
  const paper = (
    width: number,
    height: number,
    paint: (x: number, y: number) => readonly number[],
  ) => {
    const picture = blank(width, height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) picture.data.set([...paint(x, y), 255], (y * width + x) * 4);
    return picture;
  };
  const inside = (x: number, y: number, l: number, t: number, r: number, b: number) =>
    x >= l && x < r && y >= t && y < b;

  test.each([
    [
      'background-not-plain',
      paper(300, 300, (x, y) => (((x >> 4) + (y >> 4)) % 2 ? [230, 230, 230] : [60, 90, 60])),
    ],
    ['touches-border', paper(300, 300, (x, y) => (inside(x, y, 80, 60, 220, 300) ? RED : PAPER))],
    [
      'garment-too-small',
      paper(300, 300, (x, y) => (inside(x, y, 140, 140, 170, 170) ? RED : PAPER)),
    ],
    ['nothing-found', paper(300, 300, () => PAPER)],
    ['picture-too-small', paper(100, 300, (x, y) => (inside(x, y, 20, 60, 80, 240) ? RED : PAPER))],
    [
      'too-like-background',
      paper(600, 600, (x, y) =>
        inside(x, y, 120, 80, 480, 520) && (y % 24 < 12 || (x > 280 && x < 300)) ? RED : PAPER,
      ),
    ],
  ])('is refused: %s', (why, picture) => {
    expect(cutOut(picture)).toBe(why);
  });
});
