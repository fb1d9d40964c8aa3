import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  easyManner,
  film,
  grabbing,
  pinching,
  pointing,
  swiping,
  swipingOn,
  type Act,
  type Manner,
  type Style,
} from '../../../tests/fakes/hands/actor.ts';
import { people } from '../../../tests/fakes/hands/people.ts';
import { seededRandom } from '../demo/seeded-random.ts';
import { gestureStep, noGestures, type GestureEvent } from './gestures.ts';
import type { HandSample } from './hand.ts';

type Told = GestureEvent & { readonly at: number };

const play = (samples: readonly HandSample[]): readonly Told[] => {
  let core = noGestures;
  const told: Told[] = [];
  for (const sample of samples) {
    const stepped = gestureStep(core, sample);
    core = stepped.core;
    for (const event of stepped.events) told.push({ ...event, at: sample.at });
  }
  return told;
};

/** The figures of the README beside this file. */
const print = (line: string) => process.stdout.write(`${line}\n`);

/** What makes the shelf do something. */
const acts = (told: readonly Told[]): readonly string[] =>
  told.flatMap((event) => {
    if (event.kind === 'swipe') return [`swipe ${event.to}`];
    if (event.kind === 'select') return [`select ${event.by}`];
    return event.kind === 'grab' && event.phase === 'start' ? ['grab'] : [];
  });

const manner = fc.record<Manner>({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  fps: fc.double({ min: 10, max: 30, noNaN: true }),
  palm: fc.double({ min: 22, max: 110, noNaN: true }),
  lean: fc.double({ min: 0, max: 0.6, noNaN: true }),
  thumb: fc.constantFrom(1, -1),
  noise: fc.double({ min: 0.004, max: 0.025, noNaN: true }),
  depthNoise: fc.double({ min: 0.01, max: 0.08, noNaN: true }),
  dropped: fc.double({ min: 0, max: 0.06, noNaN: true }),
  missed: fc.double({ min: 0, max: 0.04, noNaN: true }),
});
const style = fc.record<Style>({
  far: fc.double({ min: 0, max: 1, noNaN: true }),
  quick: fc.double({ min: 0, max: 1, noNaN: true }),
  pitch: fc.double({ min: -0.25, max: 0.5, noNaN: true }),
  yaw: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  roll: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  loose: fc.double({ min: 0, max: 1, noNaN: true }),
});

const INTENDED: readonly (readonly [string, (style: Style) => Act])[] = [
  ['swipe left', (one) => swiping('left', one)],
  ['swipe right', (one) => swiping('right', one)],
  ['select dwell', pointing],
  ['grab', grabbing],
  ['select pinch', pinching],
];

describe('gestures that are meant', () => {
  const EACH = 400;
  it.each(INTENDED)('%s: 97 of 100 are understood, of all hands and machines', (name, act) => {
    const tries = fc.sample(fc.tuple(manner, style), { numRuns: EACH, seed: 20_261_130 });
    const heard = tries.map(([how, like]) => acts(play(film(act(like), how))));
    const understood = heard.filter((one) => one.join() === name).length;
    const otherwise = heard.filter((one) => one.some((said) => said !== name)).length;
    print(`${name}: ${understood} of ${EACH}, ${otherwise} taken for something else`);
    expect(understood / EACH).toBeGreaterThanOrEqual(0.97);
    expect(otherwise / EACH).toBeLessThanOrEqual(0.01);
  });
});

it('swipes one after another are as many, and coming back is none', () => {
  for (const fps of [12, 20, 30])
    for (const to of ['left', 'right'] as const) {
      const said = acts(play(film(swipingOn(to, 4), { ...easyManner, fps, seed: fps })));
      expect(said).toEqual(Array.from({ length: 4 }, () => `swipe ${to}`));
    }
});

describe('people who mean nothing by it', () => {
  it('turn no page: at most one in ten minutes', () => {
    const MINUTES = 120;
    const random = seededRandom(11);
    const some = (low: number, high: number) => low + (high - low) * random();
    const told = Array.from({ length: MINUTES / 5 }, (_, i) => {
      const how: Manner = {
        seed: i,
        fps: some(10, 30),
        palm: some(22, 110),
        thumb: random() < 0.5 ? 1 : -1,
        noise: some(0.004, 0.025),
        depthNoise: some(0.01, 0.08),
        lean: some(0, 0.6),
        dropped: some(0, 0.06),
        missed: some(0, 0.04),
      };
      return acts(play(film(people(1_000 + i, 300), how)));
    }).flat();
    print(`${told.length} in ${MINUTES} minutes of people: ${told.join(', ')}`);
    expect(told.length).toBeLessThanOrEqual(MINUTES / 10);
  });
});

describe('whatever a tracker says', () => {
  it('mirrored hands say the mirrored thing', () => {
    const flip = (samples: readonly HandSample[]): HandSample[] =>
      samples.map(({ at, hands }) => ({
        at,
        hands: hands.map((hand) => hand.map((point) => ({ ...point, x: 640 - point.x }))),
      }));
    const other = (said: string) =>
      said.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'));
    fc.assert(
      fc.property(manner, style, fc.constantFrom(...INTENDED), (how, like, [, act]) => {
        const samples = film(act(like), how);
        expect(acts(play(flip(samples)))).toEqual(acts(play(samples)).map(other));
      }),
      { numRuns: 60 },
    );
  });

  it('where the hand is and how near makes no difference', () => {
    const moved = fc.record({
      by: fc.double({ min: 0.2, max: 5, noNaN: true }),
      x: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
      y: fc.double({ min: -2_000, max: 2_000, noNaN: true }),
    });
    fc.assert(
      fc.property(manner, style, moved, fc.constantFrom(...INTENDED), (how, like, to, [, act]) => {
        const samples = film(act(like), how);
        const elsewhere = samples.map(({ at, hands }) => ({
          at,
          hands: hands.map((hand) =>
            hand.map(({ x, y, z }) => ({ x: x * to.by + to.x, y: y * to.by + to.y, z: z * to.by })),
          ),
        }));
        expect(acts(play(elsewhere))).toEqual(acts(play(samples)));
      }),
      { numRuns: 60 },
    );
  });

  it('noise says nothing: points anywhere are no hand that means the screen', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 640, noNaN: true }),
      y: fc.double({ min: 0, max: 480, noNaN: true }),
      z: fc.double({ min: -80, max: 80, noNaN: true }),
    });
    const hand = fc.array(point, { minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(fc.array(fc.array(hand, { maxLength: 2 }), { maxLength: 60 }), (pictures) => {
        expect(acts(play(pictures.map((hands, i) => ({ at: i / 25, hands }))))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('broken points are passed over and never told on', () => {
    const anything = fc.record({ x: fc.double(), y: fc.double(), z: fc.double() });
    fc.assert(
      fc.property(fc.array(fc.array(anything, { maxLength: 23 }), { maxLength: 40 }), (hands) => {
        const told = play(hands.map((hand, i) => ({ at: i / 20, hands: [hand] })));
        const places = told.flatMap((one) => (one.kind === 'hover' ? [one.x, one.y] : []));
        expect(places.filter((one) => !(one >= 0 && one <= 1))).toEqual([]);
      }),
    );
  });

  it('every grab that begins ends, and after a loss nothing goes on', () => {
    fc.assert(
      fc.property(
        manner,
        style,
        fc.constantFrom(...INTENDED),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (how, like, [, act], cut) => {
          const whole = film(act(like), how);
          const samples = whole.slice(0, Math.ceil(whole.length * cut));
          const end = (samples.at(-1)?.at ?? 0) + 1;
          const told = play([...samples, { at: end, hands: [] }]);
          const grabs = told.flatMap((one) => (one.kind === 'grab' ? [one.phase] : []));
          const count = (phase: string) => grabs.filter((one) => one === phase).length;
          expect(count('end')).toBe(count('start'));
          const last = told.findLast(({ kind }) => kind === 'hover' || kind === 'lost');
          expect(last?.kind ?? 'lost').toBe('lost');
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('two people', () => {
  it('whose hands a tracker takes in turn are never one hand that flies across', () => {
    const one = film({ seconds: 20, at: () => ({ x: -3, y: 0 }) }, { ...easyManner, seed: 3 });
    const other = film({ seconds: 20, at: () => ({ x: 3, y: 0.2 }) }, { ...easyManner, seed: 3 });
    for (const [every, length] of [
      [1, 1],
      [2, 4],
      [9, 18],
      [30, 60],
    ] as const) {
      const samples = one.map((sample, i) => (i % length < every ? sample : (other[i] ?? sample)));
      expect(acts(play(samples))).toEqual([]);
    }
  });
});

describe('the hand and its place', () => {
  it('goes with the hand, stays when a finger takes over from the palm, and never leaves the field', () => {
    const told = play(
      film(pointing({ far: 1, quick: 0.5, pitch: 0, yaw: 0, roll: 0, loose: 0.2 }), easyManner),
    );
    const places = told.flatMap((one) => (one.kind === 'hover' ? [one] : []));
    expect(places[0]).toMatchObject({ x: 0.5, y: 0.5 });
    expect(places.at(-1)?.x).toBeGreaterThan(0.7);
    for (const { x, y } of places) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
  });

  it('tells how much of the wait is over, rising to the choice', () => {
    const told = play(
      film(pointing({ far: 0.8, quick: 0.5, pitch: 0, yaw: 0, roll: 0, loose: 0.2 }), easyManner),
    );
    const chosen = told.findIndex(({ kind }) => kind === 'select');
    const parts = told.slice(0, chosen).flatMap((one) => (one.kind === 'dwell' ? [one.part] : []));
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.at(-1)).toBe(1);
  });

  it('turns what is grabbed the way the hand goes', () => {
    for (const [quick, way] of [
      [0.9, 1],
      [0.1, -1],
    ] as const) {
      const told = play(
        film(grabbing({ far: 0.5, quick, pitch: 0, yaw: 0, roll: 0, loose: 0.2 }), easyManner),
      );
      const end = told.find((one) => one.kind === 'grab' && one.phase === 'end');
      expect((end?.kind === 'grab' ? end.turn : 0) * way).toBeGreaterThan(0.5);
    }
  });
});
