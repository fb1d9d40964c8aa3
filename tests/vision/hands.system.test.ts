import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gestureStep, noGestures } from '../../renderer/vision/gestures/gestures.ts';
import type { Hand } from '../../renderer/vision/gestures/hand.ts';
import { restingPose, type HandPose } from '../../renderer/vision/gestures/hand-model.ts';
import { sharedData } from '../fakes/shared-data.ts';
import type { Found } from './page/hands.ts';
import { openVisionPage, type VisionPage } from './vision-page.ts';

/*
 * The real hand tracker in a real browser: what it tells of a drawn hand, and of hands in a photograph, has to be
 * understood by the gestures, which are otherwise tried on hands that are made.
 */
let vision: VisionPage;
beforeAll(async () => {
  vision = await openVisionPage('tests/vision/page/hands.html');
  await vision.page.waitForFunction(() => 'hands' in window);
}, 120_000);
afterAll(() => vision?.close());

const SLOW_MS = 240_000;
const SKINS = { light: [232, 190, 160], deep: [110, 72, 52] } as const;

const drawn = (pose: Partial<HandPose>, skin: keyof typeof SKINS): Promise<Found> =>
  vision.page.evaluate((hand) => window.hands.inDrawing(hand), {
    pose: { ...restingPose, ...pose },
    x: 320,
    y: 330,
    palm: 110,
    skin: SKINS[skin],
  });

/** The same hand held still for a second: whether it is taken to mean the screen. */
const meansTheScreen = (hand: Hand | null): boolean => {
  let core = noGestures;
  for (let i = 0; i < 25; i++) {
    const stepped = gestureStep(core, { at: i / 25, hands: hand ? [hand] : [] });
    core = stepped.core;
    if (stepped.events.some(({ kind }) => kind === 'hover')) return true;
  }
  return false;
};

describe('the hand tracker and the gestures', { timeout: SLOW_MS }, () => {
  it.each([
    ['light', 1],
    ['light', -1],
    ['deep', 1],
    ['deep', -1],
  ] as const)(
    'know an open hand of %s skin, thumb at %i, that means the screen',
    async (skin, thumb) => {
      const { hand } = await drawn({ thumb }, skin);
      expect(hand).not.toBeNull();
      expect(meansTheScreen(hand)).toBe(true);
    },
  );

  it('know one that is not held quite straight', async () => {
    expect(meansTheScreen((await drawn({ roll: 0.3, pitch: 0.3 }, 'light')).hand)).toBe(true);
  });

  it('take a hand that hangs for none that means the screen', async () => {
    expect(meansTheScreen((await drawn({ roll: 2.6 }, 'light')).hand)).toBe(false);
  });

  it('asks no other host for anything', () => {
    expect(vision.elsewhere).toEqual([]);
  });
});

const photograph = sharedData('people/hand-pose-detection__test_data__hands.jpg');

describe.skipIf(photograph === null)(
  'hands in a photograph (needs the shared data: set LOOKGLASS_SHARED_DATA)',
  { timeout: SLOW_MS },
  () => {
    it('are found, and their points are a hand', async () => {
      const source = `data:image/jpeg;base64,${readFileSync(photograph ?? '').toString('base64')}`;
      const { hand } = await vision.page.evaluate(
        (picture) => window.hands.inPhotograph(picture, [0, 0, 1, 1]),
        source,
      );
      expect(hand).toHaveLength(21);
    });
  },
);
