import { describe, expect, it } from 'vitest';
import { seededRandom } from '../demo/seeded-random.ts';
import { STICK, stickPerson } from '../../../tests/fakes/stick-person.ts';
import type { Mask } from '../tracker/kinds.ts';
import { bodyOf } from './body.ts';
import { hairAt, openHairFinder, type Hair } from './hair.ts';

const { width, height, span, top, middle } = STICK;
type Colour = readonly [r: number, g: number, b: number];
type Painted = {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly worn: Colour;
  /** Over both shoulders, to the chest. */
  readonly isLong: boolean;
  /** Something else in this colour, printed on the chest. */
  readonly print?: Colour;
};

const found = stickPerson();
const standing = bodyOf(found, width, height, null);
if (typeof standing === 'string' || !standing.head) throw new Error('nobody');
const body = standing;
const { centre, wide, tall } = standing.head;

const BLOND: Colour = [196, 160, 98];
const BLACK: Colour = [28, 22, 20];
const WHITE: Colour = [226, 224, 220];
const RED: Colour = [168, 34, 42];
const LIGHT: Colour = [232, 196, 170];
const DEEP: Colour = [112, 72, 50];

/** What is at a place of somebody who stands as the stick person does. */
const partAt = (x: number, y: number, { isLong, print }: Painted) => {
  const aside = Math.abs(x - centre[0]) / wide;
  const above = (centre[1] - y) / tall;
  const out = Math.abs(x - middle) / span;
  const down = (y - top) / span;
  if (isLong && aside > 0.85 && out < 0.55 && above < 0.5 && down < 0.5) return 'hair';
  if (Math.hypot(aside, above) < 1) return above > 0.5 || aside > 0.88 ? 'hair' : 'skin';
  if (print && out < 0.1 && down > 0.35 && down < 0.45) return 'print';
  if (down > 0 && down < 1.4 && out < 0.5) return 'worn';
  if (out < 0.16 && down <= 0 && above < 0) return 'skin';
  return null;
};

const paint = (one: Painted, noise: () => number = () => 0) => {
  const data = new Uint8ClampedArray(width * height * 4);
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const part = partAt(x + 0.5, y + 0.5, one);
      const colour: Colour | undefined = part === null ? [210, 205, 198] : one[part];
      const at = y * width + x;
      if (part) values[at] = 255;
      for (let c = 0; c < 3; c += 1) data[at * 4 + c] = (colour?.[c] ?? 0) + noise();
    }
  const mask: Mask = { width, height, values };
  return { picture: { width, height, data }, mask };
};

const valueAt = (hair: Hair | null, x: number, y: number): number => {
  if (!hair) return 0;
  const column = Math.floor((x - hair.left) / hair.cell);
  const row = Math.floor((y - hair.top) / hair.cell);
  const isIn = column >= 0 && row >= 0 && column < hair.width && row < hair.height;
  return isIn ? (hair.cells[(row * hair.width + column) * 4 + 3] ?? 0) : 0;
};

/** Of each part below the chin, how much was taken for hair. */
const takenOf = (one: Painted, hair: Hair | null) => {
  const counts = { hair: [0, 0], skin: [0, 0], worn: [0, 0], print: [0, 0] };
  for (let y = Math.ceil(centre[1] + tall); y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const part = partAt(x + 0.5, y + 0.5, one);
      if (!part) continue;
      const count = counts[part];
      count[0] = (count[0] ?? 0) + 1;
      if (valueAt(hair, x, y) > 127) count[1] = (count[1] ?? 0) + 1;
    }
  const share = ([all = 0, taken = 0]: readonly number[]) => (all === 0 ? 0 : taken / all);
  return {
    hair: share(counts.hair),
    skin: share(counts.skin),
    worn: share(counts.worn),
    print: share(counts.print),
  };
};

const look = (one: Painted) => {
  const { picture, mask } = paint(one);
  return takenOf(one, openHairFinder().find(picture, mask, body));
};

describe('hair before the body', () => {
  it.each([
    ['black on light skin over red', { skin: LIGHT, hair: BLACK, worn: RED }],
    ['black on deep skin over white', { skin: DEEP, hair: BLACK, worn: WHITE }],
    ['blond on light skin over black', { skin: LIGHT, hair: BLOND, worn: BLACK }],
    ['a red scarf over white', { skin: DEEP, hair: RED, worn: WHITE }],
  ] as const)('is found: %s', (_, colours) => {
    const taken = look({ ...colours, isLong: true });
    expect(taken.hair).toBeGreaterThan(0.88);
    expect(taken.worn).toBeLessThan(0.03);
    expect(taken.skin).toBeLessThan(0.03);
  });

  it('is found in a dark room as in a light one', () => {
    const dark = ([r, g, b]: Colour): Colour => [r * 0.3, g * 0.3, b * 0.3];
    const taken = look({ skin: dark(LIGHT), hair: dark(BLACK), worn: dark(RED), isLong: true });
    expect(taken.hair).toBeGreaterThan(0.88);
    expect(taken.worn).toBeLessThan(0.03);
  });

  it('is not what has its colour and does not hang together with it', () => {
    const taken = look({ skin: LIGHT, hair: BLACK, worn: WHITE, print: BLACK, isLong: true });
    expect(taken.hair).toBeGreaterThan(0.88);
    expect(taken.print).toBe(0);
  });

  it('is none where it is short, or where the wearer wears its colour', () => {
    for (const one of [
      { skin: LIGHT, hair: BLACK, worn: RED, isLong: false },
      { skin: LIGHT, hair: BLACK, worn: BLACK, isLong: true },
      { skin: DEEP, hair: DEEP, worn: WHITE, isLong: true },
    ]) {
      const { picture, mask } = paint(one);
      const taken = takenOf(one, openHairFinder().find(picture, mask, body));
      expect(Math.max(taken.worn, taken.skin)).toBeLessThan(0.01);
    }
  });

  it('stays where it is through the noise of a camera, though it has nearly the colour of what is worn', () => {
    const random = seededRandom(7);
    const noise = () => (random() + random() + random() - 1.5) * 16;
    const near: Painted = {
      skin: LIGHT,
      hair: [103, 71, 46],
      worn: [150, 112, 70],
      isLong: true,
    };
    const finder = openHairFinder();
    const seen = Array.from({ length: 14 }, () => {
      const { picture, mask } = paint(near, noise);
      return finder.find(picture, mask, body);
    }).slice(6);
    let [hair, moved] = [0, 0];
    for (const [i, one] of seen.entries())
      for (let at = 3; at < (one?.cells.length ?? 0); at += 4) {
        if ((one?.cells[at] ?? 0) > 127) hair += 1;
        const before = seen[i - 1]?.cells[at];
        if (before !== undefined && Math.abs(before - (one?.cells[at] ?? 0)) > 127) moved += 1;
      }
    expect(hair / seen.length).toBeGreaterThan(400);
    expect(moved / hair).toBeLessThan(0.12);
  });

  it('is looked for anew on another wearer', () => {
    const finder = openHairFinder();
    const first = paint({ skin: LIGHT, hair: BLACK, worn: RED, isLong: true });
    for (let i = 0; i < 4; i += 1) finder.find(first.picture, first.mask, body);
    finder.forget();
    const other = paint({ skin: DEEP, hair: RED, worn: BLACK, isLong: true });
    expect(finder.find(other.picture, other.mask, body)).toEqual(
      openHairFinder().find(other.picture, other.mask, body),
    );
  });

  it('is found by somebody’s chest where no more of them is in the picture', () => {
    const one: Painted = { skin: LIGHT, hair: BLACK, worn: RED, isLong: true };
    const { picture, mask } = paint(one);
    const cut = Math.round(top + 0.7 * span);
    const near = {
      picture: { width, height: cut, data: picture.data.subarray(0, width * cut * 4) },
      mask: { width, height: cut, values: mask.values.subarray(0, width * cut) },
    };
    const hair = openHairFinder().find(near.picture, near.mask, body);
    expect(takenOf(one, hair).hair).toBeGreaterThan(0.88);
    const same: Painted = { ...one, worn: BLACK };
    const dark = paint(same);
    expect(
      openHairFinder().find(
        { ...near.picture, data: dark.picture.data.subarray(0, width * cut * 4) },
        near.mask,
        body,
      ),
    ).toBeNull();
  });

  it('ends at the pixel where its colour does, and not where a cell does', () => {
    // A lock to the left, a shirt to the right, and a column of cells that both share.
    const middleOf = (a: Colour, b: Colour) => a.map((value, i) => (value + (b[i] ?? 0)) / 2);
    const columns = [
      [...BLACK, 255],
      [...middleOf(BLACK, RED), 255],
      [...RED, 0],
      [...RED, 0],
    ];
    const hair: Hair = {
      left: 100,
      top: 50,
      cell: 6,
      width: 4,
      height: 4,
      cells: Uint8Array.from(Array.from({ length: 4 }, () => columns).flat(2)),
    };
    for (let x = 100.5; x < 112; x += 1) expect(hairAt(hair, x, 62, ...BLACK)).toBeGreaterThan(0.8);
    for (let x = 113.5; x < 124; x += 1) expect(hairAt(hair, x, 62, ...RED)).toBeLessThan(0.1);
    expect(hairAt(hair, 110.5, 62, ...RED)).toBeLessThan(0.5);
    for (const [x, y] of [
      [99, 62],
      [125, 62],
      [110, 49],
      [110, 75],
    ] as const)
      expect(hairAt(hair, x, y, ...BLACK)).toBe(0);
  });
});
