import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SKINS } from '../../renderer/vision/demo/figure.ts';
import { LIPS_INNER, LIPS_OUTER, outline } from '../../renderer/vision/makeup/face.ts';
import { drawFace } from '../fakes/drawn-face.ts';
import { sharedData } from '../fakes/shared-data.ts';
import { MARKED } from './marked-lips.ts';
import type { Sitting } from './page/makeup.ts';
import type { Lamp } from './page/sitters.ts';
import type { Shade } from './page/true-lips.ts';
import { openVisionPage, type VisionPage } from './vision-page.ts';

/*
 * Make-up on faces that the real tracker finds, in a real browser. People are drawn, so that it is known where their
 * lips are; on photographs somebody marked them. All figures are printed.
 */
let vision: VisionPage;

beforeAll(async () => {
  vision = await openVisionPage('tests/vision/page/makeup.html');
  await vision.page.waitForFunction(() => 'makeup' in window);
}, 120_000);
afterAll(() => vision?.close());

/** Software does here what a graphics card does in a shop, on a machine that may do much else. */
const SLOW_MS = 240_000;
const WHITE: Lamp = { colour: [1, 1, 1], noise: 1.5 };
/** An evening: little light, and a sensor that turns itself up. */
const DIM: Lamp = { colour: [0.42, 0.42, 0.42], noise: 3 };
const FINISHES = ['matte', 'satin', 'gloss'] as const;
const SHADES: readonly Shade[] = [
  '#a8605c',
  '#c97b74',
  '#b3261e',
  '#8f2f24',
  '#a52a4d',
  '#5a1e2b',
].flatMap((hex) => FINISHES.map((finish) => ({ hex, finish })));

/** Of the shades in one finish, the one that is furthest from its swatch. */
const worst = ({ off }: Sitting, finish: Shade['finish']): number =>
  Math.max(...SHADES.flatMap((shade, i) => (shade.finish === finish ? [off[i] ?? 0] : [])));

const tell = (what: string, sitting: Sitting | null): Sitting => {
  if (!sitting) throw new Error(`${what}: no face found`);
  const { faceWidth, overlap, jitter, teeth } = sitting;
  const share = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  console.log(
    [
      `${what}: face ${faceWidth.toFixed(0)} px`,
      `lips ${share(overlap)}`,
      `outline ${share(sitting.outline)}, by the landmarks alone ${share(sitting.landmarks)}`,
      `jitter ${(100 * jitter).toFixed(3)} %`,
      `to the swatch ${FINISHES.map((finish) => worst(sitting, finish).toFixed(1)).join(' / ')}`,
      `teeth ${teeth.count} px ${teeth.changed.toFixed(1)}`,
    ].join(', '),
  );
  return sitting;
};

/** From the front, and turned by the 0.42 rad that the drawn person turns. */
const FRONT = 0;
const TURNED = 4.32;

const drawn = async (
  what: string,
  seed: number,
  {
    seconds = FRONT,
    skin = null,
    size = 480,
    parted = 0,
    lamp = WHITE,
    shades = SHADES,
  }: {
    seconds?: number;
    skin?: number | null;
    /** How far the lips are apart; 1 is as the mesh has them, three pixels here. */
    parted?: number;
    size?: number;
    lamp?: Lamp;
    shades?: readonly Shade[];
  } = {},
): Promise<Sitting> =>
  tell(
    what,
    await vision.page.evaluate((sitting) => window.makeup.drawn(...sitting), [
      seed,
      seconds,
      { skin, parted, size },
      lamp,
      shades,
    ] as const),
  );

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

/**
 * What is held: above the aim of 0.92 where that is reached with room, so that it stays, and below it where it is not
 * (renderer/vision/makeup/README.md). Marks by eye on photographs are good to some three hundredths of overlap themselves.
 */
const FLOOR = {
  overlap: 0.935,
  /** A tracker trembles more one time than another. */
  dim: 0.92,
  photograph: 0.88,
  /** A turned deep-skinned head whose upper lip lies in its own shade, and which the tracker finds open. */
  shaded: 0.87,
  /** Thin rings of lips, which a tracker finds otherwise one time than another. */
  parted: 0.9,
  jitter: 0.001,
  swatch: 6,
  teeth: 6,
} as const;

describe('lips of a drawn person', { timeout: SLOW_MS }, () => {
  it.each(SKINS.map((skin, seed) => [hex(skin), seed] as const))(
    'of skin %s are found and stay where they are',
    async (skin, seed) => {
      const sitting = await drawn(`front ${skin}`, seed);
      expect(sitting.overlap).toBeGreaterThan(FLOOR.overlap);
      expect(sitting.jitter).toBeLessThan(FLOOR.jitter);
      expect(worst(sitting, 'matte')).toBeLessThan(FLOOR.swatch);
    },
  );

  it.each([1, 4, 7])('turned to the side are found: %i', async (seed) => {
    const sitting = await drawn(`turned ${hex(SKINS[seed] ?? 0)}`, seed, { seconds: TURNED });
    expect(sitting.outline).toBeGreaterThan(FLOOR.overlap);
    expect(sitting.overlap).toBeGreaterThan(seed === 7 ? FLOOR.shaded : FLOOR.overlap);
    expect(sitting.jitter).toBeLessThan(FLOOR.jitter);
  });

  it.each([
    ['warm', { colour: [1, 0.84, 0.64], noise: 1.5 }],
    ['cool', { colour: [0.82, 0.92, 1], noise: 1.5 }],
    ['dim', DIM],
  ] as const)('are found in %s light, on light, middle and deep skin', async (name, lamp) => {
    for (const seed of [1, 5, 8]) {
      const sitting = await drawn(`${name} light ${hex(SKINS[seed] ?? 0)}`, seed, { lamp });
      const floor = name === 'dim' ? FLOOR.dim : FLOOR.overlap;
      expect(sitting.outline).toBeGreaterThan(floor);
      expect(sitting.overlap).toBeGreaterThan(floor);
      expect(sitting.jitter).toBeLessThan(FLOOR.jitter);
    }
  });

  it.each([400, 720])('are found in a picture %i pixels high', async (size) => {
    const sitting = await drawn(`${size} high`, 4, { size });
    expect(sitting.overlap).toBeGreaterThan(FLOOR.overlap);
  });

  it('that are apart are found around the dark between them', async () => {
    for (const seed of [1, 5, 8])
      for (const parted of seed === 5 ? [1, 0.5] : [1]) {
        const sitting = await drawn(`parted by ${parted} ${hex(SKINS[seed] ?? 0)}`, seed, {
          parted,
        });
        expect(sitting.outline).toBeGreaterThan(FLOOR.overlap);
        expect(sitting.overlap).toBeGreaterThan(FLOOR.parted);
      }
  });

  it.each([
    ['turned', 0, { seconds: 4.1 }, FLOOR.overlap],
    ['turned', 3, { seconds: 4.1 }, FLOOR.overlap],
    ['turned', 6, { seconds: 4.1 }, FLOOR.shaded],
    ['turned the other way', 2, { seconds: 9.6 }, FLOOR.overlap],
    ['turned the other way', 5, { seconds: 9.6 }, FLOOR.overlap],
    ['dim', 3, { seconds: 1, lamp: DIM }, FLOOR.dim],
    ['dim', 6, { seconds: 1, lamp: DIM }, FLOOR.dim],
    ['apart', 2, { seconds: 0.5, parted: 1 }, FLOOR.parted],
    ['apart', 7, { seconds: 0.5, parted: 1 }, FLOOR.parted],
  ] as const)('are found on faces held back: %s, skin %i', async (what, skin, how, floor) => {
    // Another person of the same skin.
    const sitting = await drawn(`held back, ${what} ${hex(SKINS[skin] ?? 0)}`, skin + 9, {
      ...how,
      shades: [],
    });
    expect(sitting.outline).toBeGreaterThan(what === 'dim' ? FLOOR.dim : FLOOR.overlap);
    expect(sitting.overlap).toBeGreaterThan(floor);
    expect(sitting.jitter).toBeLessThan(FLOOR.jitter);
  });

  it('take the colour of the swatch on neutral skin', async () => {
    const sitting = await drawn('neutral skin', 4, { skin: 0xd9a483 });
    for (const finish of FINISHES) expect(worst(sitting, finish)).toBeLessThan(FLOOR.swatch);
  });
});

describe('a mouth that is open', { timeout: SLOW_MS }, () => {
  it.each(['#f3e7db', '#d9a483', '#604134'])('shows teeth without colour: %s', async (skin) => {
    const face = drawFace({ faceWidth: 220, skin, open: 0.7 });
    const sitting = tell(
      `teeth ${skin}`,
      await vision.page.evaluate((one) => window.makeup.given(...one), [
        {
          width: face.width - (face.width % 4),
          height: face.height,
          data: rows(face.data, face.width, face.width - (face.width % 4)),
          outer: outline(face.landmarks, LIPS_OUTER),
          inner: outline(face.landmarks, LIPS_INNER),
        },
        WHITE,
        SHADES,
      ] as const),
    );
    expect(sitting.teeth.count).toBeGreaterThan(50);
    expect(sitting.teeth.changed).toBeLessThan(FLOOR.teeth);
  });
});

/** The picture with every row cut to `wide` pixels, in base64. */
const rows = (data: Uint8ClampedArray, width: number, wide: number): string =>
  Buffer.concat(
    Array.from({ length: data.length / 4 / width }, (_, y) =>
      Buffer.from(data.buffer, y * width * 4, wide * 4),
    ),
  ).toString('base64');

const PEOPLE = MARKED.map((marked) => ({ ...marked, path: sharedData(`people/${marked.name}`) }));

describe.skipIf(PEOPLE.some(({ path }) => path === null))(
  'people on photographs (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  { timeout: SLOW_MS },
  () => {
    it.each(PEOPLE)('$name', async ({ name, path, crop, outer, inner }) => {
      const jpeg = readFileSync(path ?? '').toString('base64');
      const sitting = await vision.page.evaluate((one) => window.makeup.photographed(...one), [
        { url: `data:image/jpeg;base64,${jpeg}`, crop, outer, inner },
        WHITE,
        SHADES,
      ] as const);
      const { outline, jitter, teeth } = tell(name, sitting);
      expect(outline).toBeGreaterThan(FLOOR.photograph);
      expect(jitter).toBeLessThan(FLOOR.jitter);
      expect(teeth.changed).toBeLessThan(FLOOR.teeth);
    });
  },
);
