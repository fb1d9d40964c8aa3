import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tried } from './page/main.ts';
import { openVisionPage, type VisionPage } from './vision-page.ts';

/*
 * The real models, in a real browser, under the real content policy, look at a person who is drawn: what they find is
 * held against where everything was drawn. No request may leave the host.
 */
let vision: VisionPage;

beforeAll(async () => {
  vision = await openVisionPage('tests/vision/page/index.html');
  await vision.page.waitForFunction(() => 'vision' in window);
}, 120_000);

afterAll(() => vision.close());

const track = (...given: Parameters<Window['vision']['track']>): Promise<Tried> =>
  vision.page.evaluate(
    ([kind, seed, framing, points]) => window.vision.track(kind, seed, framing, points),
    given,
  );

const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number =>
  Math.hypot(ax - bx, ay - by);

const CORNERS_OF_EYES_AND_MOUTH = [33, 133, 263, 362, 61, 291];

/** Software does here what a graphics card does in a shop, on a machine that may do much else. */
const SLOW_MS = 240_000;

describe('the packed models', { timeout: SLOW_MS }, () => {
  it.each([
    ['light', 1],
    ['deep', 7],
  ])('find the face of a drawn person of %s skin', async (_, seed) => {
    const tried = await track('face', seed, 'portrait', CORNERS_OF_EYES_AND_MOUTH);
    const wide = apart(tried.true[0] ?? [0, 0], tried.true[2] ?? [0, 0]);
    expect(wide).toBeGreaterThan(60);
    for (const [i, spot] of tried.found.entries())
      expect(apart(spot, tried.true[i] ?? [0, 0]) / wide).toBeLessThan(0.12);
  });

  it.each([
    ['light', 1],
    ['deep', 7],
  ])('find the pose and the outline of a drawn person of %s skin', async (_, seed) => {
    const tried = await track('pose', seed, 'whole', [11, 12]);
    const [left = [0, 0], right = [0, 0]] = tried.true;
    const wide = apart(left, right);
    const [foundLeft = [0, 0], foundRight = [0, 0]] = tried.found;
    expect(Math.abs(apart(foundLeft, foundRight) - wide) / wide).toBeLessThan(0.15);
    expect(apart(foundLeft, left) / wide).toBeLessThan(0.2);
    expect(apart(foundRight, right) / wide).toBeLessThan(0.2);
    expect(tried.maskInside).toBeGreaterThan(0.5);
  });

  it('cut a person out, and see that somebody is there', async () => {
    expect((await track('segmentation', 4, 'whole', [])).maskInside).toBeGreaterThan(0.5);
    const tried = await track('presence', 4, 'portrait', [0]);
    expect(apart(tried.found[0] ?? [0, 0], tried.true[0] ?? [0, 0])).toBeLessThan(60);
  });
});

describe('whoever draws comics', { timeout: SLOW_MS }, () => {
  it.each([
    ['light', 'before the lens', 1, 'portrait'],
    ['light', 'some steps away', 1, 'whole'],
    ['deep', 'before the lens', 7, 'portrait'],
    ['deep', 'some steps away', 7, 'whole'],
  ] as const)('sees the mouth of somebody of %s skin, %s', async (_skin, _where, seed, framing) => {
    const { found, ...is } = await vision.page.evaluate((given) => window.vision.speak(...given), [
      seed,
      framing,
    ] as const);
    expect(found).toHaveLength(1);
    expect(apart(found[0] ?? [0, 0], is.true) / is.wide).toBeLessThan(0.2);
  });
});

describe('of two people who are there from the start', { timeout: SLOW_MS }, () => {
  it.each([
    ['pose', 'whole', 'left'],
    ['pose', 'whole', 'right'],
    ['face', 'portrait', 'left'],
    ['face', 'portrait', 'right'],
  ] as const)('the nearer one is followed: %s, %s, %s', async (kind, framing, side) => {
    const { at, near, far } = await vision.page.evaluate((given) => window.vision.two(...given), [
      kind,
      framing,
      side,
    ] as const);
    console.log(`${kind}, nearer ${side}: followed at ${at.toFixed(2)}, near ${near}, far ${far}`);
    expect(Math.abs(at - near)).toBeLessThan(0.1);
  });
});

it(
  'begins a worker anew that died',
  async () => {
    expect(await vision.page.evaluate(() => window.vision.revive())).toBe(1);
  },
  SLOW_MS,
);

it(
  'ends its worker by asking, and leaves no picture to whoever collects garbage',
  async () => {
    const warnings: string[] = [];
    vision.page.on('console', (line) => {
      if (/garbage collected/.test(line.text())) warnings.push(line.text());
    });
    expect(await vision.page.evaluate(() => window.vision.openAndClose(3))).toEqual({
      begun: 3,
      terminated: 0,
    });
    const devtools = await vision.page.context().newCDPSession(vision.page);
    await devtools.send('HeapProfiler.collectGarbage');
    await expect.poll(() => vision.page.workers().length).toBe(0);
    expect(warnings).toEqual([]);
  },
  SLOW_MS,
);

it('asks no other host for anything, and breaks no rule of the content policy', () => {
  expect(vision.asked).toContain('/vision/face.task');
  expect(vision.elsewhere).toEqual([]);
  expect(vision.errors).toEqual([]);
});
